import { type Challenge, param } from '../http/challenges.ts';
import { DIGEST_ALGORITHMS } from '../standards/schemes.ts';
import { cut } from '../tokens/decode.ts';
import { defineScheme } from './define.ts';
import type { SchemeFact } from './types.ts';

/** Digest (RFC 7616): proves the password by a hash over it, the server's nonce and the request. */
export default defineScheme({
  name: 'Digest',
  asks: challenge => {
    const realm = param(challenge, 'realm');
    const where = realm ? ` for “${realm}”` : '';
    return isStale(challenge)
      ? `The password was right; the server asks for the same proof${where} again with a fresh nonce.`
      : `The server asks for proof of a user name and password${where}, without sending the password itself.`;
  },
  params: {
    nonce: 'One-time text of the server that goes into the proof.',
    opaque: 'Text of the server that is sent back unchanged.',
    stale: value =>
      value.toLowerCase() === 'true'
        ? 'The nonce had run out; the password was right. A browser answers again by itself.'
        : 'The nonce was not the reason for the refusal.',
    algorithm: value => algorithmMeans(value),
    qop: qopMeans,
    domain: 'The addresses that the same login holds for.',
    charset: 'User name and password are expected in UTF-8.',
    userhash: value =>
      value.toLowerCase() === 'true' ? 'The user name may be sent as a hash.' : 'The user name is sent as it is.',
  },
  notes: challenge =>
    param(challenge, 'qop') === undefined ? ['Without qop the form of 1997 (RFC 2069) is meant.'] : [],
  browserSupport: {
    chrome: true,
    firefox: true,
    say: 'Chrome and Firefox answer Digest with MD5 and SHA-256; neither computes SHA-512-256.',
  },
  describeCredential: ({ params }, fingerprint, request) => {
    const value = (name: string) => params.find(p => p.name === name)?.value;
    const marked = (name: string): SchemeFact => {
      const text = value(name);
      return text === undefined ? null : fingerprint(text);
    };
    const shown = (name: string): SchemeFact => (value(name) === undefined ? null : cut(value(name) as string));
    const uri = value('uri');
    return {
      realm: shown('realm'),
      algorithm: shown('algorithm'),
      qop: shown('qop'),
      nc: shown('nc'),
      userhash: value('userhash')?.toLowerCase() === 'true',
      user: marked('username') ?? marked('username*'),
      nonce: marked('nonce'),
      opaque: marked('opaque'),
      cnonce: marked('cnonce'),
      response: marked('response'),
      responseLength: value('response')?.length ?? 0,
      missing: ['username', 'realm', 'nonce', 'uri', 'response'].filter(
        name => value(name) === undefined && !(name === 'username' && value('username*') !== undefined),
      ),
      ...(request && uri !== undefined ? { uriMatches: uriMatches(uri, request.url) } : {}),
    };
  },
});

function isStale(challenge: Challenge): boolean {
  return param(challenge, 'stale')?.toLowerCase() === 'true';
}

function algorithmMeans(value: string): string {
  const support = DIGEST_ALGORITHMS.get(value.toLowerCase());
  if (!support) return 'An algorithm that nobody defined; clients ignore this challenge.';
  const browsers =
    support.chrome && support.firefox ? 'Chrome and Firefox compute it.' : 'Neither Chrome nor Firefox computes it.';
  return value.toLowerCase().endsWith('-sess') ? `The hash, once per session. ${browsers}` : `The hash. ${browsers}`;
}

function qopMeans(value: string): string {
  const options = value.split(',').map(option => option.trim().toLowerCase());
  if (!options.includes('auth')) return 'The proof has to cover the body, which browsers do not do.';
  return options.includes('auth-int')
    ? 'The proof covers method and address, or the body as well; browsers take the former.'
    : 'The proof covers method and address.';
}

/** The signed uri is the request-target: a path with query, or a whole URL where a proxy is asked (RFC 7616 §3.4.6). */
function uriMatches(uri: string, url: string): boolean | null {
  if (!URL.canParse(url)) return null;
  const { href, pathname, search, host } = new URL(url);
  return uri === pathname + search || uri === href || uri === host || uri === `${host}:443`;
}
