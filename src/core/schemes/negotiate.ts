import type { Challenge } from '../http/challenges.ts';
import { decodeBase64 } from '../tokens/decode.ts';
import { type NegotiateMessage, readNegotiate } from '../tokens/spnego.ts';
import { defineScheme } from './define.ts';
import { ntlmFacts, ntlmNotes } from './ntlm.ts';
import type { Fingerprint, SchemeFacts } from './types.ts';

/** Negotiate (RFC 4559): Kerberos, or NTLM where no ticket is to be had, wrapped in SPNEGO (RFC 4178). */
export default defineScheme({
  name: 'Negotiate',
  asks: challenge => {
    const message = messageOf(challenge);
    if (!message) return 'The server asks for the system’s own login (Kerberos, else NTLM).';
    return message.state === 'rejected'
      ? 'The server rejects the system’s own login.'
      : 'The server goes on with the system’s own login: this is its next message.';
  },
  params: {},
  notes: challenge => {
    const message = messageOf(challenge);
    return message ? notesOf(message) : [];
  },
  browserSupport: {
    chrome: true,
    firefox: true,
    say: 'Chrome and Firefox send the system’s own login only to sites on their list (AuthServerAllowlist, network.negotiate-auth.trusted-uris).',
  },
  describeCredential: ({ secret }, fingerprint) => {
    const bytes = decodeBase64(secret);
    if (!bytes) return { base64: false };
    return { base64: true, length: bytes.length, ...factsOf(readNegotiate(bytes), fingerprint) };
  },
});

function factsOf(message: NegotiateMessage, fingerprint: Fingerprint): SchemeFacts {
  const { form, mechanism, offered, state, kerberos, ntlm } = message;
  return {
    mechanism: mechanism ?? 'unknown',
    form,
    wrapped: form !== 'raw',
    offered,
    state,
    ...(kerberos
      ? {
          kerberosMessage: kerberos.message,
          realm: kerberos.realm,
          service: kerberos.service,
          encryption: kerberos.encryption,
        }
      : {}),
    ...(ntlm ? ntlmFacts(ntlm, fingerprint) : {}),
  };
}

function notesOf({ mechanism, kerberos, ntlm, state }: NegotiateMessage): string[] {
  return [
    ...(mechanism === 'ntlm' ? ['Under Negotiate, NTLM is spoken here, not Kerberos.'] : []),
    ...(kerberos?.error ? [`Kerberos reports error ${kerberos.error.code}: ${kerberos.error.say}`] : []),
    ...(ntlm ? ntlmNotes(ntlm) : []),
    ...(state === 'incomplete' ? ['The handshake is not finished; another message has to follow.'] : []),
  ];
}

function messageOf(challenge: Challenge): NegotiateMessage | null {
  const bytes = challenge.token68 === null ? null : decodeBase64(challenge.token68);
  return bytes && readNegotiate(bytes);
}
