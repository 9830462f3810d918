import * as asn1 from 'asn1js';
import { ENCRYPTION_TYPES, KERBEROS_ERRORS } from '../standards/ntlm.ts';
import { children, parseBer } from './ber.ts';
import { decodeLatin1 } from './decode.ts';

/** What a Kerberos message tells in the clear (RFC 4120 §5); tickets themselves are encrypted. */
export interface KerberosMessage {
  readonly message: 'request' | 'reply' | 'error';
  /** Of the ticket, or of the error. */
  readonly realm: string | null;
  /** The service that the ticket is for, such as `HTTP/www.example.com`. */
  readonly service: string | null;
  /** How the ticket is encrypted. */
  readonly encryption: string | null;
  /** Of an error: its number and meaning. */
  readonly error: { readonly code: number; readonly say: string } | null;
}

/** Reads a GSS-API token of Kerberos (RFC 4121 §4.1) or a bare AP-REQ; null for anything else. */
export function readKerberos(bytes: Uint8Array<ArrayBuffer>): KerberosMessage | null {
  const body = unwrap(bytes) ?? bytes;
  const root = parseBer(body);
  if (root?.idBlock.tagClass !== 2) return null;
  if (root.idBlock.tagNumber === 14) return request(root);
  if (root.idBlock.tagNumber === 15)
    return { message: 'reply', realm: null, service: null, encryption: null, error: null };
  return root.idBlock.tagNumber === 30 ? error(root) : null;
}

const KERBEROS_OIDS = ['2a864886f712010202', '2a864882f712010202', '2a864886f71201020203'];

/** What follows mechanism and token id in `[APPLICATION 0] { OID, id, message }`, which is no clean ASN.1. */
function unwrap(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  if (bytes[0] !== 0x60) return null;
  const oidAt = 2 + ((bytes[1] as number) > 0x80 ? (bytes[1] as number) - 0x80 : 0);
  const length = bytes[oidAt + 1] ?? 0;
  const start = oidAt + 2 + length;
  const oid = [...bytes.subarray(oidAt + 2, Math.min(start, oidAt + 20))]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('');
  if (bytes[oidAt] !== 0x06 || !KERBEROS_OIDS.includes(oid)) return null;
  return bytes.subarray(start + 2);
}

function request(root: asn1.BaseBlock): KerberosMessage {
  const sequence = children(root)[0];
  const ticket = children(children(member(sequence, 3))[0])[0];
  return {
    message: 'request',
    realm: text(children(member(ticket, 1))[0]),
    service: principal(children(member(ticket, 2))[0]),
    encryption: encryption(children(member(ticket, 3))[0]),
    error: null,
  };
}

function error(root: asn1.BaseBlock): KerberosMessage {
  const sequence = children(root)[0];
  const code = number(children(member(sequence, 6))[0]);
  return {
    message: 'error',
    realm: text(children(member(sequence, 9))[0]),
    service: principal(children(member(sequence, 10))[0]),
    encryption: null,
    error: code === null ? null : { code, say: KERBEROS_ERRORS.get(code) ?? 'An error of the Kerberos protocol.' },
  };
}

function principal(block: asn1.BaseBlock | undefined): string | null {
  const names = children(children(member(block, 1))[0]).map(text);
  return names.length === 0 ? null : names.join('/');
}

function encryption(block: asn1.BaseBlock | undefined): string | null {
  const type = number(children(member(block, 0))[0]);
  return type === null ? null : (ENCRYPTION_TYPES.get(type) ?? `type ${type}`);
}

function member(block: asn1.BaseBlock | undefined, tag: number): asn1.BaseBlock | undefined {
  return children(block).find(child => child.idBlock.tagClass === 3 && child.idBlock.tagNumber === tag);
}

function number(block: asn1.BaseBlock | undefined): number | null {
  return block instanceof asn1.Integer ? block.valueBlock.valueDec : null;
}

/** KerberosString is an ASCII GeneralString (RFC 4120 §5.2.1). */
function text(block: asn1.BaseBlock | undefined): string | null {
  if (!(block instanceof asn1.GeneralString)) return null;
  return decodeLatin1(block.valueBlock.valueHexView).slice(0, 256);
}
