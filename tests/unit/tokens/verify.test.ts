import fc from 'fast-check';
import { CompactEncrypt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeToken, keyAddress, keySource } from '../../../src/core/tokens/index.ts';
import { verifySignature } from '../../../src/core/tokens/verify.ts';
import { b64url, fakeJwt } from './make.ts';

const ISSUER = 'https://id.example.com/tenant';
const document = { issuer: ISSUER, jwks_uri: 'https://id.example.com/tenant/keys' };

type Pair = Awaited<ReturnType<typeof generateKeyPair>>;
let pairs: Record<'ES256' | 'RS256' | 'EdDSA', Pair>;
beforeAll(async () => {
  const make = (alg: string) => generateKeyPair(alg, { extractable: true });
  pairs = { ES256: await make('ES256'), RS256: await make('RS256'), EdDSA: await make('EdDSA') };
});

const sign = (alg: keyof typeof pairs, header: { kid?: string } = { kid: 'k1' }, claims = {}) =>
  new SignJWT({ iss: ISSUER, sub: 'ada', ...claims })
    .setProtectedHeader({ alg, ...header })
    .sign(pairs[alg].privateKey);
const publish = async (alg: keyof typeof pairs, more: object = { kid: 'k1' }) => ({
  ...(await exportJWK(pairs[alg].publicKey)),
  ...more,
});
const check = (token: string, keys: unknown, doc: unknown = document) =>
  verifySignature(token, { document: doc, jwks: Array.isArray(keys) ? { keys } : keys });

describe('A signature', () => {
  it.each(['ES256', 'RS256', 'EdDSA'] as const)('of %s that the issuer made is verified', async alg => {
    const answer = await check(await sign(alg), [await publish('ES256', { kid: 'other' }), await publish(alg)]);
    expect(answer).toMatchObject({ result: 'verified', say: expect.stringContaining('“k1” of id.example.com') });
  });

  it('is verified by any fitting key where the token names none', async () => {
    const other = await exportJWK((await generateKeyPair('ES256', { extractable: true })).publicKey);
    expect(await check(await sign('ES256', {}), [other, await publish('ES256', {})])).toMatchObject({
      result: 'verified',
    });
    expect(await check(await sign('ES256', {}), [other])).toMatchObject({ result: 'wrong' });
  });

  it('of the issuer under a selectively disclosed token is verified without its disclosures', async () => {
    const token = `${await sign('ES256')}~${b64url(['salt', 'email', 'ada@example.com'])}~`;
    expect(await check(token, [await publish('ES256')])).toMatchObject({ result: 'verified' });
  });

  it('of a token that was changed is wrong', async () => {
    const [head, , signature] = (await sign('ES256')).split('.');
    const token = `${head}.${b64url({ iss: ISSUER, sub: 'eve' })}.${signature}`;
    expect(await check(token, [await publish('ES256')])).toMatchObject({ result: 'wrong' });
  });

  it('by another key under the same name is wrong', async () => {
    const other = await exportJWK((await generateKeyPair('ES256', { extractable: true })).publicKey);
    expect(await check(await sign('ES256'), [{ ...other, kid: 'k1' }])).toMatchObject({ result: 'wrong' });
  });

  it('by a key that is not published any more is told as that', async () => {
    const answer = await check(await sign('ES256'), [await publish('ES256', { kid: 'k2' })]);
    expect(answer).toMatchObject({ result: 'key-unknown', say: expect.stringContaining('none is called “k1”') });
    expect(await check(await sign('ES256'), [])).toMatchObject({ result: 'key-unknown' });
  });

  it.each<[string, keyof typeof pairs, object]>([
    ['a key of another type', 'RS256', { kid: 'k1' }],
    ['a key for another algorithm', 'ES256', { kid: 'k1', alg: 'ES384' }],
    ['a key on another curve', 'ES256', { kid: 'k1', crv: 'P-384' }],
    ['a key for encryption', 'ES256', { kid: 'k1', use: 'enc' }],
  ])('whose name belongs to %s is not allowed', async (_, alg, more) => {
    const answer = await check(await sign('ES256'), [await publish(alg, more)]);
    expect(answer).toMatchObject({ result: 'algorithm', say: expect.stringContaining('signed with ES256') });
  });

  it('is verified though the issuer published its private key', async () => {
    const leaked = { ...(await exportJWK(pairs.ES256.privateKey)), kid: 'k1', key_ops: ['sign'] };
    expect(await check(await sign('ES256'), [leaked])).toMatchObject({ result: 'verified' });
  });

  it('is not judged by a key that cannot be read', async () => {
    expect(await check(await sign('ES256'), [{ kty: 'EC', crv: 'P-256', x: '!', y: '!', kid: 'k1' }])).toMatchObject({
      result: 'not-checkable',
    });
  });

  it('is not judged where the document is about another issuer', async () => {
    const other = { ...document, issuer: 'https://id.example.com/other' };
    expect(await check(await sign('ES256'), [await publish('ES256')], other)).toMatchObject({
      result: 'other-issuer',
      say: expect.stringContaining('“https://id.example.com/other”'),
    });
  });

  it.each([null, 'text', { keys: 'none' }, 7])('is not judged by %j in place of keys', async jwks => {
    expect(await check(await sign('ES256'), jwks)).toMatchObject({ result: 'no-keys' });
  });

  it('gets an answer whatever the issuer sends, and never an error', async () => {
    const token = await sign('ES256');
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (doc, keys) => {
        const named = [{ kid: 'k1', kty: 'EC', crv: 'P-256', ...(keys as object) }];
        expect((await check(token, named)).result).not.toBe('verified');
        expect((await check(token, keys, doc)).result).not.toBe('verified');
      }),
      { numRuns: 60 },
    );
  });
});

