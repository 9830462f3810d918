import { ACTIONS, type ActionKind } from '../core/index.ts';
import type { ActionRequest, ActionSubject } from './actions.ts';
import type { ExperimentWish } from './experiments.ts';
import type { Message, MessageKind, MessageOf } from './messages.ts';
import { isSeenAnswer } from './seen-answer.ts';

/** Checks a message field by field. @returns null when it is not one of ours in form and in every part */
export function readMessage(raw: unknown): Message | null {
  if (!isObject(raw)) return null;
  const kind = raw.kind;
  return typeof kind === 'string' && Object.hasOwn(READERS, kind) ? READERS[kind as MessageKind](raw) : null;
}

type Raw = Readonly<Record<string, unknown>>;

const READERS: { readonly [K in MessageKind]: (raw: Raw) => MessageOf<K> | null } = {
  snapshot: raw => withTab('snapshot', raw),
  undoOffers: raw => withTab('undoOffers', raw),
  clearEpisodes: raw => withTab('clearEpisodes', raw),
  episodes: ({ tabId, ids }) => (isTabId(tabId) && isListOf(ids, isId, 1000) ? { kind: 'episodes', tabId, ids } : null),
  reveal: ({ exchangeId }) => (isId(exchangeId) ? { kind: 'reveal', exchangeId } : null),
  checkSignature: ({ exchangeId, field }) =>
    isId(exchangeId) && isId(field) ? { kind: 'checkSignature', exchangeId, field } : null,
  ignoreSite: ({ tabId, ignore }) =>
    isTabId(tabId) && typeof ignore === 'boolean' ? { kind: 'ignoreSite', tabId, ignore } : null,
  openOptions: () => ({ kind: 'openOptions' }),
  planExperiments: ({ episodeId }) => (isId(episodeId) ? { kind: 'planExperiments', episodeId } : null),
  runExperiments: ({ wish }) => {
    const checked = readWish(wish);
    return checked && { kind: 'runExperiments', wish: checked };
  },
  undo: ({ id }) => (isId(id) ? { kind: 'undo', id } : null),
  answersSeen: ({ tabId, answers }) =>
    isTabId(tabId) && isListOf(answers, isSeenAnswer, 20) ? { kind: 'answersSeen', tabId, answers } : null,
  preview: ({ subject }) => {
    const checked = readSubject(subject);
    return checked && { kind: 'preview', subject: checked };
  },
  perform: ({ request }) => {
    const checked = readAction(request);
    return checked && { kind: 'perform', request: checked };
  },
};

function withTab<K extends 'snapshot' | 'undoOffers' | 'clearEpisodes'>(kind: K, { tabId }: Raw) {
  return isTabId(tabId) ? { kind, tabId } : null;
}

function readSubject(raw: unknown): ActionSubject | null {
  if (!isObject(raw)) return null;
  const { action, tabId, episode, params } = raw;
  if (!isAction(action) || !isTabId(tabId) || (episode !== null && !isId(episode)) || !isParams(params)) return null;
  return { action, tabId, episode, params };
}

function readAction(raw: unknown): ActionRequest | null {
  const subject = readSubject(raw);
  if (!subject || !isObject(raw)) return null;
  const { chosen, typed, origin } = raw;
  if (!isListOf(chosen, isChoice, 5000) || !isTyped(typed)) return null;
  if (origin === undefined) return { ...subject, chosen, typed };
  return isId(origin) ? { ...subject, chosen, typed, origin } : null;
}

function readWish(raw: unknown): ExperimentWish | null {
  if (!isObject(raw)) return null;
  const { episodeId, pasted, agreed } = raw;
  if (!isId(episodeId) || typeof agreed !== 'boolean') return null;
  return pasted === null || isText(pasted, 100_000) ? { episodeId, pasted, agreed } : null;
}

const isAction = (raw: unknown): raw is ActionKind => typeof raw === 'string' && Object.hasOwn(ACTIONS, raw);

const isObject = (raw: unknown): raw is Raw => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

// -1 stands for requests of no tab.
const isTabId = (raw: unknown): raw is number => Number.isInteger(raw) && (raw as number) >= -1;

const isText = (raw: unknown, longest: number): raw is string => typeof raw === 'string' && raw.length <= longest;

const isId = (raw: unknown): raw is string => isText(raw, 200) && raw !== '';

const isListOf = <T>(raw: unknown, is: (item: unknown) => item is T, most: number): raw is readonly T[] =>
  Array.isArray(raw) && raw.length <= most && raw.every(is);

const isChoice = (raw: unknown): raw is string => isText(raw, 50_000);

const isParams = (raw: unknown): raw is ActionSubject['params'] =>
  isObject(raw) &&
  Object.keys(raw).length <= 20 &&
  Object.values(raw).every(v => isText(v, 100_000) || Number.isFinite(v) || typeof v === 'boolean');

const isTyped = (raw: unknown): raw is ActionRequest['typed'] =>
  isObject(raw) && Object.keys(raw).length <= 20 && Object.values(raw).every(v => isText(v, 100_000));
