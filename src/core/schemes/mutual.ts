import { param } from '../http/challenges.ts';
import { cut } from '../tokens/decode.ts';
import { defineScheme } from './define.ts';
import { paramsOf } from './facts.ts';

/** Mutual (RFC 8120): a password login in which the server proves itself as well. */
export default defineScheme({
  name: 'Mutual',
  asks: challenge => {
    const reason = param(challenge, 'reason');
    if (reason === 'auth-failed') return 'The server refuses the login (Mutual).';
    if (reason === 'stale-session') return 'The server asks to begin the login anew; its session was over.';
    return param(challenge, 'ks1') === undefined
      ? 'The server asks for a login that proves both sides (Mutual).'
      : 'The server goes on with the key exchange of the login.';
  },
  params: {
    version: 'Version of the protocol.',
    algorithm: value => (ALGORITHMS.has(value) ? 'The key agreement.' : 'A key agreement that nobody registered.'),
    validation: 'To what the login is bound: the host, the TLS server certificate or the TLS channel.',
    'auth-scope': 'The hosts that the login holds for.',
    reason: 'Why the server asks.',
    sid: 'Identifier of the session.',
    ks1: 'The server’s part of the key exchange.',
    'nc-max': 'How many requests one session may make.',
    'nc-window': 'How far the counter may be out of order.',
    time: value => `The session lives for ${value} seconds.`,
    path: 'The paths that the session holds for.',
  },
  describeCredential: (credentials, fingerprint) => {
    const { get, shown, marked } = paramsOf(credentials, fingerprint);
    const step = get('kc1') !== undefined ? 'key-exchange' : get('vkc') !== undefined ? 'proof' : 'unknown';
    return {
      step,
      algorithm: shown('algorithm'),
      version: shown('version'),
      realm: shown('realm'),
      user: marked('user'),
      counter: cut(get('nc') ?? '', 20) || null,
    };
  },
});

/** RFC 8121 §2. */
const ALGORITHMS = new Set([
  'iso-kam3-dl-2048-sha256',
  'iso-kam3-dl-4096-sha512',
  'iso-kam3-ec-p256-sha256',
  'iso-kam3-ec-p521-sha512',
]);
