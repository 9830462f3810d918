import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CredentialShape, parseCredentials, SHAPE_SENTENCES } from '../../../src/core/http/credentials.ts';
import { anyText } from './any-text.ts';
import { timesLonger } from './growth.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.AeBY1xxx';

describe('parseCredentials', () => {
  const shapes: [string, CredentialShape, string | null, string][] = [
    [`Bearer ${jwt}`, 'well-formed', 'Bearer', jwt],
    [`Bearer   ${jwt} `, 'well-formed', 'Bearer', jwt],
    ['Basic dXNlcjpwYXNz', 'well-formed', 'Basic', 'dXNlcjpwYXNz'],
    ['Token abc123', 'well-formed', 'Token', 'abc123'],
    ['Token token="abc"', 'well-formed', 'Token', 'token="abc"'],
    ['Digest username="a", nc=00000001', 'well-formed', 'Digest', 'username="a", nc=00000001'],
    ['Negotiate YII=', 'well-formed', 'Negotiate', 'YII='],
    ['PVEAPIToken=user@realm!id=uuid', 'well-formed', 'PVEAPIToken', 'user@realm!id=uuid'],
    ['SharedKey account:c2ln=', 'well-formed', 'SharedKey', 'account:c2ln='],
    ['', 'empty', null, ''],
    ['Bearer', 'empty', 'Bearer', ''],
    ['Bearer Bearer', 'empty', 'Bearer', ''],
    ['Bearer undefined', 'placeholder', 'Bearer', 'undefined'],
    ['undefined', 'placeholder', null, 'undefined'],
    ['Bearer "null"', 'placeholder', 'Bearer', '"null"'],
    ['Bearer [object Promise]', 'placeholder', 'Bearer', '[object Promise]'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the very text that a program sends by mistake
    ['Bearer ${token}', 'placeholder', 'Bearer', '${token}'],
    ['Bearer %7B%7Baccess_token%7D%7D', 'placeholder', 'Bearer', '%7B%7Baccess_token%7D%7D'],
    ['Bearer <your token>', 'placeholder', 'Bearer', '<your token>'],
    ['Bearer YOUR_API_KEY', 'placeholder', 'Bearer', 'YOUR_API_KEY'],
    [jwt, 'no-scheme', null, jwt],
    ['abc123', 'no-scheme', null, 'abc123'],
    [`Bearer Bearer ${jwt}`, 'doubled-scheme', 'Bearer', jwt],
    [`Bearer Bearer${jwt}`, 'doubled-scheme', 'Bearer', jwt],
    [`Token Bearer ${jwt}`, 'doubled-scheme', 'Token', jwt],
    [`Bearer${jwt}`, 'glued-scheme', 'Bearer', jwt],
    [`BearerToken ${jwt}`, 'glued-scheme', 'BearerToken', jwt],
    [`Bearer: ${jwt}`, 'colon-after-scheme', 'Bearer', jwt],
    [`Bearer:${jwt}`, 'colon-after-scheme', 'Bearer', jwt],
    [`Bearer : ${jwt}`, 'colon-after-scheme', 'Bearer', jwt],
    [`Authorization: Bearer ${jwt}`, 'header-name-inside', 'Bearer', jwt],
    [`Bearer "${jwt}"`, 'quoted', 'Bearer', jwt],
    [`"Bearer ${jwt}"`, 'quoted', 'Bearer', jwt],
    [`"${jwt}"`, 'quoted', null, jwt],
    [`Bearer <${jwt}>`, 'quoted', 'Bearer', jwt],
    ['Bearer abc def', 'inner-whitespace', 'Bearer', 'abc def'],
    ['Bearer abc\ndef', 'inner-whitespace', 'Bearer', 'abc\ndef'],
    ['Bearer a%2Eb%2Ec', 'percent-encoded', 'Bearer', 'a%2Eb%2Ec'],
    [`Bearer%20${jwt}`, 'percent-encoded', 'Bearer', jwt],
    ['Bearer abc, Bearer def', 'several-values', 'Bearer', 'abc, Bearer def'],
    ['Bearer abc…def', 'bad-character', 'Bearer', 'abc…def'],
    ['Basic user:password', 'outside-grammar', 'Basic', 'user:password'],
  ];
  it.each(shapes)('%j is %s', (value, shape, scheme, secret) => {
    expect(parseCredentials(value)).toMatchObject({ shape, scheme, secret });
  });

  it('takes an ordinary short secret for no placeholder', () => {
    for (const secret of ['mysecret', 'token1', 'hunter2', 'nullable', 'my-token', '<abc123>']) {
      expect(parseCredentials(`Bearer ${secret}`).shape).not.toBe('placeholder');
    }
  });

  it('shows no more of a placeholder than its words', () => {
    expect(parseCredentials(`Bearer {{${'token '.repeat(9)}}}`).detail?.length).toBeLessThanOrEqual(41);
  });

  it('has a sentence for each shape', () => {
    for (const [, shape] of shapes) expect(SHAPE_SENTENCES[shape]).toMatch(/\.$/);
  });

  it('answers on any text with a sentence, and finds a well-formed token again', () => {
    fc.assert(
      fc.property(anyText(), text => {
        expect(SHAPE_SENTENCES[parseCredentials(text).shape]).toBeDefined();
        expect(SHAPE_SENTENCES[parseCredentials(`Bearer ${text}`).shape]).toBeDefined();
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9._~+/-]{20,60}$/), token => {
        expect(parseCredentials(`Bearer ${token}`)).toMatchObject({ ok: true, shape: 'well-formed', secret: token });
      }),
    );
  });

  it.each(['a', ' ', 'Bearer ', '%7B', '"', ',', '{{', 'your ', 'a=b, '])(
    'grows no worse than linearly on %j',
    unit => {
      const value = (size: number) => `Bearer ${unit.repeat(size / unit.length)}`;
      expect(timesLonger(size => parseCredentials(value(size)), 1 << 15, 1 << 18)).toBeLessThan(40);
    },
  );
});
