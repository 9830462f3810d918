import { NTLM_FLAGS, NTLM_TARGET_INFO } from '../standards/ntlm.ts';
import { decodeLatin1, decodeUtf16 } from './decode.ts';

/** One of NTLM's three messages ([MS-NLMP] §2.2.1) without the hashes in it. Texts are as sent, cut at 256 characters. */
export interface NtlmMessage {
  readonly type: 1 | 2 | 3;
  /** In words; empty where the field is missing, as old clients may leave it out of message 3. */
  readonly flags: readonly string[];
  /** Of Windows, such as `10.0.19041`; null where not told. */
  readonly version: string | null;
  /** Message 2: the server or domain that answers. */
  readonly target: string | null;
  /** Messages 1 and 3. */
  readonly domain: string | null;
  readonly workstation: string | null;
  /** Message 3: the account's name. It stays in memory. */
  readonly user: string | null;
  /** Message 3: which form of answer was given; never the answer. */
  readonly answer: 'anonymous' | 'lm-only' | 'ntlmv1' | 'ntlmv2' | null;
  /** By name, from the target info of message 2 or its copy in message 3. */
  readonly targetInfo: Readonly<Record<string, string>>;
  /** The server's clock in message 2, the client's in message 3: epoch milliseconds. */
  readonly time: number | null;
  /** Message 3: the answer is tied to the TLS connection (extended protection). */
  readonly channelBound: boolean | null;
}

/** Reads a message; null for bytes that are none. Fields that point outside the message count as missing. */
export function readNtlm(bytes: Uint8Array): NtlmMessage | null {
  const type = ntlmType(bytes);
  if (type === null) return null;
  const reader = new Reader(bytes);
  return type === 1 ? negotiate(reader) : type === 2 ? challenge(reader) : authenticate(reader);
}

/** The number of an NTLM message; null for bytes that are none. */
export function ntlmType(bytes: Uint8Array): 1 | 2 | 3 | null {
  if (bytes.length < 12 || !startsWithSignature(bytes, 0)) return null;
  const type = new Reader(bytes).u32(8);
  return type === 1 || type === 2 || type === 3 ? type : null;
}

/** Position of an NTLM message inside another structure, -1 if none. */
export function findNtlm(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0x4e); at >= 0; at = bytes.indexOf(0x4e, at + 1)) {
    if (startsWithSignature(bytes, at)) return at;
  }
  return -1;
}

const SIGNATURE = [0x4e, 0x54, 0x4c, 0x4d, 0x53, 0x53, 0x50, 0x00];
const UNICODE = 0x1;
const HAS_VERSION = 0x2000000;
const NONE = {
  version: null,
  target: null,
  domain: null,
  workstation: null,
  user: null,
  answer: null,
  targetInfo: {},
  time: null,
  channelBound: null,
} as const;

function negotiate(reader: Reader): NtlmMessage {
  const flags = reader.u32(12) ?? 0;
  return {
    ...NONE,
    type: 1,
    flags: flagWords(flags),
    // Domain and workstation of message 1 are always in the OEM character set.
    domain: reader.text(16, false),
    workstation: reader.text(24, false),
    version: version(reader, 32, flags),
  };
}

function challenge(reader: Reader): NtlmMessage {
  const flags = reader.u32(20) ?? 0;
  // Servers send target info without the flag that announces it: the field decides.
  const pairs = targetInfo(reader.field(40));
  return {
    ...NONE,
    type: 2,
    flags: flagWords(flags),
    target: reader.text(12, (flags & UNICODE) !== 0),
    version: version(reader, 48, flags),
    ...pairs,
    channelBound: null,
  };
}

