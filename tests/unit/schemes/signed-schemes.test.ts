import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { describeProof, describeSignedUrl, readMessageSignatures } from '../../../src/core/schemes/index.ts';
import { fakeJwt } from '../tokens/make.ts';
import { explain, facts, mark, request } from './describe.ts';

describe('AWS Signature Version 4', () => {
  const value =
    'AWS4-HMAC-SHA256 Credential=ASIAEXAMPLEEXAMPLE12/20260131/eu-west-1/s3/aws4_request, SignedHeaders=host;x-amz-date;x-amz-security-token, Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef';

  it('tells scope, key kind, signed fields and time', () => {
    expect(facts(value, request('GET', 'https://b.s3.amazonaws.com/', { 'x-amz-date': '20260131T120000Z' }))).toEqual({
      key: mark('ASIAEXAMPLEEXAMPLE12'),
      keyKind: 'temporary',
      scopeDate: '20260131',
      region: 'eu-west-1',
      service: 's3',
      scopeComplete: true,
      signedHeaders: ['host', 'x-amz-date', 'x-amz-security-token'],
      signatureLength: 64,
      missing: [],
      signedAt: Date.UTC(2026, 0, 31, 12),
      signedButNotSent: ['x-amz-security-token'],
    });
  });

  it('tells an incomplete one', () => {
    expect(facts('AWS4-HMAC-SHA256 Credential=AKIAX/20260131')).toMatchObject({
      scopeComplete: false,
      region: null,
      missing: ['signedheaders', 'signature'],
    });
  });
});

describe('signed URLs', () => {
  it.each([
    [
      'https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAX%2F20260131%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260131T120000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=abc',
      'aws-v4',
      Date.UTC(2026, 0, 31, 13),
    ],
    [
      'https://storage.googleapis.com/b/k?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Credential=a%40b%2F20260131%2Fauto%2Fstorage%2Fgoog4_request&X-Goog-Date=20260131T120000Z&X-Goog-Expires=60&X-Goog-SignedHeaders=host&X-Goog-Signature=abc',
      'google-v4',
      Date.UTC(2026, 0, 31, 12, 1),
    ],
    ['https://b.s3.amazonaws.com/k?AWSAccessKeyId=AKIAX&Expires=1769860800&Signature=abc', 'aws-v2', 1_769_860_800_000],
    ['https://x.cloudfront.net/k?Expires=1769860800&Signature=abc&Key-Pair-Id=K1', 'cloudfront', 1_769_860_800_000],
    [
      'https://a.blob.core.windows.net/c/b?sv=2022-11-02&se=2026-01-31T12%3A00%3A00Z&sr=b&sp=r&sig=abc',
      'azure-sas',
      Date.UTC(2026, 0, 31, 12),
    ],
    [
      'https://a.blob.core.windows.net/c/b?sv=2022-11-02&se=2026-01-31&sr=b&sp=r&sig=abc',
      'azure-sas',
      Date.UTC(2026, 0, 31),
    ],
  ])('%s', (url, kind, expiresAt) => {
    const told = describeSignedUrl(url, mark);
    expect(told).toMatchObject({ kind, expiresAt });
    expect(JSON.stringify(told)).not.toContain('abc');
  });

  it('reads the end of CloudFront’s custom policy', () => {
    const policy = Buffer.from('{"Statement":[{"Condition":{"DateLessThan":{"AWS:EpochTime":1769860800}}}]}')
      .toString('base64')
      .replaceAll('+', '-')
      .replaceAll('=', '_')
      .replaceAll('/', '~');
    expect(describeSignedUrl(`https://x/k?Policy=${policy}&Signature=a&Key-Pair-Id=K`, mark)?.expiresAt).toBe(
      1_769_860_800_000,
    );
  });

  it.each(['https://example.com/?sig=abc', 'https://example.com/?token=x', 'nonsense'])('%s is none', url => {
    expect(describeSignedUrl(url, mark)).toBeNull();
  });
});

describe('HTTP Message Signatures', () => {
  // RFC 9421 §2.5
  const input =
    'sig1=("@method" "@authority" "@path" "content-digest" "content-length" "content-type");created=1618884473;keyid="test-key-rsa-pss"';
  const signature = 'sig1=:HIbjHC5rS0BYaa9v4QfD4193TORw7u9edguPh0AW3dMq9WImrl:';

  it('tells what is covered, and what of it was not sent', () => {
    const read = readMessageSignatures(
      input,
      signature,
      request('POST', 'https://example.com/foo', { 'content-type': 'application/json' }),
    );
    expect(read).toEqual({
      ok: true,
      signatures: [
        {
          label: 'sig1',
          covers: ['@method', '@authority', '@path', 'content-digest', 'content-length', 'content-type'],
          created: 1_618_884_473,
          expires: null,
          algorithm: null,
          tag: null,
          keyNamed: true,
          nonce: false,
          signed: true,
          coveredButNotSent: ['content-digest', 'content-length'],
        },
      ],
    });
  });

  it('tells a label without a signature', () => {
    expect(readMessageSignatures(input, undefined)).toMatchObject({
      signatures: [{ signed: false, coveredButNotSent: null }],
    });
  });

  it.each(['', 'sig1=', 'sig1=("a', '\0', 'a, b;;'])('answers on %j', text => {
    expect(readMessageSignatures(text, text).ok).toBeTypeOf('boolean');
  });
});

