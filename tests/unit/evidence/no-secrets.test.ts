import { describe, expect, test } from 'vitest';
import { collect, diagnose } from '../../../src/core/index.ts';
import { body, canaries, canary, episode, forms, PLACES, request, response } from './canaries.ts';

describe('Evidence', () => {
  test.each(Object.entries(PLACES))('holds nothing of %s', (_place, part) => {
    const evidence = collect(episode(part), { salt: 'salt' });
    const text = JSON.stringify({ evidence, report: diagnose(evidence) });
    for (const secret of canaries(part)) {
      for (const form of forms(secret)) expect(text).not.toContain(form);
    }
  });

  test('holds nothing of a secret that the server echoes in what it says in public', () => {
    const token = canary('Echoed');
    const evidence = collect(
      episode({
        ...request(['Authorization', `Bearer ${token}`], ['Cookie', `sid=${canary('EchoedCookie')}`]),
        ...response(
          [
            'WWW-Authenticate',
            `Bearer realm="${token}", error="invalid_token", error_description="${token} / ${canary('EchoedCookie')}"`,
          ],
          ['Server', token],
          ['X-Request-Id', canary('EchoedCookie')],
        ),
        ...body(`{"error":"bad token ${token}"}`),
        statusLine: `HTTP/1.1 401 ${token}`,
      }),
      { salt: 'salt' },
    );
    expect(JSON.stringify(evidence)).not.toContain('9f3Q7zLx2VwT8kPm4');
  });

  test('gives equal secrets equal fingerprints, and others under another salt', () => {
    const sent = (salt: string) => {
      const { request: r } = collect(episode(request(['Authorization', 'Bearer one'])), { salt }).subject;
      return r.seen ? r.value.credentials[0]?.secretFingerprint : null;
    };
    expect(sent('a')).toBe(sent('a'));
    expect(sent('a')).not.toBe(sent('b'));
  });

  test('says the word that stood where a token belongs, since it is none', () => {
    const { request: r } = collect(episode(request(['Authorization', 'Bearer undefined'])), { salt: 'a' }).subject;
    expect(r.seen && r.value.credentials[0]).toMatchObject({ shape: 'placeholder', shapeDetail: 'undefined' });
  });
});