function authenticate(reader: Reader): NtlmMessage {
  const flags = reader.u32(60) ?? 0;
  const unicode = (flags & UNICODE) !== 0;
  const lm = reader.field(12);
  const nt = reader.field(20);
  const user = reader.text(36, unicode);
  const isV2 = (nt?.length ?? 0) > 24;
  // The blob of NTLMv2 begins after the proof of 16 bytes; its pairs follow 28 bytes of header and clock.
  const pairs = isV2 && nt ? targetInfo(nt.subarray(44)) : targetInfo(null);
  return {
    ...NONE,
    type: 3,
    flags: flagWords(flags),
    domain: reader.text(28, unicode),
    user,
    workstation: reader.text(44, unicode),
    version: version(reader, 64, flags),
    answer: answerForm(lm, nt, user),
    ...pairs,
    channelBound: isV2 ? pairs.channelBound : null,
    time: pairs.time ?? (isV2 && nt ? fileTime(nt, 24) : null),
  };
}

function answerForm(lm: Uint8Array | null, nt: Uint8Array | null, user: string | null): NtlmMessage['answer'] {
  if (!nt || nt.length === 0) {
    if (lm && lm.length > 1) return 'lm-only';
    return user === null || user === '' ? 'anonymous' : null;
  }
  return nt.length > 24 ? 'ntlmv2' : nt.length === 24 ? 'ntlmv1' : null;
}

function version(reader: Reader, at: number, flags: number): string | null {
  if ((flags & HAS_VERSION) === 0) return null;
  const [major, minor, build] = [reader.u8(at), reader.u8(at + 1), reader.u16(at + 2)];
  return major === null || minor === null || build === null || major === 0 ? null : `${major}.${minor}.${build}`;
}

function targetInfo(bytes: Uint8Array | null): Pick<NtlmMessage, 'targetInfo' | 'time'> & { channelBound: boolean } {
  const info: Record<string, string> = {};
  let time: number | null = null;
  let channelBound = false;
  const reader = new Reader(bytes ?? new Uint8Array());
  for (let at = 0, turns = 0; turns < 32; turns++) {
    const [id, length] = [reader.u16(at), reader.u16(at + 2)];
    const value = length === null ? null : reader.slice(at + 4, length);
    if (!id || value === null) break;
    const name = NTLM_TARGET_INFO.get(id);
    if (name) info[name] = cut(decodeUtf16(value));
    else if (id === 7) time = fileTime(value, 0);
    else if (id === 10) channelBound = value.some(byte => byte !== 0);
    at += 4 + value.length;
  }
  return { targetInfo: info, time, channelBound };
}

/** Windows counts 100 nanoseconds since 1601 ([MS-DTYP] §2.3.3). */
function fileTime(bytes: Uint8Array, at: number): number | null {
  const reader = new Reader(bytes);
  const [low, high] = [reader.u32(at), reader.u32(at + 4)];
  if (low === null || high === null || high === 0) return null;
  return Math.round((high * 2 ** 32 + low) / 10_000) - 11_644_473_600_000;
}

const flagWords = (flags: number): string[] =>
  NTLM_FLAGS.filter(([bit]) => (flags & bit) !== 0).map(([, word]) => word);

const startsWithSignature = (bytes: Uint8Array, at: number): boolean =>
  SIGNATURE.every((byte, offset) => bytes[at + offset] === byte);

const cut = (text: string): string => text.slice(0, 256);

/** Little-endian numbers and fields of a message; null for what lies outside. */
class Reader {
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  u8(at: number): number | null {
    return this.bytes[at] ?? null;
  }

  u16(at: number): number | null {
    const [low, high] = [this.u8(at), this.u8(at + 1)];
    return low === null || high === null ? null : low + high * 256;
  }

  u32(at: number): number | null {
    const [low, high] = [this.u16(at), this.u16(at + 2)];
    return low === null || high === null ? null : low + high * 65_536;
  }

  slice(at: number, length: number): Uint8Array | null {
    return at + length <= this.bytes.length ? this.bytes.subarray(at, at + length) : null;
  }

  /** The bytes that a field (length, space, offset) points to. */
  field(at: number): Uint8Array | null {
    const [length, offset] = [this.u16(at), this.u32(at + 4)];
    return length === null || offset === null ? null : this.slice(offset, length);
  }

  text(at: number, unicode: boolean): string | null {
    const bytes = this.field(at);
    if (bytes === null || bytes.length === 0) return null;
    return cut(unicode ? decodeUtf16(bytes) : decodeLatin1(bytes));
  }
}
