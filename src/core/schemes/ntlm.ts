import type { Challenge } from '../http/challenges.ts';
import { decodeBase64 } from './decode.ts';
import { defineScheme } from './define.ts';
import { ntlmType } from './ntlm-message.ts';
import type { SchemeFacts } from './types.ts';

/** NTLM ([MS-NTHT]): a handshake of three messages that belongs to one connection. */
export default defineScheme({
  name: 'NTLM',
  asks: challenge =>
    typeOf(challenge) === 2
      ? 'The server goes on with the Windows login: this is its challenge, the second of three messages.'
      : 'The server asks for a Windows login (NTLM).',
  params: {},
  browserSupport: {
    chrome: true,
    firefox: true,
    say: 'Chrome and Firefox answer NTLM; with the system’s own login only where the site is on their list.',
  },
  describeCredential: ({ secret }) => describeNtlm(secret),
});

/** Facts of one NTLM message in base64. */
export function describeNtlm(secret: string): SchemeFacts {
  const bytes = decodeBase64(secret);
  if (!bytes) return { base64: false };
  return { base64: true, mechanism: 'ntlm', ntlmMessage: ntlmType(bytes), length: bytes.length };
}

function typeOf(challenge: Challenge): number | null {
  const bytes = challenge.token68 === null ? null : decodeBase64(challenge.token68);
  return bytes && ntlmType(bytes);
}
