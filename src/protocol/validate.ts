import type { ActionKind } from '../core/index.ts';
import type { ActionRequest, CookieKey } from './actions.ts';
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
  previewClear: raw => withTab('previewClear', raw),
  clearEpisodes: raw => withTab('clearEpisodes', raw),
  episodes: ({ tabId, ids }) => (isTabId(tabId) && isListOf(ids, isId, 1000) ? { kind: 'episodes', tabId, ids } : null),
  reveal: ({ exchangeId }) => (isId(exchangeId) ? { kind: 'reveal', exchangeId } : null),
  checkSignature: ({ exchangeId, field }) =>
    isId(exchangeId) && isId(field) ? { kind: 'checkSignature', exchangeId, field } : null,
  undo: ({ id }) => (isId(id) ? { kind: 'undo', id } : null),
  answersSeen: ({ tabId, answers }) =>
    isTabId(tabId) && isListOf(answers, isSeenAnswer, 20) ? { kind: 'answersSeen', tabId, answers } : null,
  perform: ({ request }) => {
    const checked = readAction(request);
    return checked && { kind: 'perform', request: checked };
  },
};

function withTab<K extends 'snapshot' | 'undoOffers' | 'previewClear' | 'clearEpisodes'>(kind: K, { tabId }: Raw) {
  return isTabId(tabId) ? { kind, tabId } : null;
}

function readAction(raw: unknown): ActionRequest | null {
  if (!isObject(raw)) return null;
  const action = raw.action;
  return typeof action === 'string' && Object.hasOwn(ACTIONS, action) ? ACTIONS[action as ActionKind](raw) : null;
}

const ACTIONS: { readonly [A in ActionKind]: (raw: Raw) => Extract<ActionRequest, { action: A }> | null } = {
  'reload-page': ({ tabId }) => (isTabId(tabId) ? { action: 'reload-page', tabId } : null),
  'sign-in-again': ({ tabId }) => (isTabId(tabId) ? { action: 'sign-in-again', tabId } : null),
  'retry-in-clean-session': ({ tabId, url }) =>
    isTabId(tabId) && (url === null || isWebAddress(url)) ? { action: 'retry-in-clean-session', tabId, url } : null,
  'clear-site-cookies': ({ tabId, cookies }) =>
    isTabId(tabId) && isListOf(cookies, isCookieKey, 5000) ? { action: 'clear-site-cookies', tabId, cookies } : null,
};

const isObject = (raw: unknown): raw is Raw => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

// -1 stands for requests of no tab.
const isTabId = (raw: unknown): raw is number => Number.isInteger(raw) && (raw as number) >= -1;

const isText = (raw: unknown, longest: number): raw is string => typeof raw === 'string' && raw.length <= longest;

const isId = (raw: unknown): raw is string => isText(raw, 200) && raw !== '';

const isListOf = <T>(raw: unknown, is: (item: unknown) => item is T, most: number): raw is readonly T[] =>
  Array.isArray(raw) && raw.length <= most && raw.every(is);

const isWebAddress = (raw: unknown): raw is string =>
  isText(raw, 100_000) && URL.canParse(raw) && /^https?:$/.test(new URL(raw).protocol);

function isCookieKey(raw: unknown): raw is CookieKey {
  if (!isObject(raw)) return false;
  const { name, domain, path, storeId, partitionKey } = raw;
  return [name, domain, path, storeId].every(part => isText(part, 10_000)) && isPartition(partitionKey);
}

function isPartition(raw: unknown): boolean {
  if (raw === null) return true;
  if (!isObject(raw)) return false;
  const { topLevelSite, hasCrossSiteAncestor: cross } = raw;
  return isText(topLevelSite, 10_000) && (cross === null || typeof cross === 'boolean');
}
