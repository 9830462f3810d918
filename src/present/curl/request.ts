import type { CredentialEvidence, ExchangeEvidence, UrlEvidence } from '../../core/index.ts';
import { plainShowable } from '../text.ts';
import {
  AWS_KEYS,
  AWS_SCOPE,
  isWhole,
  LOGIN,
  type Placeholders,
  placeholders,
  TOKEN,
  unmasked,
} from './placeholders.ts';
import { commandLines, type Piece, shellWord } from './quote.ts';

/** A request as curl can send it. Secrets are placeholders. */
export interface CurlRequest {
  readonly method: string;
  readonly url: readonly Piece[];
  /** Options with their values, such as a login. */
  readonly options: readonly (readonly (readonly Piece[])[])[];
  readonly headers: readonly CurlHeader[];
  readonly hasBody: boolean;
}

export interface CurlHeader {
  readonly name: string;
  readonly value: readonly Piece[];
}

/** Request fields that change an answer. What describes the browser or the connection is curl's own affair. */
const KEPT = [
  ...['accept', 'accept-language', 'content-type', 'origin', 'range', 'x-requested-with', 'x-amz-date'],
  ...['access-control-request-method', 'access-control-request-headers', 'cache-control', 'pragma'],
];

/**
 * The request of an exchange, from evidence: a placeholder stands wherever evidence holds no value. Fields that no line of HTTP
 * could hold (control and hidden characters) are left out.
 */
export function curlRequest(x: ExchangeEvidence): CurlRequest {
  const given = placeholders();
  const url = urlPieces(x.url, given);
  if (!x.request.seen) return { method: x.method, url, options: [], headers: [], hasBody: false };
  const { headers, credentials, proofs, antiForgery, cookies, headerNames } = x.request.value;
  const fields = credentials.filter(c => c.place !== 'query').map(c => credential(c, given));
  return {
    method: x.method,
    url,
    options: fields.flatMap(f => ('option' in f ? [f.option] : [])),
    headers: [
      ...KEPT.flatMap(name => {
        const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
        return value !== undefined && isWhole(value) ? [{ name, value: [value] }] : [];
      }),
      ...fields.flatMap(f => ('header' in f ? [f.header] : [])),
      ...[...proofs, ...antiForgery].map(({ name }) => ({ name, value: [given.value(name, `the field ${name}`)] })),
      ...(cookies.length === 0 ? [] : [cookieHeader(cookies, given)]),
    ].filter(isSendable),
    hasBody: !['GET', 'HEAD', 'OPTIONS'].includes(x.method) && headerNames.includes('content-type'),
  };
}

/** `Cookie` with a placeholder for each value, in the order of the wire. */
export const cookieHeader = (cookies: readonly { readonly name: string }[], given = placeholders()): CurlHeader => ({
  name: 'cookie',
  value: cookies.flatMap(({ name }, i) => [
    `${i === 0 ? '' : '; '}${name}=`,
    given.value(name, `the value of the cookie ${name}`),
  ]),
});

/** The command, one option per line. `-i` shows the status and the fields, where the point is, and the body below. */
export function curlCommand({ method, url, options, headers, hasBody }: CurlRequest): string {
  const globbing = url.some(p => typeof p === 'string' && /[[\]{}]/.test(p));
  const verb = method === 'HEAD' ? ['--head'] : method === 'GET' ? [] : ['-X', shellWord([method])];
  return commandLines([
    ['curl', '-sS', ...(method === 'HEAD' ? [] : ['-i']), ...verb, ...(globbing ? ['--globoff'] : []), shellWord(url)],
    ...options.map(words => words.map(shellWord)),
    // A field without a value ends in a semicolon; with a colon curl would leave the field out (curl manual, --header).
    ...headers.map(({ name, value }) => ['-H', shellWord(isEmpty(value) ? [`${name};`] : [`${name}: `, ...value])]),
    ...(hasBody ? [['--data-binary', shellWord([{ variable: 'BODY', stands: 'the body of the request' }])]] : []),
  ]);
}

/** What the reader has to put in, in the order of the command. */
export function placeholdersIn({ url, options, headers, hasBody }: CurlRequest): readonly Exclude<Piece, string>[] {
  const pieces = [...url, ...options.flat(2), ...headers.flatMap(h => h.value)];
  const found = pieces.filter(p => typeof p !== 'string');
  const once = found.filter((p, i) => found.findIndex(q => q.variable === p.variable) === i);
  return hasBody ? [...once, { variable: 'BODY', stands: 'the body of the request' }] : once;
}

function urlPieces(url: UrlEvidence, given: Placeholders): readonly Piece[] {
  const path = unmasked(url.path, 'path', 'the part of the path that was left out', given);
  const query = url.query.flatMap(({ name, value }, i): readonly Piece[] => [
    `${i === 0 ? '?' : '&'}`,
    ...unmasked(isWhole(name) ? encoded(name) : name, 'parameter', 'the name of a parameter', given),
    '=',
    ...(value !== null && isWhole(value)
      ? [encoded(value)]
      : [given.value(name, `the value of the parameter ${name}, URL-encoded`)]),
  ]);
  return [url.origin, ...path.map(p => (typeof p === 'string' ? p.replace(/[^!-~]+/g, encoded) : p)), ...query];
}

const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));

function credential(
  c: CredentialEvidence,
  given: Placeholders,
): { header: CurlHeader } | { option: readonly (readonly Piece[])[] } {
  const scheme = c.scheme ?? '';
  if (c.place !== 'authorization' && c.place !== 'proxy-authorization') {
    return { header: { name: c.name, value: [given.value(c.name, `the field ${c.name}`)] } };
  }
  if (c.place === 'authorization' && c.shape === 'well-formed') {
    const login = LOGIN_OPTIONS[scheme.toLowerCase()];
    if (login) return { option: login };
  }
  return { header: { name: c.name, value: credentialPieces(c, scheme) } };
}

/** As it was sent, with its mistake, so that the command shows the same answer. */
function credentialPieces({ shape, shapeDetail }: CredentialEvidence, scheme: string): readonly Piece[] {
  const before = scheme === '' ? '' : `${scheme} `;
  if (shape === 'empty') return [scheme];
  if (shape === 'placeholder') return [`${before}${shapeDetail ?? 'undefined'}`];
  if (shape === 'doubled-scheme') return [`${before}${before}`, TOKEN];
  if (shape === 'colon-after-scheme') return [`${scheme}: `, TOKEN];
  if (shape === 'glued-scheme') return [scheme, TOKEN];
  return [before, TOKEN];
}

/** Schemes that curl carries out itself. */
const LOGIN_OPTIONS: Readonly<Record<string, readonly (readonly Piece[])[]>> = {
  basic: [['-u'], LOGIN],
  digest: [['--digest'], ['-u'], LOGIN],
  ntlm: [['--ntlm'], ['-u'], LOGIN],
  negotiate: [['--negotiate'], ['-u'], [':']],
  'aws4-hmac-sha256': [['--aws-sigv4'], AWS_SCOPE, ['-u'], AWS_KEYS],
};

const isEmpty = (value: readonly Piece[]): boolean => value.every(p => p === '');

/** Field values hold no control characters (RFC 9110 §5.5), names are tokens (§5.1), and nothing in a command may be invisible. */
const isSendable = ({ name, value }: CurlHeader): boolean =>
  /^[!#$%&'*+.^`|~\w-]+$/.test(name) && value.every(p => typeof p !== 'string' || plainShowable(p) === p);
