import { createHash } from 'node:crypto';
import { type Ask, html, json, type Route } from '../http.ts';
import { ACCOUNT, remember } from '../state.ts';

const REALM = 'Archive';
const ALGORITHMS = { 'SHA-256': 'sha256', MD5: 'md5' } as const;

/** Calls behind Digest (RFC 7616), the stronger algorithm offered first as section 3.7 wants it. */
export const digestArea: Route = ask => {
  if (isAnswered(ask)) return json(200, { path: ask.url.pathname, user: ACCOUNT.username });
  const nonce = remember(ask.state.digestNonces);
  const challenges = Object.keys(ALGORITHMS).map(algorithm => {
    const text = `Digest realm="${REALM}", qop="auth", algorithm=${algorithm}, nonce="${nonce}"`;
    return ['WWW-Authenticate', text] as const;
  });
  return html(401, '<h1>401</h1><p>This needs a user name and a password.</p>', challenges);
};

/** Whether the response of the request is the one of RFC 7616 section 3.4.1 for a nonce that was given out here. */
function isAnswered(ask: Ask): boolean {
  const sent = parameters(ask.headers.authorization ?? '');
  const algorithm = ALGORITHMS[(sent.algorithm ?? 'MD5') as keyof typeof ALGORITHMS];
  if (!algorithm || sent.username !== ACCOUNT.username || !ask.state.digestNonces.has(sent.nonce ?? '')) return false;
  const hash = (text: string) => createHash(algorithm).update(text).digest('hex');
  const a1 = hash(`${ACCOUNT.username}:${REALM}:${ACCOUNT.password}`);
  const a2 = hash(`${ask.method}:${sent.uri}`);
  const expected = hash([a1, sent.nonce, sent.nc, sent.cnonce, sent.qop, a2].join(':'));
  return sent.uri === ask.url.pathname + ask.url.search && sent.response === expected;
}

function parameters(authorization: string): Record<string, string> {
  if (!/^Digest /i.test(authorization)) return {};
  const found = authorization.slice('Digest '.length).matchAll(/(\w+)=(?:"([^"]*)"|([^\s,]+))/g);
  return Object.fromEntries([...found].map(([, name, quoted, bare]) => [name?.toLowerCase(), quoted ?? bare ?? '']));
}
