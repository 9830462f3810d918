import { beforeAll, describe, expect, it } from 'vitest';

import {
  describeToken,
  keySource,
  parseChallenges,
  parseCredentials,
  SCHEME_DESCRIPTIONS,
  schemeFor,
  type TokenKind,
  verifySignature,
} from '../../src/core/index.ts';
import { SCHEMES } from '../../src/core/standards/schemes.ts';
import { OPAQUE_KINDS } from '../../src/core/standards/token-prefixes.ts';
import { type Playground, startPlayground } from './playground.ts';
import {
  carried,
  type IssuerKeys,
  issuerAnswer,
  issuerOf,
  newIssuerKeys,
  samplePath,
  samples,
} from './samples/index.ts';

const origin = 'https://samples.example';
let keys: IssuerKeys;
beforeAll(async () => {
  keys = await newIssuerKeys();
});
const shop = () => ({ now: Math.floor(Date.now() / 1000), origin, issuer: issuerOf(origin), keys });
const each = samples.map(sample => [sample.id, sample] as const);

/** A missing kind does not compile. */
const KINDS: Readonly<Record<TokenKind, true>> = {
  jws: true,
  'unsigned-jwt': true,
  jwe: true,
  'sd-jwt': true,
  'damaged-jwt': true,
  opaque: true,
};

describe('The table of samples', () => {
  it('gives every row an id of its own, which can stand in a path', () => {
    expect(new Set(samples.map(({ id }) => id)).size).toBe(samples.length);
    expect(samples.filter(sample => encodeURI(samplePath(sample)) !== samplePath(sample))).toEqual([]);
  });

  it('has a row for every scheme that is described, and for every one that is known by name', () => {
    const shown = new Set(samples.map(({ scheme }) => scheme));
    expect(SCHEME_DESCRIPTIONS.map(({ name }) => name).filter(name => !shown.has(name))).toEqual([]);
    expect(SCHEMES.map(({ name }) => name).filter(name => !shown.has(name))).toEqual([]);
  });

  it('has a row for every kind of token', () => {
    const shown = new Set(samples.map(({ token }) => token));
    expect(Object.keys(KINDS).filter(kind => !shown.has(kind as TokenKind))).toEqual([]);
  });

  it('has a row for every opaque token that is told by its form', () => {
    const shown = new Set(samples.map(({ called }) => called));
    expect(OPAQUE_KINDS.filter(({ title }) => !shown.has(title))).toEqual([]);
  });
});

describe.each(each)('The sample %s', (_, sample) => {
  it('is refused with a challenge of its scheme that follows the grammar', () => {
    const { ok, challenges } = parseChallenges(sample.challenge({ ...shop(), path: samplePath(sample) }));
    expect(ok).toBe(true);
    expect(challenges.map(({ scheme }) => scheme)).toEqual([sample.scheme]);
    const unknown = schemeFor(sample.scheme)
      .explainChallenge(challenges[0] as (typeof challenges)[0])
      .params.filter(({ means }) => means.includes('does not define'));
    expect(unknown).toEqual([]);
  });

  it('carries what it says, in good form', async () => {
    const { fields, url } = await carried(sample, shop());
    const { Authorization: value, ...others } = fields;
    const [elsewhere] = Object.values(others);
    const { scheme, shape, secret } = parseCredentials(value ?? elsewhere ?? '');
    if (value !== undefined) expect([scheme, shape]).toEqual([sample.scheme, 'well-formed']);
    else if (elsewhere === undefined) expect(url).toContain('?');
    if (sample.token === undefined) return;
    const { kind, title } = describeToken(secret);
    expect(kind).toBe(sample.token);
    expect(title.startsWith(sample.called ?? '')).toBe(true);
  });
});

describe('The issuer of the samples', () => {
  const checked = samples.filter(({ signature }) => signature !== undefined);

  it.each(checked.map(sample => [sample.id, sample.signature, sample] as const))(
    '%s: %s',
    async (_id, result, sample) => {
      const { fields } = await carried(sample, shop());
      const token = parseCredentials(Object.values(fields)[0] ?? '').secret;
      const iss = describeToken(token).claims?.iss ?? '';
      const variant = iss.slice(issuerOf(origin).length);
      const at =
        variant === '/oauth'
          ? '/.well-known/oauth-authorization-server/issuer/oauth'
          : `/issuer${variant}/.well-known/openid-configuration`;
      const [document, jwks] = await Promise.all(
        [at, '/issuer/keys'].map(path => issuerAnswer(new URL(path, origin), keys)),
      );
      expect(await verifySignature(token, { document, jwks })).toMatchObject({ result });
    },
  );

  it('publishes no private key', async () => {
    const text = JSON.stringify(await issuerAnswer(new URL('/issuer/keys', origin), keys));
    expect(JSON.parse(text).keys).toHaveLength(2);
    expect(text).not.toMatch(/"(?:d|p|q|dp|dq|qi)":/);
  });
});

describe('The page with every scheme and token', () => {
  let playground: Playground;
  beforeAll(async () => {
    playground = await startPlayground();
    return () => playground.close();
  });

  it('has a button and a credential for every row', async () => {
    const text = await (await fetch(`${playground.origin}/schemes`)).text();
    const data = JSON.parse(/id="data">(.*)<\/script>/.exec(text)?.[1] ?? '{}');
    expect(Object.keys(data)).toEqual(samples.map(({ id }) => id));
    expect(samples.filter(({ id }) => !text.includes(`data-sample="${id}"`))).toEqual([]);
  });

  it('is linked from the front page', async () => {
    expect(await (await fetch(playground.origin)).text()).toContain('href="/schemes"');
  });

  it('refuses every row with 401 and the challenge of its scheme', async () => {
    for (const sample of samples) {
      const response = await fetch(playground.origin + samplePath(sample));
      const field = response.headers.get('www-authenticate') ?? '';
      expect([response.status, parseChallenges([field]).challenges[0]?.scheme]).toEqual([401, sample.scheme]);
    }
  });

  it('is proved by the playground’s issuer, as is what its own API gives out', async () => {
    const body = new URLSearchParams({ grant_type: 'password', username: 'ada', password: 'lovelace' });
    const { access_token } = await (await fetch(`${playground.origin}/token`, { method: 'POST', body })).json();
    const source = keySource(describeToken(access_token));
    const document = await (await fetch(source.ok ? (source.documents[0] ?? '') : '')).json();
    const jwks = await (await fetch(document.jwks_uri)).json();
    expect(await verifySignature(access_token, { document, jwks })).toMatchObject({ result: 'verified' });
  });
});
