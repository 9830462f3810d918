import type { Bytes } from './decode.ts';

/** The three messages of NTLM ([MS-NLMP] §2.2.1). */
export type NtlmType = 1 | 2 | 3;

/** The number of an NTLM message; null for bytes that are none. */
export function ntlmType(bytes: Uint8Array): NtlmType | null {
  if (bytes.length < 12 || !SIGNATURE.every((byte, at) => bytes[at] === byte)) return null;
  const type = new DataView(bytes.buffer as ArrayBuffer, bytes.byteOffset).getUint32(8, true);
  return type === 1 || type === 2 || type === 3 ? type : null;
}

/** Position of an NTLM message inside another structure, -1 if none. */
export function findNtlm(bytes: Bytes): number {
  for (let at = bytes.indexOf(0x4e); at >= 0; at = bytes.indexOf(0x4e, at + 1)) {
    if (SIGNATURE.every((byte, offset) => bytes[at + offset] === byte)) return at;
  }
  return -1;
}

const SIGNATURE = [0x4e, 0x54, 0x4c, 0x4d, 0x53, 0x53, 0x50, 0x00];