const { publicKey, privateKey } = await generateKeyPair('ES256');
const jwk = await exportJWK(publicKey);
const THUMBPRINT = await calculateJwkThumbprint(jwk);

describe('DPoP', () => {
  const url = 'https://api.example.com/v1/me?x=1';
  const accessToken = fakeJwt({ iss: 'a', cnf: { jkt: THUMBPRINT } });
  const ath = createHash('sha256').update(accessToken).digest('base64url');
  const proofOf = (claims: object, header: object = {}) =>
    new SignJWT({ jti: 'j', htm: 'GET', htu: 'https://api.example.com/v1/me', iat: 1_775_000_000, ath, ...claims })
      .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk, ...header })
      .sign(privateKey);
  const compare = async (claims: object = {}, header: object = {}, token: string | null = accessToken) =>
    describeProof(await proofOf(claims, header), request('GET', url), token, mark);

  it('agrees with the request that it was made for', async () => {
    expect(await compare()).toEqual({
      proofReadable: true,
      typ: 'dpop+jwt',
      alg: 'ES256',
      keyIncluded: true,
      privateKeyIncluded: false,
      methodMatches: true,
      addressMatches: true,
      issuedAt: 1_775_000_000,
      id: mark('j'),
      nonce: null,
      tokenHash: true,
      tokenHashMatches: true,
      keyMatchesToken: true,
      missing: [],
    });
  });

  it.each([
    [{ htm: 'POST' }, { methodMatches: false }],
    [{ htu: 'https://api.example.com/v1/other' }, { addressMatches: false }],
    [{ htu: 'http://api.example.com/v1/me' }, { addressMatches: false }],
    [{ htu: 'https://API.example.com:443/v1/me' }, { addressMatches: true }],
    [{ htu: 'nonsense' }, { addressMatches: false }],
    [{ ath: 'x' }, { tokenHashMatches: false }],
    [{ ath: undefined }, { tokenHash: false, tokenHashMatches: null }],
    [{ nonce: 'n' }, { nonce: mark('n') }],
    [
      { jti: undefined, iat: undefined },
      { missing: ['jti', 'iat'], issuedAt: null },
    ],
  ])('%j: %j', async (claims, expected) => expect(await compare(claims)).toMatchObject(expected));

  it('sees that the token is bound to another key', async () => {
    const other = await exportJWK((await generateKeyPair('ES256')).publicKey);
    expect(await compare({}, { jwk: other })).toMatchObject({ keyMatchesToken: false });
    expect(await compare({}, {}, 'opaque')).toMatchObject({ keyMatchesToken: null, tokenHashMatches: false });
  });

  it('is compared where the whole request is known', async () => {
    const told = facts(`DPoP ${accessToken}`, request('GET', url, { dpop: await proofOf({}) }));
    expect(told).toMatchObject({ proofSent: true, methodMatches: true, keyMatchesToken: true });
    expect(facts(`DPoP ${accessToken}`, request('GET', url))).toMatchObject({ proofSent: false });
  });

  it.each(['', 'x', 'a.b.c', fakeJwt({}).slice(0, 30)])('answers on %j', proof => {
    expect(describeProof(proof, request('GET', url), null, mark)).toMatchObject({ proofReadable: false });
  });
});

