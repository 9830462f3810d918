import * as asn1 from 'asn1js';
import { MECHANISMS } from '../standards/ntlm.ts';
import { children, parseBer } from './ber.ts';
import { decodeLatin1 } from './decode.ts';
import { type KerberosMessage, readKerberos } from './kerberos.ts';
import { findNtlm, type NtlmMessage, readNtlm } from './ntlm-message.ts';

/** What one Negotiate message says, without the secrets in it. */
export interface NegotiateMessage {
  /** `raw`: a mechanism's message without SPNEGO around it, as some servers and clients send it. */
  readonly form: 'raw' | 'init' | 'response' | 'unknown';
  readonly mechanism: 'kerberos' | 'ntlm' | 'other' | null;
  /** In order of preference, by name; an unknown one by number. */
  readonly offered: readonly string[];
  readonly state: 'completed' | 'incomplete' | 'rejected' | 'request-mic' | null;
  readonly ntlm: NtlmMessage | null;
  readonly kerberos: KerberosMessage | null;
}

/** Bigger than any ticket that fits into a header field; the cut bounds the work on hostile input. */
const LONGEST = 65_536;

/** Reads a SPNEGO message (RFC 4178 §4.2), a raw NTLM message or a raw Kerberos token. Always answers. */
export function readNegotiate(message: Uint8Array<ArrayBuffer>): NegotiateMessage {
  const bytes = message.subarray(0, LONGEST);
  const raw = readNtlm(bytes);
  if (raw) return { ...NOTHING, form: 'raw', mechanism: 'ntlm', ntlm: raw };
  const direct = readKerberos(bytes);
  if (direct) return { ...NOTHING, form: 'raw', mechanism: 'kerberos', kerberos: direct };
  return readSpnego(bytes) ?? unreadable(bytes);
}

const NOTHING = { mechanism: null, offered: [], state: null, ntlm: null, kerberos: null } as const;
const STATES = ['completed', 'incomplete', 'rejected', 'request-mic'] as const;

function readSpnego(bytes: Uint8Array<ArrayBuffer>): NegotiateMessage | null {
  const root = parseBer(bytes);
  if (!root) return null;
  // NegTokenInit is wrapped as [APPLICATION 0] { SPNEGO OID, [0] { SEQUENCE } }; NegTokenResp is [1] { SEQUENCE }.
  const isInit = root.idBlock.tagClass === 2 && root.idBlock.tagNumber === 0;
  const isResponse = root.idBlock.tagClass === 3 && root.idBlock.tagNumber === 1;
  if (!isInit && !isResponse) return null;
  const sequence = isInit ? children(children(root)[1])[0] : children(root)[0];
  const part = (tag: number) =>
    children(sequence).find(child => child.idBlock.tagClass === 3 && child.idBlock.tagNumber === tag);
  const first = children(part(0))[0];
  const offered = isInit ? children(first).map(mechanismName) : children(part(1)).map(mechanismName);
  const token = octets(children(part(2))[0]);
  const ntlm = token && readNtlm(token);
  const kerberos = token && !ntlm ? readKerberos(token) : null;
  return {
    form: isInit ? 'init' : 'response',
    offered,
    state: isInit ? null : (STATES[enumerated(first)] ?? null),
    ntlm: ntlm ?? null,
    kerberos,
    mechanism: ntlm ? 'ntlm' : kerberos ? 'kerberos' : family(offered[0]),
  };
}

/** A structure that is cut or wrong may still hold what the reader wants to know. */
function unreadable(bytes: Uint8Array<ArrayBuffer>): NegotiateMessage {
  const at = findNtlm(bytes);
  const ntlm = at < 0 ? null : readNtlm(bytes.subarray(at));
  if (ntlm) return { ...NOTHING, form: 'unknown', mechanism: 'ntlm', ntlm };
  const head = decodeLatin1(bytes.subarray(0, 256));
  const offered = MECHANISM_BYTES.filter(([oid]) => head.includes(oid)).map(([, name]) => name);
  const mechanisms = offered.filter(name => name !== 'SPNEGO');
  return { ...NOTHING, form: 'unknown', offered: mechanisms, mechanism: family(mechanisms[0]) };
}

function family(name: string | undefined): NegotiateMessage['mechanism'] {
  if (name === undefined) return null;
  if (name === 'NTLM') return 'ntlm';
  return name.startsWith('Kerberos') || name === 'IAKERB' ? 'kerberos' : 'other';
}

function mechanismName(block: asn1.BaseBlock): string {
  const oid = block instanceof asn1.ObjectIdentifier ? block.valueBlock.toString() : '';
  return MECHANISMS.get(oid) ?? oid.slice(0, 60);
}

function octets(block: asn1.BaseBlock | undefined): Uint8Array<ArrayBuffer> | null {
  return block instanceof asn1.OctetString ? new Uint8Array(block.getValue()) : null;
}

function enumerated(block: asn1.BaseBlock | undefined): number {
  return block instanceof asn1.Integer || block instanceof asn1.Enumerated ? block.valueBlock.valueDec : -1;
}

/** The DER form of each mechanism's number, as text to be searched for. */
const MECHANISM_BYTES = [...MECHANISMS].map(
  ([oid, name]) => [decodeLatin1(new Uint8Array(new asn1.ObjectIdentifier({ value: oid }).toBER())), name] as const,
);
