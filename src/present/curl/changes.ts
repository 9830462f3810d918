import { type Evidence, type Finding, historyOf, isPreflight } from '../../core/index.ts';
import { TOKEN } from './placeholders.ts';
import type { Piece } from './quote.ts';
import { type CurlRequest, cookieHeader, curlRequest } from './request.ts';

/** Makes of the request as it was sent the one that shows something. */
export type Change = (request: CurlRequest, evidence: Evidence, finding: Finding) => CurlRequest;

export const asSent: Change = request => request;

/** Without these fields; a login option makes one of them. */
export const without =
  (...names: readonly string[]): Change =>
  request =>
    bare(request, names);

export const anonymous = without('authorization', 'cookie', 'proxy-authorization');

const bare = (request: CurlRequest, names: readonly string[]): CurlRequest => ({
  ...request,
  options: [],
  headers: request.headers.filter(h => !names.includes(h.name)),
});

/** With a credential of the scheme that the server asks for. */
export const withCredential: Change = (request, { subject }) => {
  const rest = bare(request, ['authorization']);
  const asked = subject.response.seen ? (subject.response.value.challenges?.challenges ?? []) : [];
  const scheme = asked.map(c => c.scheme.toLowerCase()).find(s => s in LOGINS || TOKEN_SCHEMES.has(s)) ?? 'bearer';
  const login = LOGINS[scheme];
  if (login) return { ...rest, options: login };
  const word = scheme === 'bearer' ? 'Bearer' : scheme;
  return { ...rest, headers: [...rest.headers, { name: 'authorization', value: [`${word} `, TOKEN] }] };
};

const TOKEN_SCHEMES = new Set(['bearer', 'token']);

const NAMED: readonly Piece[] = [{ variable: 'NAME', stands: 'the user name' }];
/** Without the password: curl asks for it, so that it is in no history. */
const LOGINS: Readonly<Record<string, CurlRequest['options']>> = {
  basic: [[['-u'], NAMED]],
  digest: [[['--digest'], ['-u'], NAMED]],
  ntlm: [[['--ntlm'], ['-u'], NAMED]],
  negotiate: [[['--negotiate'], ['-u'], [':']]],
};

/** A scheme by which curl itself signs in. */
export const isLogin = (scheme: string): boolean => scheme.toLowerCase() in LOGINS;

/** The preflight that the browser sends before this request, whichever of the two was refused. */
export const preflight: Change = (request, { subject }) => {
  const from = subject.initiator?.origin ?? 'https://PAGE';
  if (isPreflight(subject)) return bare(request, ['authorization', 'cookie']);
  const names = subject.request.seen ? subject.request.value.headerNames.filter(needsLeave) : ['authorization'];
  return {
    ...request,
    method: 'OPTIONS',
    options: [],
    hasBody: false,
    headers: [
      { name: 'origin', value: [from] },
      { name: 'access-control-request-method', value: [subject.method] },
      ...(names.length === 0 ? [] : [{ name: 'access-control-request-headers', value: [names.toSorted().join(',')] }]),
    ],
  };
};

/** Names outside the safelist (Fetch standard, CORS-safelisted request-header); what browsers add themselves is not asked for. */
const needsLeave = (name: string): boolean =>
  /^[a-z0-9-]+$/.test(name) && !/^(?:sec-|proxy-|access-control-)/.test(name) && !BY_THE_BROWSER.has(name);

const BY_THE_BROWSER = new Set(
  `accept accept-charset accept-encoding accept-language cache-control connection content-length cookie date dnt expect host
  keep-alive origin pragma priority referer te trailer transfer-encoding upgrade upgrade-insecure-requests user-agent via`.split(
    /\s+/,
  ),
);

export const fromThePage: Change = (request, { subject }) => {
  const from = subject.initiator?.origin ?? 'https://PAGE';
  const headers = request.headers.filter(h => h.name !== 'origin');
  return { ...request, headers: [...headers, { name: 'origin', value: [from] }] };
};

/** With the cookie that was kept home, and no other of its name. */
export const withCookie: Change = (request, { subject }, { facts }) => {
  const name = facts.cookie?.kind === 'text' ? facts.cookie.text : null;
  const sent = subject.request.seen ? subject.request.value.cookies.map(c => c.name) : [];
  const names = [...new Set(name === null ? sent : [...sent.filter(n => n !== name), name])];
  const headers = request.headers.filter(h => h.name !== 'cookie');
  if (names.length === 0 || !names.every(n => /^[!#$%&'*+.^`|~\w-]+$/.test(n))) return request;
  return { ...request, headers: [...headers, cookieHeader(names.map(n => ({ name: n })))] };
};

export const pastTheCache: Change = request => ({
  ...request,
  headers: [...request.headers.filter(h => h.name !== 'cache-control'), { name: 'cache-control', value: ['no-cache'] }],
});

/** The first address of the way, at which the redirect is made. */
export const firstHop: Change = (request, evidence) => {
  const [first] = historyOf(evidence).hops;
  return first === undefined ? request : curlRequest(first);
};