describe('other schemes that sign or carry a key', () => {
  const jwt = fakeJwt(
    { aud: 'https://push.example.net', exp: 1_775_000_000, sub: 'mailto:a@b.c' },
    { alg: 'ES256' },
    64,
  );
  const point = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 1)]).toString('base64url');
  it.each([
    [
      'Hawk',
      'Hawk id="a", ts="1353832234", nonce="j4h3g2", mac="x=", ext="y"',
      { id: mark('a'), signedAt: 1_353_832_234, extension: true, missing: [] },
    ],
    ['Hawk without a MAC', 'Hawk id="a", ts="1"', { missing: ['nonce', 'mac'] }],
    [
      'SharedKey',
      'SharedKey myaccount:c2lnbmF0dXJl',
      { account: mark('myaccount'), accountMatchesHost: true, dateSent: true },
    ],
    ['SharedKey without a colon', 'SharedKey c2lnbmF0dXJl', { account: null, colon: false }],
    [
      'SharedAccessSignature',
      'SharedAccessSignature sr=https%3a%2f%2fa&sig=x&se=1769860800&skn=policy',
      { expiresAt: 1_769_860_800, keyName: 'policy', missing: [] },
    ],
    ['AWS version 2', 'AWS AKIAX:sig=', { key: mark('AKIAX'), colon: true, signatureLength: 4 }],
    ['Token of Rails', 'Token token="abc", nonce="d"', { keyLength: 3, asParameter: true }],
    ['ApiKey of Elasticsearch', `ApiKey ${Buffer.from('id:key').toString('base64')}`, { isPair: true }],
    ['ApiKey that was not encoded', 'ApiKey id:key', { isPair: false }],
    [
      'OAuth 1',
      'OAuth oauth_consumer_key="c", oauth_token="t", oauth_signature_method="HMAC-SHA1", oauth_signature="a%252Bb", oauth_timestamp="137131200", oauth_nonce="n"',
      { method: 'HMAC-SHA1', signedAt: 137_131_200, encodedTwice: true, missing: [] },
    ],
    [
      'vapid',
      `vapid t=${jwt}, k=${point}`,
      { tokenKind: 'jws', expiresAt: 1_775_000_000, keyIsPoint: true, contact: true, missing: [] },
    ],
    ['GNAP', 'GNAP abcdef', { tokenLength: 6, signed: false }],
    ['HOBA', 'HOBA result="a.b.c.d"', { complete: true, key: mark('a') }],
    ['HOBA cut', 'HOBA result="a.b"', { complete: false }],
    [
      'SCRAM first',
      `SCRAM-SHA-256 realm="r", data="${Buffer.from('n,,n=ada,r=x').toString('base64')}"`,
      { round: 'first', user: mark('ada') },
    ],
    [
      'SCRAM final',
      `SCRAM-SHA-256 sid="s", data="${Buffer.from('c=biws,r=x,p=proof').toString('base64')}"`,
      { round: 'final', user: null },
    ],
    [
      'Mutual',
      'Mutual version=1, algorithm=iso-kam3-dl-2048-sha256, realm="r", user="ada", kc1="x"',
      { step: 'key-exchange', user: mark('ada'), algorithm: 'iso-kam3-dl-2048-sha256' },
    ],
    [
      'Concealed',
      `Concealed k="a", a="b", s="2055", v="${Buffer.alloc(16).toString('base64url')}", p="c"`,
      { signatureScheme: 2055, verificationComplete: true, missing: [] },
    ],
    [
      'Signature of the old draft',
      'Signature keyId="k",algorithm="rsa-sha256",headers="(request-target) host digest",signature="x"',
      { key: mark('k'), covers: ['(request-target)', 'host', 'digest'], coveredButNotSent: ['digest'] },
    ],
    [
      'MAC',
      'MAC id="h480djs93hd8", ts="1336363200", nonce="d", mac="x"',
      { id: mark('h480djs93hd8'), signedAt: 1_336_363_200 },
    ],
    [
      'PrivateToken',
      `PrivateToken token="${Buffer.from([0, 2, 9, 9]).toString('base64')}"`,
      { tokenSent: true, tokenType: 2 },
    ],
  ])('%s', (_, value, expected) => {
    const where = request('GET', 'https://myaccount.blob.core.windows.net/', { 'x-ms-date': 'now' });
    expect(facts(value, where)).toMatchObject(expected);
  });

  it.each([
    [
      'PrivateToken challenge="AAIADmlzc3Vlci5leGFtcGxlIIo-g6M9mABdLzC-9Bn6a_TNXGAF42sShbu0zNQPpLODAA5vcmlnaW4uZXhhbXBsZQ==", token-key="x"',
      ['The token is to come from issuer.example.', 'It is only good for origin.example.'],
    ],
    [
      `SCRAM-SHA-256 sid="a", data="${Buffer.from('r=x,s=y,i=4096').toString('base64')}"`,
      ['The password is hashed 4096 times.'],
    ],
    [
      'Bearer error="insufficient_user_authentication", max_age="5"',
      ['The person has to have signed in during the last 5 seconds.'],
    ],
    [
      'Bearer error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwgInZhbHVlIjoiMTYwNDEwNjY1MSJ9fX0="',
      ['The claims ask the identity provider for: nbf.'],
    ],
    ['PrivateToken challenge="AAIA"', []],
    ['Bearer error="insufficient_claims", claims="!"', []],
  ])('%s', (field, notes) => expect(explain(field).notes).toEqual(notes));
});
