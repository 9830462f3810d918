import { describe, expect, it } from 'vitest';
import { describeToken, explainToken } from '../../../src/core/tokens/index.ts';
import { b64url, fakeJwt } from './make.ts';

describe('explainToken', () => {
  it('gives each member its registered meaning, in the order of the token', () => {
    const { header, claims } = explainToken(
      describeToken(fakeJwt({ exp: 1_775_000_000, iss: 'https://a', nonce: 'n' }, { alg: 'HS256', jwk: {} })),
    );
    expect(header).toMatchObject([
      { name: 'alg', value: 'HS256', means: expect.stringContaining('algorithm'), spec: { id: 'rfc7515' } },
      { name: 'jwk', value: true, presenceOnly: true },
    ]);
    expect(claims).toMatchObject([
      { name: 'exp', value: 1_775_000_000, isTime: true, presenceOnly: false, spec: { id: 'rfc7519' } },
      { name: 'iss', value: 'https://a', isTime: false, means: 'who issued the token' },
      { name: 'nonce', value: true, presenceOnly: true },
    ]);
  });

  it('has nothing to explain in an opaque token', () => {
    expect(explainToken(describeToken('abc'))).toEqual({ header: [], claims: [] });
  });
});

describe('a nested token', () => {
  const inner = fakeJwt({ sub: 'ada', exp: 5 });

  it('is told with the one inside', () => {
    const outer = `${b64url({ alg: 'HS256', cty: 'JWT' })}.${b64url(inner)}.${Buffer.alloc(32).toString('base64url')}`;
    expect(describeToken(outer)).toMatchObject({
      kind: 'jws',
      damage: null,
      inner: { kind: 'jws', claims: { sub: 'ada', exp: 5 } },
    });
  });

  it('that is encrypted shows its header only', () => {
    const jwe = `${b64url({ alg: 'dir', enc: 'A256GCM', cty: 'JWT' })}..AAAA.BBBB.CCCC`;
    expect(describeToken(jwe)).toMatchObject({ kind: 'jwe', header: { cty: 'JWT' }, inner: null });
  });

  it('stays bounded however deep it goes', () => {
    let token = inner;
    for (let depth = 0; depth < 12; depth++) token = `${b64url({ alg: 'HS256', cty: 'JWT' })}.${b64url(token)}.AAAA`;
    expect(describeToken(token).inner?.inner?.inner).toBeDefined();
  });
});
