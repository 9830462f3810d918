import type { ExchangeEvidence } from '../evidence/evidence.ts';
import { accepted, credentialsOf, isPreflight } from '../evidence/history.ts';
import { isCredentialField } from '../standards/header-lists.ts';
import { requestField, responseField } from './answers.ts';
import { type Point, point, type Scene } from './define.ts';
import { serverWords } from './words.ts';

/** What an answer allows across origins (Fetch standard, CORS protocol). */
export interface Allowance {
  /** Access-Control-Allow-Origin as sent; null when the field is absent. */
  readonly origin: string | null;
  readonly credentials: boolean;
  /** Lower-case; `*` where the server sent a wildcard. */
  readonly headers: readonly string[];
  readonly methods: readonly string[];
}

/** The origin of the page that asked, where the request went to another origin under CORS; null otherwise. */
export function corsOrigin(x: ExchangeEvidence): string | null {
  const origin = requestField(x, 'origin') ?? x.initiator?.origin;
  if (origin === undefined || origin === x.url.origin || !x.url.protocol.startsWith('http')) return null;
  const mode = requestField(x, 'sec-fetch-mode');
  const cors = mode === undefined ? x.type === 'xmlhttprequest' : mode === 'cors';
  return cors ? origin : null;
}

export function allowanceOf(x: ExchangeEvidence): Allowance {
  const list = (name: string) =>
    (responseField(x, name) ?? '')
      .split(',')
      .map(v => v.trim().toLowerCase())
      .filter(Boolean);
  return {
    origin: responseField(x, 'access-control-allow-origin') ?? null,
    credentials: responseField(x, 'access-control-allow-credentials')?.trim() === 'true',
    headers: list('access-control-allow-headers'),
    methods: list('access-control-allow-methods'),
  };
}

/** Header names that the preflight asked for, lower-case. */
export const askedHeaders = (preflight: ExchangeEvidence): readonly string[] =>
  (requestField(preflight, 'access-control-request-headers') ?? '')
    .split(',')
    .map(h => h.trim().toLowerCase())
    .filter(Boolean);

/** Those among them that carry a credential. */
export const askedCredentials = (preflight: ExchangeEvidence): readonly string[] =>
  askedHeaders(preflight).filter(h => h === 'authorization' || isCredentialField(h));

/** A call that failed although its preflight was answered, whichever of the two the episode is about. */
export interface BlockedCall {
  readonly preflight: ExchangeEvidence;
  /** Null when the recording holds the preflight alone. */
  readonly call: ExchangeEvidence | null;
}

/** Null when the preflight was not answered 2xx, or the call got an answer. */
export function blockedAfterPreflight(scene: Scene): BlockedCall | null {
  const { subject, history } = scene;
  const preflight = isPreflight(subject) ? subject : history.preflight;
  if (!preflight || !accepted(preflight)) return null;
  const call = preflight === subject ? callOf(preflight, scene) : subject;
  if (call === null) return preflight.error === null ? null : { preflight, call };
  return call.status === 0 && call.error !== null ? { preflight, call } : null;
}

const CALL_WINDOW_MS = 2_000;

/** The call that waited for this preflight; null when the recording does not hold it. */
export function callOf(preflight: ExchangeEvidence, { subject, evidence }: Scene): ExchangeEvidence | null {
  const method = requestField(preflight, 'access-control-request-method');
  const distance = (x: ExchangeEvidence) => Math.abs(x.time - preflight.time);
  const calls = [subject, ...evidence.others].filter(
    x =>
      x !== preflight &&
      !isPreflight(x) &&
      (method === undefined || x.method === method) &&
      x.url.href === preflight.url.href &&
      x.tabId === preflight.tabId &&
      distance(x) < CALL_WINDOW_MS,
  );
  return calls.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** Words that only say “no” name no reason. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(['forbidden', 'not-signed-in', 'credentials-refused']);

/** A reason of the refusal itself, which goes before what hides the answer from the page; null where none shows. */
export function reasonShown({ subject, time }: Scene): Point | null {
  const word = serverWords(subject).find(w => w.sure && !EMPTY_WORDS.has(w.meaning));
  if (word) return point(`the refusal's own reason shows: “${word.text}”`, subject);
  const exp = credentialsOf(subject).find(c => c.token !== null)?.token?.claims?.exp;
  if (typeof exp === 'number' && exp * 1000 < time.serverOrLocalNow)
    return point('the token had run out, which is a reason of its own', subject);
  const odd = credentialsOf(subject).find(c => c.shape !== 'well-formed');
  return odd ? point('the credential itself is not well-formed', subject) : null;
}
