import { param } from '../http/challenges.ts';
import { defineScheme } from './define.ts';
import { paramsOf } from './facts.ts';

/** HOBA (RFC 7486): a signature by a key that the client keeps for this origin. */
export default defineScheme({
  name: 'HOBA',
  asks: challenge =>
    param(challenge, 'challenge') === undefined
      ? 'The server asks for a signature by the origin’s key (HOBA), but sends no challenge to sign.'
      : 'The server asks for its challenge signed by the key that was registered for this origin (HOBA).',
  params: {
    challenge: 'The text to be signed.',
    'max-age': value =>
      value === '0' ? 'The challenge is good for one use.' : `The challenge is good for ${value} seconds.`,
  },
  describeCredential: (credentials, fingerprint) => {
    // "kid"."challenge"."nonce"."sig" (§3), quoted as the parameter `result`.
    const result = paramsOf(credentials, fingerprint).get('result');
    const parts = result === undefined ? [] : result.split('.', 5);
    return {
      complete: parts.length === 4 && parts.every(part => part !== ''),
      key: parts[0] ? fingerprint(parts[0]) : null,
    };
  },
});
