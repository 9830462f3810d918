import type { Credentials } from '../http/credentials.ts';
import { type Bytes, decodeBase64 } from './decode.ts';
import { defineScheme } from './define.ts';
import { findNtlm, ntlmType } from './ntlm-message.ts';
import type { SchemeFacts } from './types.ts';

/** Negotiate (RFC 4559): Kerberos, or NTLM where no ticket is to be had, wrapped in SPNEGO (RFC 4178). */
export default defineScheme({
  name: 'Negotiate',
  asks: challenge =>
    challenge.token68 === null
      ? 'The server asks for the system’s own login (Kerberos, else NTLM).'
      : 'The server goes on with the system’s own login: this is its next message.',
  params: {},
  browserSupport: {
    chrome: true,
    firefox: true,
    say: 'Chrome and Firefox send the system’s own login only to sites on their list (AuthServerAllowlist, network.negotiate-auth.trusted-uris).',
  },
  describeCredential: ({ secret }: Pick<Credentials, 'secret'>) => describeNegotiate(secret),
});

/** Facts of one Negotiate message in base64: which mechanism, and which step of it. */
export function describeNegotiate(secret: string): SchemeFacts {
  const bytes = decodeBase64(secret);
  if (!bytes) return { base64: false };
  return { base64: true, length: bytes.length, ...mechanism(bytes) };
}

function mechanism(bytes: Bytes): SchemeFacts {
  // Some servers and clients send the NTLM message raw, without SPNEGO around it: look at the signature first.
  const raw = ntlmType(bytes);
  if (raw !== null) return { mechanism: 'ntlm', wrapped: false, ntlmMessage: raw };
  const inner = findNtlm(bytes);
  if (inner >= 0) return { mechanism: 'ntlm', wrapped: true, ntlmMessage: ntlmType(bytes.subarray(inner)) };
  if (bytes[0] === 0xa1) return { mechanism: 'spnego', step: 'response' };
  if (bytes[0] !== 0x60) return { mechanism: 'unknown' };
  const kerberos = KERBEROS_OIDS.some(oid => includes(bytes, oid));
  return {
    mechanism: kerberos ? 'kerberos' : 'spnego',
    wrapped: includes(bytes.subarray(0, 20), SPNEGO_OID),
    step: 'init',
  };
}

const SPNEGO_OID = [0x06, 0x06, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x02];
/** Kerberos 5, and the OID that old Windows sends for it. */
const KERBEROS_OIDS = [
  [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x12, 0x01, 0x02, 0x02],
  [0x06, 0x09, 0x2a, 0x86, 0x48, 0x82, 0xf7, 0x12, 0x01, 0x02, 0x02],
];

/** The mechanism list stands at the beginning: further in, the same bytes would be chance. */
function includes(bytes: Bytes, wanted: readonly number[]): boolean {
  const head = bytes.subarray(0, 200);
  return head.some((_, at) => wanted.every((byte, offset) => head[at + offset] === byte));
}
