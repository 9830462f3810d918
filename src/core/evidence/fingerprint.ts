import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Fingerprint } from './evidence.ts';

/** Makes fingerprints with one salt. The salt is made once per browser session and never leaves it. */
export type Fingerprinter = (value: string) => Fingerprint;

/**
 * @param salt random text; without it a short value could be found by trying
 * @returns a function from a value to 64 bits of HMAC-SHA-256 in hexadecimal: enough to compare, too few to search
 */
export function fingerprinter(salt: string): Fingerprinter {
  const encoder = new TextEncoder();
  const key = encoder.encode(salt);
  return value => bytesToHex(hmac(sha256, key, encoder.encode(value)).subarray(0, 8));
}
