import { describe, expect, test } from 'vitest';
import { collect, diagnose } from '../../../src/core/index.ts';
import { curlViews } from '../../../src/present/curl/view.ts';
import { harOf, harText } from '../../../src/present/har.ts';
import { body, canaries, canary, episode, forms, PLACES, request, response } from './canaries.ts';
import { INNOCENT_PATHS, INNOCENT_TEXTS, SHAPED } from './shaped-secrets.ts';

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

  test.each(Object.entries(SHAPED))('and what is made of it hold nothing of %s', (_place, [part, ...gone]) => {
    const evidence = collect(episode(part), { salt: 'salt' });
    const report = diagnose(evidence);
    const [finding] = report.findings;
    const har = harText(harOf([{ evidence, finding, sentence: '' }], '1'));
    const text = JSON.stringify({ evidence, report, har, curl: curlViews(evidence, finding) });
    for (const secret of gone) expect(text).not.toContain(secret);
  });

  test.each(INNOCENT_PATHS)('keeps the path %s', path => {
    expect(collect(episode({ url: `https://api.example${path}` }), { salt: 'salt' }).subject.url.path).toBe(path);
  });

  test.each(INNOCENT_TEXTS)('keeps the text %s', text => {
    const { body: read } = collect(episode(body(JSON.stringify({ message: text }))), { salt: 'salt' }).subject;
    expect(read.seen && read.value.words[0]?.text).toBe(text);
  });

  test('tells whether two masked paths were the same', () => {
    const path = (last: string) =>
      collect(episode({ url: `https://api.example/reset/${last}` }), { salt: 'salt' }).subject.url.path;
    expect(path('xK39fj2LsQ0pZ1aB')).toBe(path('xK39fj2LsQ0pZ1aB'));
    expect(path('xK39fj2LsQ0pZ1aB')).not.toBe(path('xK39fj2LsQ0pZ1aC'));
  });

  test('keeps where an address in a parameter leads', () => {
    const next = (value: string) =>
      collect(episode({ url: `https://api.example/login?next=${encodeURIComponent(value)}` }), { salt: 's' }).subject
        .url.query[0]?.value;
    expect(['/a/b?x=1', 'https://app.example/a?x=1', 'dashboard', 'myapp://cb?x=1'].map(next)).toEqual([
      '/a/b',
      'https://app.example/a',
      'dashboard',
      'myapp:…',
    ]);
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
