import * as asn1 from 'asn1js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNegotiate } from '../../../src/core/tokens/spnego.ts';
import { timesLonger } from '../http/growth.ts';
import { explain, facts } from './describe.ts';

const context = (tagNumber: number, ...value: asn1.BaseBlock[]) =>
  new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
const application = (tagNumber: number, ...value: asn1.BaseBlock[]) =>
  new asn1.Constructed({ idBlock: { tagClass: 2, tagNumber }, value });
const sequence = (...value: asn1.BaseBlock[]) => new asn1.Sequence({ value });
const integer = (value: number) => new asn1.Integer({ value });
const octets = (bytes: Buffer) => new asn1.OctetString({ valueHex: new Uint8Array(bytes) });
const oid = (value: string) => new asn1.ObjectIdentifier({ value });
const name = (value: string) => new asn1.GeneralString({ value });
const der = (block: asn1.BaseBlock) => Buffer.from(block.toBER());

const KERBEROS = '1.2.840.113554.1.2.2';
const MS_KERBEROS = '1.2.840.48018.1.2.2';
const NTLM = '1.3.6.1.4.1.311.2.2.10';

const ticket = application(
  1,
  sequence(
    context(0, integer(5)),
    context(1, name('EXAMPLE.COM')),
    context(2, sequence(context(0, integer(2)), context(1, sequence(name('HTTP'), name('www.example.com'))))),
    context(3, sequence(context(0, integer(18)), context(2, octets(Buffer.alloc(40, 7))))),
  ),
);
const apReq = application(
  14,
  sequence(
    context(0, integer(5)),
    context(1, integer(14)),
    context(2, new asn1.BitString({ valueHex: new Uint8Array(4) })),
    context(3, ticket),
    context(4, sequence(context(0, integer(18)), context(2, octets(Buffer.alloc(40, 8))))),
  ),
);
/** RFC 4121 §4.1: mechanism and token id, which is no ASN.1, before the message. */
function gssToken(message: asn1.BaseBlock): Buffer {
  const inner = Buffer.concat([der(oid(KERBEROS)), Buffer.from([1, 0]), der(message)]);
  const length = Buffer.from([0x82, inner.length >> 8, inner.length & 255]);
  return Buffer.concat([Buffer.from([0x60]), length, inner]);
}
function init(mechanisms: string[], token?: Buffer): Buffer {
  const parts = [context(0, sequence(...mechanisms.map(oid))), ...(token ? [context(2, octets(token))] : [])];
  return der(application(0, oid('1.3.6.1.5.5.2'), context(0, sequence(...parts))));
}
function response(state: number, token?: Buffer): Buffer {
  const parts = [
    context(0, new asn1.Enumerated({ value: state })),
    context(1, oid(KERBEROS)),
    ...(token ? [context(2, octets(token))] : []),
  ];
  return der(context(1, sequence(...parts)));
}
const ntlm1 = Buffer.from('TlRMTVNTUAABAAAAB4IIogAAAAAAAAAAAAAAAAAAAAAFAs4OAAAADw==', 'base64');
const sent = (bytes: Buffer) => facts(`Negotiate ${bytes.toString('base64')}`);

describe('a Negotiate message', () => {
  it('with a Kerberos ticket tells realm, service and encryption', () => {
    expect(sent(init([KERBEROS, MS_KERBEROS, NTLM], gssToken(apReq)))).toMatchObject({
      mechanism: 'kerberos',
      form: 'init',
      offered: ['Kerberos', 'Kerberos (Microsoft)', 'NTLM'],
      kerberosMessage: 'request',
      realm: 'EXAMPLE.COM',
      service: 'HTTP/www.example.com',
      encryption: 'AES256-SHA1',
    });
  });

  it('with a raw Kerberos token is told without SPNEGO too', () => {
    expect(sent(gssToken(apReq))).toMatchObject({
      mechanism: 'kerberos',
      form: 'raw',
      service: 'HTTP/www.example.com',
    });
  });

  it('with NTLM inside tells NTLM, though Kerberos is on the list', () => {
    expect(sent(init([KERBEROS, NTLM], ntlm1))).toMatchObject({ mechanism: 'ntlm', form: 'init', ntlmMessage: 1 });
  });

  it('that is raw NTLM is told by its signature', () => {
    expect(sent(ntlm1)).toMatchObject({ mechanism: 'ntlm', form: 'raw', wrapped: false, ntlmMessage: 1 });
  });

  it('that was cut still tells the mechanisms at its beginning', () => {
    expect(sent(init([KERBEROS, NTLM], gssToken(apReq)).subarray(0, 60))).toMatchObject({
      mechanism: 'kerberos',
      form: 'unknown',
    });
  });

  it('of the server tells whether the handshake is over', () => {
    expect(explain(`Negotiate ${response(2).toString('base64')}`).asks).toContain('rejects');
    expect(explain(`Negotiate ${response(1).toString('base64')}`).notes.join()).toContain('not finished');
  });

  it('of the server tells a Kerberos error in words', () => {
    const krbError = application(
      30,
      sequence(
        context(0, integer(5)),
        context(1, integer(30)),
        context(6, integer(37)),
        context(9, name('EXAMPLE.COM')),
      ),
    );
    expect(explain(`Negotiate ${response(2, gssToken(krbError)).toString('base64')}`).notes.join()).toContain('clocks');
  });

  it.each(['', 'AAAA', 'YA==', 'YIIGZA=='])('answers on %j', text => {
    expect(readNegotiate(new Uint8Array(Buffer.from(text, 'base64')))).toMatchObject({ form: 'unknown' });
  });

  it('answers on any bytes, and on any change of a true message', () => {
    const whole = init([KERBEROS, NTLM], gssToken(apReq));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(whole.length - 1), fc.nat(255), (noise, at, byte) => {
        expect(readNegotiate(new Uint8Array(noise)).form).toBeDefined();
        const changed = new Uint8Array(whole);
        changed[at] = byte;
        expect(readNegotiate(changed).form).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });

  it.each([[0x60], [0x30, 0x80], [0x30, 0x84, 0, 0, 0xff, 0xff], [0x4e], [0xa1, 0x80], [0x24, 0x80]])(
    'stays bounded on a run of %j',
    (...bytes) => {
      const run = (size: number) =>
        readNegotiate(new Uint8Array(size).map((_, at) => bytes[at % bytes.length] as number));
      expect(timesLonger(run, 1 << 15, 1 << 18)).toBeLessThan(40);
    },
  );
});
