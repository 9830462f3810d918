import { sha256 } from '@noble/hashes/sha2.js';

// Samples are made in Node, for the playground, and in a page, for the lab: only what both have is used here.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export const random = (bytes: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(bytes));

/** Letters and digits, or those of another alphabet. */
export const letters = (length: number, from = LETTERS): string =>
  [...random(length)].map(byte => from[byte % from.length]).join('');

export const hex = (bytes: number): string => hexOf(random(bytes));

export const hexOf = (bytes: Uint8Array): string => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');

export const uuid = (): string => crypto.randomUUID();

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

export const b64 = (value: Uint8Array | string): string =>
  btoa(String.fromCharCode(...(typeof value === 'string' ? utf8(value) : value)));

export const b64url = (value: Uint8Array | string): string =>
  b64(value).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

export const hash = (text: string): Uint8Array => sha256(utf8(text));

export const join = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(part => [...part]));

/** One DER element (X.690 §8.1.3), with a length of up to two bytes. */
export function der(tag: number, ...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const content = join(...parts);
  const { length } = content;
  const long = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return join([tag, ...(length < 0x80 ? [length] : long)], content);
}

/** `20261121T090000Z`. @param now epoch seconds */
export const basicTime = (now: number): string => new Date(now * 1000).toISOString().replaceAll(/[-:]|\.\d+/g, '');
