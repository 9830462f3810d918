import fc from 'fast-check';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { describeToken, looksLikeJwt } from '../../../src/core/tokens/index.ts';
import { anyText } from '../http/any-text.ts';
import { timesLonger } from '../http/growth.ts';
import { b64url, fakeJwt } from './make.ts';

const claims = {
  iss: 'https://issuer.test/',
  sub: 'ada',
  aud: 'api',
  iat: 1_775_000_000,
  exp: 1_775_003_600,
  scope: 'read write',
};
const [header, payload, signature] = fakeJwt(claims).split('.') as [string, string, string];

describe('describeToken on a whole JWT', () => {
  it('reads one that jose signed', async () => {
    const jwt = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(new Uint8Array(32));
    expect(describeToken(jwt)).toMatchObject({
      kind: 'jws',
      length: jwt.length,
      header: { alg: 'HS256', kid: 'k1' },
      claims: { ...claims, aud: ['api'], scope: ['read', 'write'] },
      damage: null,
      oddities: [],
    });
  });

  it('tells an unsigned one', () => {
    const jwt = `${b64url({ alg: 'none' })}.${b64url(claims)}.`;
    expect(describeToken(jwt)).toMatchObject({ kind: 'unsigned-jwt', oddities: ['alg-none'], damage: null });
  });

  it('tells an encrypted one of five parts, and takes it for no damage', () => {
    const jwe = `${b64url({ alg: 'dir', enc: 'A256GCM' })}..AAAA.BBBB.CCCC`;
    expect(describeToken(jwe)).toMatchObject({
      kind: 'jwe',
      header: { alg: 'dir', enc: 'A256GCM' },
      claims: null,
      damage: null,
    });
  });

  it('tells a selectively disclosed one and counts its disclosures', () => {
    expect(describeToken(`${fakeJwt(claims)}~WyJhIl0~WyJiIl0~`)).toMatchObject({
      kind: 'sd-jwt',
      disclosures: 2,
      claims: { sub: 'ada' },
    });
  });

  it('keeps nested claims that it knows, by path', () => {
    const jwt = fakeJwt({ ...claims, cnf: { jkt: 'abc' }, realm_access: { roles: ['admin'] } });
    expect(describeToken(jwt).claims).toMatchObject({ 'cnf.jkt': 'abc', 'realm_access.roles': ['admin'] });
  });

  it.each([
    [{ exp: '1775003600' }, 'exp-not-a-number'],
    [{ exp: 1_775_003_600_000 }, 'exp-in-milliseconds'],
    [{ exp: 1, iat: 2 }, 'exp-before-iat'],
    [{ exp: 1, nbf: 2 }, 'nbf-after-exp'],
    [{}, 'no-exp'],
    [{}, 'no-aud'],
  ])('%j is odd: %s', (odd, word) => expect(describeToken(fakeJwt(odd)).oddities).toContain(word));
});

describe('describeToken on a damaged JWT', () => {
  it.each([
    [`${header}.${payload}`, 'whole', 'cut-off'],
    [header, 'whole', 'cut-off'],
    [`${header}.${payload}.${signature}.x`, 'whole', 'wrong-number-of-parts'],
    [header.slice(0, 20), 'header', 'cut-off'],
    [`${header}.${payload.slice(0, 40)}.${signature}`, 'payload', 'cut-off'],
    [`${header}.${payload}.${signature.slice(0, 20)}`, 'signature', 'wrong-length'],
    [`${header}.${payload}.`, 'signature', 'empty'],
    [`${header}..${signature}`, 'payload', 'empty'],
    [`${header}.${payload}==.${signature}`, 'payload', 'not-base64url'],
    [`${header} .${payload}.${signature}`, 'header', 'not-base64url'],
    [`${header}.${b64url('[1]')}.${signature}`, 'payload', 'not-an-object'],
    [`${header}.${b64url('plain')}.${signature}`, 'payload', 'not-json'],
    [`${fakeJwt(claims, { alg: 'RS256' }, 256).slice(0, -30)}`, 'signature', 'wrong-length'],
    [`${b64url({ alg: 'dir', enc: 'A256GCM' })}..AAAA`, 'whole', 'cut-off'],
  ])('%s: %s, %s', (jwt, part, reason) => {
    const { kind, damage } = describeToken(jwt);
    expect(kind).toBe('damaged-jwt');
    expect(damage).toMatchObject({ part, reason, say: expect.stringMatching(/\.$/) });
  });

  it('still tells the claims where only the signature is gone', () => {
    expect(describeToken(`${header}.${payload}`).claims?.exp).toBe(claims.exp);
  });

  it.each([
    ['a Flask session cookie', `${b64url({ user: 1 })}.ZxYabc.c2lnbmF0dXJlc2ln`],
    ['base64 of JSON', b64url({ k: 'abcdefgh', n: 'x' })],
    ['an opaque token', 'v9xKjqcpmgPg4esf9PMDX9T5MEjhAIxs'],
    ['a word', 'eyJ'],
  ])('%s is no JWT', (_, value) => expect(describeToken(value).kind).toBe('opaque'));
});

