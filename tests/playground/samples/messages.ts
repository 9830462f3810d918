import { b64, der, join, random, utf8 } from './make.ts';

const utf16 = (text: string): number[] =>
  [...text].flatMap(char => [char.charCodeAt(0) & 0xff, char.charCodeAt(0) >> 8]);
const u16 = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];
/** Length, allocated length, offset ([MS-NLMP] §2.2.1). */
const field = (length: number, offset: number): number[] => [...u16(length), ...u16(length), ...u32(offset)];
const SIGNATURE = [...utf8('NTLMSSP\0')];
const WINDOWS = [10, 0, ...u16(19041), 0, 0, 0, 15];

/** NTLM's first message, in base64: what a client can do ([MS-NLMP] §2.2.1.1). */
export const ntlmNegotiate = (): string =>
  b64(join(SIGNATURE, u32(1), u32(0xa2088207), field(0, 40), field(0, 40), WINDOWS));

/** NTLM's second message, in base64: the server's challenge and names (§2.2.1.2). */
export function ntlmChallenge(): string {
  const target = utf16('SAMPLES');
  const pair = (id: number, value: readonly number[]) => [...u16(id), ...u16(value.length), ...value];
  const info = [
    ...pair(2, target),
    ...pair(3, utf16('web.samples.example')),
    ...pair(4, utf16('samples.example')),
    ...pair(0, []),
  ];
  const fixed = 56;
  return b64(
    join(
      ...[SIGNATURE, u32(2), field(target.length, fixed), u32(0xe2898205), random(8), [0, 0, 0, 0, 0, 0, 0, 0]],
      ...[field(info.length, fixed + target.length), WINDOWS, target, info],
    ),
  );
}

const SPNEGO = [0x2b, 6, 1, 5, 5, 2];
const KERBEROS = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x12, 1, 2, 2];
const NTLM = [0x2b, 6, 1, 4, 1, 0x82, 0x37, 2, 2, 0x0a];
const int = (value: number) => der(0x02, [value]);
const text = (value: string) => der(0x1b, utf8(value));

/** A SPNEGO offer with a Kerberos ticket for this service in it, in base64 (RFC 4178 §4.2, RFC 4120 §5.5.1). */
export function negotiateKerberos(service: string): string {
  const sealed = (bytes: number) => der(0x30, der(0xa0, int(18)), der(0xa2, der(0x04, random(bytes))));
  const name = der(0x30, der(0xa0, int(2)), der(0xa1, der(0x30, text('HTTP'), text(service))));
  const ticket = der(
    0x61,
    der(0x30, der(0xa0, int(5)), der(0xa1, text('SAMPLES.EXAMPLE')), der(0xa2, name), der(0xa3, sealed(120))),
  );
  const request = der(
    0x6e,
    der(
      0x30,
      ...[der(0xa0, int(5)), der(0xa1, int(14)), der(0xa2, der(0x03, [0, 0x20, 0, 0, 0]))],
      ...[der(0xa3, ticket), der(0xa4, sealed(60))],
    ),
  );
  const token = der(0x60, der(0x06, KERBEROS), [1, 0], request); // RFC 4121 §4.1
  const mechanisms = der(0x30, der(0x06, KERBEROS), der(0x06, NTLM));
  const init = der(0xa0, der(0x30, der(0xa0, mechanisms), der(0xa2, der(0x04, token))));
  return b64(der(0x60, der(0x06, SPNEGO), init));
}
