import {
  type Asked,
  type CollectOptions,
  collectExchange,
  type Exchange,
  type Header,
  isAccepted,
  notSeen,
  type OtherCredential,
  originOf,
  readPasted,
  Secret,
  seen,
  type Trial,
  type Variant,
  type VariantName,
  variantsOf,
} from '../../core/index.ts';
import type { GotAnswer } from '../../platform/ask.ts';
import type { ExperimentPlan, ExperimentRun, ExperimentWish } from '../../protocol/index.ts';
import type { Ledger } from '../ledger.ts';
import type { Recorder } from '../recorder/recorder.ts';
import type { TabBook } from '../tab-book.ts';
import { requestOf, type SentRequest, type Vault } from '../vault.ts';
import { type Askable, askableOf } from './askable.ts';
import type { Harness } from './harness.ts';

export interface ExperimentParts {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly recorder: Pick<Recorder, 'find' | 'recent' | 'learn'>;
  readonly tabs: Pick<TabBook, 'sameJar'>;
  readonly harness: Harness;
  readonly collect: CollectOptions;
  /** False for an exchange with a token that a person uses in place of the site's own: it is for its tab alone. */
  mayReuse(exchange: Exchange): boolean;
  /** The Cookie field that the jar of a tab would fill for an address now. */
  cookieField(url: string, tabId: number): Promise<string>;
  /** Epoch milliseconds. */
  now(): number;
}

/** What experiments on an episode would ask. Asks nothing. */
export async function planExperiments(episodeId: string, parts: ExperimentParts): Promise<ExperimentPlan> {
  const askable = askableOf(episodeId, parts);
  if (typeof askable === 'string') return { ok: false, say: askable };
  const variants = await variantsFor(askable, null, parts);
  const { method } = askable.request;
  return {
    ok: true,
    method,
    safe: isSafe(method),
    password: isPassword(askable.headers),
    variants: variants.map(nameOf),
  };
}

/** Asks the control and its variants one after the other. Never rejects: that the browser refuses is a result too. */
export const runExperiments = (wish: ExperimentWish, parts: ExperimentParts): Promise<ExperimentRun> =>
  run(wish, parts).catch((error: unknown) => ({
    ok: false,
    say: `The browser refused: ${error instanceof Error ? error.message : String(error)}`,
  }));

async function run(wish: ExperimentWish, parts: ExperimentParts): Promise<ExperimentRun> {
  const askable = askableOf(wish.episodeId, parts);
  if (typeof askable === 'string') return { ok: false, say: askable };
  const { request, goodOnce, hiddenLogin } = askable;
  if (!isSafe(request.method) && !wish.agreed) {
    return { ok: false, say: `${request.method} may change something at the server, and was not agreed to.` };
  }
  const pasted = wish.pasted === null ? null : readPasted(wish.pasted);
  if (pasted && !pasted.ok) return { ok: false, say: 'What was pasted holds no credential that can be used.' };

  const trials: Trial[] = [];
  const variants = await variantsFor(askable, pasted, parts);
  for (const variant of variants) {
    const asked = await askWith(askable, variant.headers, parts);
    trials.push({ ...nameOf(variant), asked });
    // A server that does not answer the control would keep every variant waiting for nothing.
    if (variant.kind === 'as-sent' && !asked.answered) break;
  }
  const again = trials.slice(1).some(t => isAccepted(t.asked)) ? await askWith(askable, askable.headers, parts) : null;
  return { ok: true, trials, again, goodOnce, hiddenLogin };
}

/** Asks the same address with these headers; the answer without secrets, those of the refused request taken out too. */
export async function askWith(askable: Askable, headers: readonly Header[], parts: ExperimentParts): Promise<Asked> {
  const time = parts.now();
  const got = await parts.harness.ask(askable.request, headers);
  if (!got.ok) return { answered: false, why: got.why, ms: got.ms };
  const answer = collectExchange(rawAnswer(askable, headers, got, time), parts.collect);
  // What was sent is named by the variant; among the headers here are some that only take secrets out of the answer.
  const exchange = { ...answer, request: notSeen('not-recorded') };
  return { answered: true, redirected: got.redirected, exchange, bytes: got.bytes, ms: got.ms };
}

const rawAnswer = (
  { subject, request, headers: sentAtFirst }: Askable,
  headers: readonly Header[],
  got: GotAnswer & { ok: true },
  time: number,
) => ({
  ...{
    id: `${subject.id}+${time}`,
    requestId: null,
    tabId: subject.tabId,
    frameId: subject.frameId,
    type: subject.type,
  },
  ...{ method: request.method, url: request.url, initiator: null, topLevel: null, time, endTime: time + got.ms },
  ...{ status: got.status, statusLine: '', error: null, redirectedTo: null, fromCache: false, prompted: false },
  // Servers echo what they were sent, also at the first time.
  requestHeaders: seen(new Secret([...headers, ...sentAtFirst.filter(pair => !headers.includes(pair))])),
  responseHeaders: seen(new Secret(got.headers)),
  body: seen(new Secret(got.body)),
});

async function variantsFor(
  { request, headers }: Askable,
  pasted: { readonly header: string; readonly value: string } | null,
  parts: ExperimentParts,
): Promise<readonly Variant[]> {
  const cookiesNow = await parts.cookieField(request.url, request.tabId).catch(() => null);
  return variantsOf(headers, { others: othersFor(request, parts), pasted, cookiesNow });
}

/** Credentials of other requests to the same origin, by the same session: private windows and containers stay apart. */
function othersFor(request: SentRequest, { recorder, vault, tabs, mayReuse, now }: ExperimentParts): OtherCredential[] {
  const origin = originOf(request.url);
  const oldest = now() - vault.length;
  const live = [...recorder.recent()].filter(x => (x.endTime ?? x.time) > oldest && mayReuse(x)).map(requestOf);
  return [...live, ...vault.allSent(now())]
    .filter(r => r.tabId >= 0 && originOf(r.url) === origin && tabs.sameJar(r, request))
    .sort((a, b) => b.time - a.time)
    .flatMap(({ headers, time, status }) => {
      const value = headers?.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
      return value === undefined ? [] : [{ value, seenAt: time, worked: status >= 200 && status < 300 }];
    });
}

/** A name and a password, with which servers count and punish failures. */
const isPassword = (headers: readonly Header[]): boolean =>
  headers.some(([name, value]) => /^authorization$/i.test(name) && /^\s*basic\s/i.test(value));

/** Methods that change nothing (RFC 9110 §9.2.1) and carry no body. */
const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD';

const nameOf = ({ kind, detail, seenAt, worked }: Variant): VariantName => ({ kind, detail, seenAt, worked });
