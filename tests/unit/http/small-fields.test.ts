import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAuthenticationInfo } from '../../../src/core/http/authentication-info.ts';
import { splitJoinedFields, unfold } from '../../../src/core/http/fields.ts';
import { parseMsDiagnostics } from '../../../src/core/http/ms-diagnostics.ts';
import { anyText } from './any-text.ts';
import { timesLonger } from './growth.ts';

describe('parseAuthenticationInfo', () => {
  it('reads parameters without a scheme', () => {
    expect(parseAuthenticationInfo('nextnonce="abc", qop=auth, rspauth="d", nc=00000001')).toMatchObject({
      ok: true,
      params: [
        { name: 'nextnonce', value: 'abc' },
        { name: 'qop' },
        { name: 'rspauth' },
        { name: 'nc', value: '00000001' },
      ],
    });
    expect(parseAuthenticationInfo('')).toEqual({ ok: true, params: [] });
  });

  it.each([
    ['nextnonce="abc', 'unbalanced-quote'],
    ['a=b c=d', 'missing-comma'],
    ['Basic realm="x"', 'stray-text'],
  ])('says what is wrong in %j', (value, reason) =>
    expect(parseAuthenticationInfo(value)).toMatchObject({ ok: false, reason }),
  );
});

describe('parseMsDiagnostics', () => {
  it('reads number, reason and category', () => {
    expect(parseMsDiagnostics('3000006;reason="Token contains invalid signature.";category="invalid_client"')).toEqual({
      ok: true,
      code: 3_000_006,
      reason: 'Token contains invalid signature.',
      category: 'invalid_client',
    });
  });

  it.each([
    ['3000006', { ok: true, code: 3_000_006, reason: null }],
    ['3000006;reason="cut', { ok: false, code: 3_000_006 }],
    ['nonsense', { ok: false, code: null, reason: null }],
  ])('reads what there is of %j', (value, expected) => expect(parseMsDiagnostics(value)).toMatchObject(expected));

  it('answers on any text, in time that does not explode', () => {
    fc.assert(
      fc.property(anyText(), text => {
        expect(parseMsDiagnostics(text).ok).toBeTypeOf('boolean');
      }),
    );
    expect(timesLonger(size => parseMsDiagnostics(';a='.repeat(size / 3)), 1 << 15, 1 << 18)).toBeLessThan(40);
  });
});

describe('fields that were joined or folded', () => {
  it.each([
    ['a\nb', ['a', 'b']],
    ['a\n b', ['a\n b']],
    ['a\r\n\tb\nc', ['a\r\n\tb', 'c']],
    ['a\r\nb', ['a\r\nb']],
    ['', ['']],
    ['\n', ['', '']],
  ])('%j holds %j', (value, fields) => expect(splitJoinedFields(value)).toEqual(fields));

  it.each([
    ['a', 'a', false],
    ['a \t\r\n \t b', 'a b', true],
    ['a\n\tb\n c', 'a b c', true],
    ['a\nb', 'a\nb', false],
  ])('%j unfolds to %j', (value, expected, folded) => expect(unfold(value)).toEqual({ value: expected, folded }));
});