describe('No signature is checked', () => {
  const claims = { iss: ISSUER };
  it.each([
    ['signed with a shared secret', fakeJwt(claims), 'a secret that only its issuer'],
    ['unsigned', `${b64url({ alg: 'none' })}.${b64url(claims)}.`, 'not signed'],
    ['cut', fakeJwt(claims).slice(0, -9), 'damaged'],
    ['opaque', 'gho_abcdefghijklmnop', 'opaque'],
    ['without an issuer', fakeJwt({}, { alg: 'ES256' }, 64), 'nobody to ask'],
    [
      'of an issuer without an address',
      fakeJwt({ iss: 'accounts.example.com' }, { alg: 'ES256' }, 64),
      'no https address',
    ],
    [
      'of an issuer over plain http',
      fakeJwt({ iss: 'http://id.example.com' }, { alg: 'ES256' }, 64),
      'no https address',
    ],
    ['of an issuer with a query', fakeJwt({ iss: `${ISSUER}?x=1` }, { alg: 'ES256' }, 64), 'no https address'],
  ])('of a token that is %s, and the answer says why', async (_, token, words) => {
    const answer = await check(token, [await publish('ES256')]);
    expect(answer).toMatchObject({ result: 'not-checkable', say: expect.stringContaining(words) });
    expect(keySource(describeToken(token))).toMatchObject({ ok: false });
  });

  it('of an encrypted token', async () => {
    const { publicKey } = await generateKeyPair('ECDH-ES');
    const token = await new CompactEncrypt(new TextEncoder().encode('{}'))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A128GCM' })
      .encrypt(publicKey);
    expect(await check(token, [])).toMatchObject({
      result: 'not-checkable',
      say: expect.stringContaining('encrypted'),
    });
  });
});

describe('The issuer’s document', () => {
  const of = (iss: string) => keySource(describeToken(fakeJwt({ iss }, { alg: 'ES256' }, 64)));

  it.each([
    [
      ISSUER,
      'id.example.com',
      '/tenant/.well-known/openid-configuration',
      '/.well-known/oauth-authorization-server/tenant',
    ],
    ['https://a.test/', 'a.test', '/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'],
    [
      'https://a.test:8443/x/',
      'a.test:8443',
      '/x/.well-known/openid-configuration',
      '/.well-known/oauth-authorization-server/x',
    ],
    [
      'http://localhost:4010/i',
      'localhost:4010',
      '/i/.well-known/openid-configuration',
      '/.well-known/oauth-authorization-server/i',
    ],
  ])('of %s is looked for where OpenID Connect and RFC 8414 put it', (iss, host, openid, oauth) => {
    const { origin } = new URL(iss);
    expect(of(iss)).toEqual({ ok: true, issuer: iss, host, documents: [origin + openid, origin + oauth] });
  });

  it('may send to keys on another site, which is told', () => {
    const elsewhere = (jwks_uri: string) => keyAddress(ISSUER, { issuer: ISSUER, jwks_uri });
    expect(elsewhere('https://keys.example.com/k')).toMatchObject({ ok: true, elsewhere: false });
    expect(elsewhere('https://cdn.example.net/k')).toMatchObject({
      ok: true,
      elsewhere: true,
      host: 'cdn.example.net',
    });
  });

  it.each(['http://id.example.com/k', 'http://localhost/k', 'https://127.0.0.1/k', 'file:///k', '/keys', 7])(
    'may not send to %s',
    jwks_uri =>
      expect(keyAddress(ISSUER, { issuer: ISSUER, jwks_uri })).toMatchObject({ ok: false, result: 'no-keys' }),
  );
});