describe('no secret leaves', () => {
  const secret = 'S3cr3tS3cr3tS3cr3tS3cr3t';

  it.each([
    'password',
    'api_key',
    'jti',
    'sid',
    'nonce',
    'at_hash',
    'oid',
    'name',
    'anything',
    'groups',
    '__proto__',
    'constructor',
  ])('the value of %s stays behind', name => {
    const text = `{"exp":1,${JSON.stringify(name)}:${JSON.stringify(secret)}}`;
    const jwt = `${header}.${b64url(text)}.${signature}`;
    expect(JSON.stringify(describeToken(jwt))).not.toContain(secret);
  });

  it('an address is masked', () => {
    const described = JSON.stringify(
      describeToken(fakeJwt({ sub: 'ada.lovelace@example.com', email: 'ada.lovelace@example.com' })),
    );
    expect(described).not.toContain('lovelace');
    expect(described).toContain('a…@example.com');
  });

  it('unknown claims and claims of an unexpected type go by name and type only', () => {
    const { otherClaims } = describeToken(
      fakeJwt({ mystery: { a: secret }, iss: { a: secret }, exp: secret, list: [1], nothing: null }),
    );
    expect(otherClaims).toEqual([
      { name: 'mystery', type: 'object' },
      { name: 'iss', type: 'object' },
      { name: 'exp', type: 'string' },
      { name: 'list', type: 'array' },
      { name: 'nothing', type: 'null' },
    ]);
  });

  it('the signature and the parts of the token stay behind', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 5 }), extra => {
        const jwt = fakeJwt({ ...claims, ...extra });
        const told = JSON.stringify(describeToken(jwt));
        for (const part of jwt.split('.')) expect(told).not.toContain(part);
      }),
    );
  });
});

describe('describeToken on anything', () => {
  it('answers, as JSON', () => {
    const jwtish = fc.tuple(anyText(), fc.string(), fc.string()).map(([a, b, c]) => `eyJ${a}.${b}.${b64url(c)}`);
    fc.assert(
      fc.property(fc.oneof(anyText(), jwtish), text => {
        const described = describeToken(text);
        expect(JSON.parse(JSON.stringify(described))).toEqual(described);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['eyJ', 'eyJh.', '.', '~', 'eyJhbGciOiJIUzI1NiJ9~', 'a', '%', '[[', '{"a":'])(
    'grows no worse than linearly on %j',
    unit => {
      const raw = (size: number) => `eyJ${unit.repeat(size / unit.length)}`;
      expect(timesLonger(size => describeToken(raw(size)), 1 << 15, 1 << 18)).toBeLessThan(40);
      const nested = (size: number) => `${header}.${b64url(unit.repeat(size / unit.length))}.${signature}`;
      expect(timesLonger(size => describeToken(nested(size)), 1 << 15, 1 << 18)).toBeLessThan(40);
    },
  );

  it('knows the first letters of a JOSE header, with blanks after the brace too', () => {
    for (const json of [
      '{"alg":"HS256"}',
      '{ "alg":"HS256"}',
      '{\n"alg":"HS256"}',
      '{\r\n"alg":"HS256"}',
      '{\t"alg":"HS256"}',
    ]) {
      expect(looksLikeJwt(b64url(json))).toBe(true);
    }
    expect(looksLikeJwt('hello.world.foo')).toBe(false);
  });
});
