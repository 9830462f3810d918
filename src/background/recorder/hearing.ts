import {
  type CollectOptions,
  collectExchange,
  type Exchange,
  type ExchangeEvidence,
  type Header,
  notSeen,
  Secret,
  seen,
  withDevtools,
} from '../../core/index.ts';
import type { RawExchange, SeenAnswer } from '../../protocol/index.ts';
import type { Ledger } from '../ledger.ts';
import type { Vault } from '../vault.ts';
import type { Rings } from './rings.ts';

/** Joins what DevTools shows with the exchanges that network events told. */
export interface Hearing {
  /** @param tabId the tab that DevTools inspects */
  hear(tabId: number, answer: SeenAnswer): void;
  /** An exchange has ended: DevTools may have told of it before. */
  landed(raw: Exchange): void;
}

interface Parts {
  readonly rings: Rings;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly collect: CollectOptions;
  evidenceOf(raw: Exchange): ExchangeEvidence;
  /** Epoch milliseconds. */
  now(): number;
  /** A service worker answered from its own store, which network events do not tell. @param tabId of the page */
  onWorkerAnswer(raw: Exchange): void;
  /** More is known of an exchange. @param raw where its headers are still in memory */
  onLearnt(exchange: ExchangeEvidence, raw: Exchange | null): void;
}

/**
 * DevTools tell no request id, so the address, the method, the status and the time have to do (platform facts,
 * section 7). DevTools count from when a request is queued, network events from when it is sent.
 */
const APART_MS = 10_000;
/** The two ways to the background are not in step. */
const PENDING_MS = 10_000;
const MOST_PENDING = 30;

export function createHearing(parts: Parts): Hearing {
  const { rings, ledger, vault, collect, evidenceOf, now } = parts;
  let pending: { readonly tabId: number; readonly answer: SeenAnswer; readonly until: number }[] = [];

  const learn = (x: ExchangeEvidence, raw: Exchange | null, answer: SeenAnswer): void => {
    const kept = raw ? null : vault.reveal(x.id, now());
    const shown = collectExchange(exchangeOf(answer, x, raw ?? (kept?.seen ? kept.value : null)), collect);
    const learnt = withDevtools(x, shown);
    if (learnt !== x) parts.onLearnt(learnt, raw);
  };

  const join = (tabId: number, answer: SeenAnswer): boolean => {
    const raw = nearest(inTab(rings, tabId), answer, raw => withoutFragment(raw.url));
    if (raw) {
      learn(evidenceOf(raw), raw, answer);
      return true;
    }
    // What an earlier life of the background has left is known by its address without secrets.
    const { href } = collectExchange(exchangeOf(answer, null, null), collect).url;
    const left = ledger.exchanges().filter(x => x.tabId === tabId && x.url.href === href);
    const found = nearest(left.reverse(), { ...answer, url: href }, x => x.url.href);
    if (found) learn(found, null, answer);
    return found !== null;
  };

  return {
    hear(tabId, answer) {
      if (answer.fromWorker) return parts.onWorkerAnswer(workerExchange(tabId, answer, answer.fromWorker));
      if (join(tabId, answer)) return;
      pending = [...pending.slice(1 - MOST_PENDING), { tabId, answer, until: now() + PENDING_MS }];
    },
    landed(raw) {
      if (pending.length === 0) return;
      const at = now();
      pending = pending.filter(({ tabId, answer, until }) => {
        if (until < at) return false;
        return !(raw.status === answer.status && isOfTab(raw, tabId) && join(tabId, answer));
      });
    },
  };
}

// The page's call that a service worker answers is the worker's own call to the network.
const isOfTab = (x: { tabId: number }, tabId: number): boolean => x.tabId === tabId || x.tabId === -1;

function* inTab(rings: Rings, tabId: number): Iterable<Exchange> {
  yield* rings.newest(tabId);
  if (tabId !== -1) yield* rings.newest(-1);
}

type Joinable = Pick<Exchange, 'requestId' | 'method' | 'status' | 'time'>;

/**
 * The exchange that DevTools mean. Of the auth legs of one request they show the last one, with the time of the first.
 *
 * @param candidates newest first
 */
function nearest<X extends Joinable>(
  candidates: Iterable<X>,
  answer: SeenAnswer,
  addressOf: (x: X) => string,
): X | null {
  const address = withoutFragment(answer.url);
  const requests = new Map<string, { x: X; begin: number }>();
  let unnamed = 0;
  for (const x of candidates) {
    if (addressOf(x) !== address || x.method !== answer.method) continue;
    const key = x.requestId ?? `unnamed ${unnamed++}`;
    const known = requests.get(key);
    if (known) known.begin = Math.min(known.begin, x.time);
    else if (x.status === answer.status) requests.set(key, { x, begin: x.time });
  }
  const apart = ({ begin }: { begin: number }) => Math.abs(begin - answer.time);
  const [best] = [...requests.values()].filter(r => apart(r) < APART_MS).sort((a, b) => apart(a) - apart(b));
  return best?.x ?? null;
}

const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? '';

/** Every header that is known in either way, so that each secret of them is taken out of the body. */
function exchangeOf(
  answer: SeenAnswer,
  x: Pick<ExchangeEvidence, 'id' | 'requestId' | 'tabId' | 'frameId' | 'type' | 'endTime'> | null,
  known: Pick<Exchange, 'requestHeaders' | 'responseHeaders'> | RawExchange | null,
): Exchange {
  return {
    ...{ id: '', requestId: null, tabId: -1, frameId: null, type: 'other' as const, endTime: null },
    ...(x && {
      id: x.id,
      requestId: x.requestId,
      tabId: x.tabId,
      frameId: x.frameId,
      type: x.type,
      endTime: x.endTime,
    }),
    ...{ initiator: null, topLevel: null, error: null, redirectedTo: null, fromCache: false, prompted: false },
    ...{ url: answer.url, method: answer.method, status: answer.status, statusLine: '', time: answer.time },
    requestHeaders: seen(new Secret(together(answer.requestHeaders, known?.requestHeaders))),
    responseHeaders: seen(new Secret(together(answer.responseHeaders, known?.responseHeaders))),
    ...(answer.calledFrom && { calledFrom: answer.calledFrom }),
    body: answer.body === null ? notSeen('body-needs-devtools') : seen(new Secret(answer.body)),
  };
}

const WORKER_TYPES = { document: 'main_frame', call: 'xmlhttprequest', other: 'other' } as const;

/** The same answer has the same id, however often DevTools tell of it. */
function workerExchange(tabId: number, answer: SeenAnswer, kind: NonNullable<SeenAnswer['fromWorker']>): Exchange {
  const id = `worker-${Math.round(answer.time).toString(36)}-${answer.status}-${answer.url.length}`;
  const shown = exchangeOf(answer, null, null);
  return {
    ...{ ...shown, id, requestId: id, tabId, frameId: 0, type: WORKER_TYPES[kind], endTime: answer.time },
    fromWorker: true,
    // What DevTools show as its headers never went anywhere.
    requestHeaders: notSeen('never-sent'),
  };
}

function together(
  shown: readonly Header[],
  known: Exchange['requestHeaders'] | RawExchange['requestHeaders'] | undefined,
): readonly Header[] {
  if (!known?.seen) return shown;
  const raw = known.value instanceof Secret ? known.value.reveal() : known.value;
  const isShown = ([name, value]: Header) =>
    shown.some(s => s[0].toLowerCase() === name.toLowerCase() && s[1] === value);
  return [...shown, ...raw.filter(pair => !isShown(pair))];
}
