import { base64url, CompactEncrypt, CompactSign, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { issue, issuerOf } from './issuer.ts';
import { b64url, hash, letters, random, utf8, uuid } from './make.ts';
import { authorization, type Sample, type Workshop } from './sample.ts';

type Kind = Pick<Sample, 'id' | 'title' | 'token' | 'called' | 'signature'> & {
  make(shop: Workshop): string | Promise<string>;
};

const bearer = ({ make, ...row }: Kind): Sample => ({
  ...row,
  scheme: 'Bearer',
  challenge: () => ['Bearer realm="samples", error="invalid_token"'],
  send: async shop => authorization(`Bearer ${await make(shop)}`),
});

const signed = 'signed JSON Web Token';

/** Claims of a token that nobody's key proves. */
const claims = ({ issuer, now }: Workshop): JWTPayload => ({
  iss: issuer,
  aud: 'samples',
  sub: 'ada',
  iat: now,
  exp: now + 3600,
});

/** Every kind of token, as what follows “Bearer”; the first rows are for the check with the issuer's keys. */
export const tokens: readonly Sample[] = [
  bearer({
    id: 'jws-es256',
    title: 'Signed with ES256 by the issuer’s present key',
    ...{ token: 'jws', called: signed, signature: 'verified' },
    make: shop => issue(shop),
  }),
  bearer({
    id: 'jws-rs256',
    title: 'Signed with RS256 by the issuer’s present key',
    ...{ token: 'jws', called: signed, signature: 'verified' },
    make: shop => issue(shop, {}, { key: 'rsa', typ: 'at+jwt' }),
  }),
  bearer({
    id: 'jws-metadata',
    title: 'Signed by an issuer that only RFC 8414 finds',
    ...{ token: 'jws', called: signed, signature: 'verified' },
    make: shop => issue(shop, { iss: issuerOf(shop.origin, '/oauth') }),
  }),
  bearer({
    id: 'jws-rotated',
    title: 'Signed with a key that the issuer has replaced since',
    ...{ token: 'jws', called: signed, signature: 'key-unknown' },
    make: shop => issue(shop, {}, { key: 'retired' }),
  }),
  bearer({
    id: 'jws-forged',
    title: 'Signed by somebody else under the name of the issuer’s key',
    ...{ token: 'jws', called: signed, signature: 'wrong' },
    make: shop => issue(shop, {}, { key: 'impostor' }),
  }),
  bearer({
    id: 'jws-other-algorithm',
    title: 'Signed with RS256, under the name of a key for ES256',
    ...{ token: 'jws', called: signed, signature: 'algorithm' },
    make: shop => issue(shop, {}, { key: 'rsa', kid: 'issuer-es256' }),
  }),
  bearer({
    id: 'jws-other-issuer',
    title: 'Of an issuer whose document speaks of another one',
    ...{ token: 'jws', called: signed, signature: 'other-issuer' },
    make: shop => issue(shop, { iss: issuerOf(shop.origin, '/moved') }),
  }),
  bearer({
    id: 'jws-hs256',
    title: 'Signed with HS256: a secret that a browser must not have',
    ...{ token: 'jws', called: signed },
    make: shop => new SignJWT(claims(shop)).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(random(32)),
  }),
  bearer({
    id: 'unsigned-jwt',
    title: 'Not signed at all',
    ...{ token: 'unsigned-jwt', called: 'unsigned JSON Web Token' },
    make: shop => `${b64url(JSON.stringify({ alg: 'none' }))}.${b64url(JSON.stringify(claims(shop)))}.`,
  }),
  bearer({
    id: 'damaged-jwt',
    title: 'Cut off in the middle of the payload',
    ...{ token: 'damaged-jwt', called: 'damaged JSON Web Token' },
    make: async shop => (await issue(shop)).slice(0, 150),
  }),
  bearer({
    id: 'jwe',
    title: 'Encrypted for the server alone',
    ...{ token: 'jwe', called: 'encrypted JSON Web Token' },
    make: async shop => {
      const { publicKey } = await generateKeyPair('ECDH-ES+A128KW');
      return new CompactEncrypt(utf8(JSON.stringify(claims(shop))))
        .setProtectedHeader({ alg: 'ECDH-ES+A128KW', enc: 'A256GCM', typ: 'JWT', kid: 'server-1' })
        .encrypt(publicKey);
    },
  }),
  bearer({
    id: 'nested-jwt',
    title: 'Signed around another signed token',
    ...{ token: 'jws', called: 'signed JSON Web Token around another one' },
    make: async shop =>
      new CompactSign(utf8(await issue(shop)))
        .setProtectedHeader({ alg: 'RS256', cty: 'JWT', kid: 'issuer-rs256' })
        .sign(shop.keys.rsa.privateKey),
  }),
  bearer({
    id: 'sd-jwt',
    title: 'With claims that its holder shows or keeps',
    ...{ token: 'sd-jwt', called: 'selectively disclosed JSON Web Token', signature: 'verified' },
    make: async shop => {
      const disclosure = b64url(JSON.stringify([letters(22), 'email', 'ada@samples.example']));
      const digests = [base64url.encode(hash(disclosure)), base64url.encode(random(32))];
      return `${await issue(shop, { _sd: digests, _sd_alg: 'sha-256' }, { typ: 'example+sd-jwt' })}~${disclosure}~`;
    },
  }),
  bearer({ id: 'opaque-uuid', title: 'Opaque: a UUID', token: 'opaque', called: 'UUID', make: uuid }),
  bearer({
    id: 'opaque-letters',
    title: 'Opaque: nothing but letters',
    ...{ token: 'opaque', called: 'opaque token' },
    make: () => `sample_${letters(36)}`,
  }),
];
