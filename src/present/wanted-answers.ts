import {
  collectUrl,
  looksLikeCallback,
  looksLikeGraphql,
  looksLikeRefresh,
  looksLikeSignIn,
  parseCredentials,
} from '../core/index.ts';
import type { SeenAnswer } from '../protocol/index.ts';

type Answer = Omit<SeenAnswer, 'body'>;

/**
 * What of an answer that DevTools shows is worth telling the recorder.
 *
 * - `body`: it is an error's, or of a sign-in, of a token, of keys: its words or tokens explain a refusal
 * - `body-if-telling`: it went well, and only its body can say that it did not (`isTelling`)
 * - `headers`: nothing but the credential that the browser itself added
 */
export type Wanted = 'body' | 'body-if-telling' | 'headers' | 'nothing';

export function wantedOf(answer: Answer): Wanted {
  const { status } = answer;
  if (REFUSED.has(status)) return 'body';
  if (status >= 200 && status < 300 && status !== 204 && status !== 205) {
    const url = collectUrl(answer.url, { salt: '' });
    const type = field(answer.responseHeaders, 'content-type');
    if (url === null || UNREADABLE.test(type)) return headersOrNothing(answer);
    const isFlow = looksLikeSignIn(url) || looksLikeRefresh(url) || looksLikeCallback(url) || KEYS.test(url.path);
    if (isFlow) return 'body';
    const graphql = looksLikeGraphql({ url }) || (answer.method === 'POST' && BARE_SERVICE.test(url.path));
    if ((graphql && /json/i.test(type)) || /graphql/i.test(type)) return 'body-if-telling';
    if (/html/i.test(type) && asksForData(answer)) return 'body-if-telling';
  }
  return headersOrNothing(answer);
}

/** True when the body of an answer that went well speaks of errors, or shows a form to sign in. */
export const isTelling = (body: string): boolean => /"errors"\s*:\s*\[|type\s*=\s*["']?password/i.test(body);

/** Statuses with which servers refuse sign-ins, among other things; the rest of 4xx and 5xx is about something else. */
const REFUSED = new Set([400, 401, 403, 407, 419, 422, 431, 440, 494, 495, 496, 498, 511]);

/** What holds no words: reading it would cost, and tell nothing. */
const UNREADABLE =
  /^(?:image|audio|video|font)\/|^application\/(?:octet-stream|wasm|pdf|zip)|^text\/(?:css|event-stream)/i;

/** Where GraphQL servers answer when nobody has given them a path: Apollo Server's own listener, gqlgen. */
const BARE_SERVICE = /^\/(?:query)?$/;

/** A set of keys that tokens are signed with (RFC 7517), by its usual names. */
const KEYS = /(?:^|\/)(?:jwks(?:\.json)?|keys|certs|discovery\/[^/]*keys)\/?$/i;

/** A page's call, not a document: browsers say which (Fetch Metadata), and only over https or on this machine. */
function asksForData({ requestHeaders }: Answer): boolean {
  const dest = field(requestHeaders, 'sec-fetch-dest');
  if (dest !== '') return dest === 'empty';
  return /json/i.test(field(requestHeaders, 'accept')) || field(requestHeaders, 'x-requested-with') !== '';
}

/** Credentials that browsers add by themselves (RFC 9110 §11.6.1); a page's own are seen without DevTools. */
const BROWSER_SCHEME = /^(?:basic|digest|ntlm|negotiate)$/i;

/** True when the request carries a credential of a kind that browsers add, and Chromium hides, by themselves. */
export function carriesBrowserLogin({ requestHeaders }: Pick<Answer, 'requestHeaders'>): boolean {
  const { scheme } = parseCredentials(field(requestHeaders, 'authorization'));
  return scheme !== null && BROWSER_SCHEME.test(scheme);
}

const headersOrNothing = (answer: Answer): Wanted => (carriesBrowserLogin(answer) ? 'headers' : 'nothing');

const field = (headers: Answer['requestHeaders'], name: string): string =>
  headers.find(([n]) => n.toLowerCase() === name)?.[1] ?? '';
