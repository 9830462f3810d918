import type { Challenge } from '../http/challenges.ts';
import { decodeBase64 } from '../tokens/decode.ts';
import { type NtlmMessage, readNtlm } from '../tokens/ntlm-message.ts';
import { defineScheme } from './define.ts';
import type { Fingerprint, SchemeFacts } from './types.ts';

/** NTLM ([MS-NTHT]): a handshake of three messages that belongs to one connection. */
export default defineScheme({
  name: 'NTLM',
  asks: challenge =>
    messageOf(challenge)?.type === 2
      ? 'The server goes on with the Windows login: this is its challenge, the second of three messages.'
      : 'The server asks for a Windows login (NTLM).',
  params: {},
  notes: challenge => {
    const message = messageOf(challenge);
    return message ? ntlmNotes(message) : [];
  },
  browserSupport: {
    chrome: true,
    firefox: true,
    say: 'Chrome and Firefox answer NTLM; with the system’s own login only where the site is on their list.',
  },
  describeCredential: ({ secret }, fingerprint) => {
    const bytes = decodeBase64(secret);
    if (!bytes) return { base64: false };
    const message = readNtlm(bytes);
    return {
      base64: true,
      mechanism: 'ntlm',
      length: bytes.length,
      ...(message ? ntlmFacts(message, fingerprint) : { ntlmMessage: null }),
    };
  },
});

/** Public facts of a message: the account only as a mark, never a hash. */
export function ntlmFacts(message: NtlmMessage, fingerprint: Fingerprint): SchemeFacts {
  return {
    ntlmMessage: message.type,
    flags: message.flags,
    version: message.version,
    ...(message.type === 3
      ? {
          user: message.user === null ? null : fingerprint(message.user),
          answer: message.answer,
          channelBound: message.channelBound,
          serviceName: message.targetInfo.serviceName ?? null,
        }
      : {}),
    domain: message.domain,
    workstation: message.workstation,
  };
}

/** Sentences on a server's message. */
export function ntlmNotes(message: NtlmMessage): string[] {
  const info = message.targetInfo;
  const named = info.dnsComputer ?? info.netbiosComputer ?? message.target;
  return [
    ...(named ? [`The answering machine calls itself ${named}.`] : []),
    ...(info.dnsDomain ? [`Its domain is ${info.dnsDomain}.`] : []),
    ...(message.version ? [`It runs Windows ${message.version}.`] : []),
  ];
}

function messageOf(challenge: Challenge): NtlmMessage | null {
  const bytes = challenge.token68 === null ? null : decodeBase64(challenge.token68);
  return bytes && readNtlm(bytes);
}
