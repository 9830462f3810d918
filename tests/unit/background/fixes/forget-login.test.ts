import { describe, expect, test } from 'vitest';
import { forgetLogin, previewForget } from '../../../../src/background/fixes/forget-login.ts';
import type { FixParts } from '../../../../src/background/fixes/parts.ts';
import { loginOf } from '../../../../src/background/fixes/remembered-login.ts';
import type { Evidence } from '../../../../src/core/index.ts';
import { CASES, entryOf } from '../../present/cases.ts';
import { cookie } from './fake-jar.ts';
import { fakeParts } from './fake-parts.ts';

const line = CASES.find(c => c.id === 'dev-14-wrong-password');
if (!line) throw new Error('The case is gone');
const EVIDENCE = entryOf(line).record.evidence;
const { origin, hostname } = EVIDENCE.subject.url;
const PAGE = { id: 7, url: `${origin}/`, private: false, cookieStoreId: null };
const SUBJECT = { action: 'clear-saved-credentials', tabId: 7, episode: 'e', params: {} } as const;
const REQUEST = { ...SUBJECT, chosen: [], typed: {} };
const COOKIES = [cookie({ name: 'sid', domain: hostname }), cookie({ name: 'theme', domain: hostname })];

const begin = (habit: 'chrome' | 'firefox', evidence: Evidence = EVIDENCE, runInPage?: FixParts['runInPage']) =>
  fakeParts({
    habit,
    cookies: COOKIES,
    tabs: [PAGE],
    evidenceOf: () => evidence,
    now: () => 1000,
    ...(runInPage ? { runInPage } : {}),
  });

const answering =
  (status: number): FixParts['runInPage'] =>
  async () =>
    status as never;

describe('Where a site’s cookies take its logins along', () => {
  test('the cookies are there afterwards', async () => {
    const { parts, jar, asked } = await begin('chrome');
    const before = jar.all();
    expect(await forgetLogin(REQUEST, parts)).toMatchObject({ result: 'done', next: 'reload-page' });
    expect(asked).toEqual([`remove cookies of ${origin}`]);
    expect(jar.all()).toEqual(before);
  });

  test('a cookie that does not come back is named', async () => {
    const { parts, jar } = await begin('chrome');
    jar.refuse('theme');
    expect(await forgetLogin(REQUEST, parts)).toMatchObject({
      result: 'partly',
      remains: '1 cookie did not come back: theme.',
    });
  });

  test('that way is not taken where not every cookie of the site is in sight', async () => {
    const { parts, asked } = await begin('chrome', EVIDENCE, answering(401));
    const half = { ...parts, seesSite: async () => false };
    expect(await previewForget(SUBJECT, half)).toMatchObject({
      preview: { needs: ['scripting'], warning: expect.stringContaining('failed login') },
    });
    expect(await forgetLogin(REQUEST, half)).toMatchObject({ result: 'done' });
    expect(asked).toEqual([]);
  });
});

describe('With a made-up login', () => {
  test('the server’s refusal is what makes the browser forget', async () => {
    const { parts } = await begin('firefox', EVIDENCE, answering(401));
    expect(await forgetLogin(REQUEST, parts)).toMatchObject({ result: 'done' });
  });

  test.each([
    [200, 'answered the made-up login with 200'],
    [0, 'did not answer'],
  ])('an answer of %i is no success, and the way by hand is told', async (status, say) => {
    const { parts } = await begin('firefox', EVIDENCE, answering(status));
    expect(await forgetLogin(REQUEST, parts)).toMatchObject({
      result: 'refused',
      say: expect.stringContaining(say),
      byHand: expect.stringContaining('Close the browser'),
    });
  });

  test('without a page of the origin it cannot be sent, and nothing is claimed', async () => {
    const { parts } = await begin('firefox');
    expect(await forgetLogin(REQUEST, parts)).toMatchObject({
      result: 'refused',
      byHand: expect.stringContaining(`Open ${origin} in a tab`),
    });
  });
});

test('What no browser remembers cannot be forgotten', async () => {
  const bearer = CASES.find(c => c.id === 'dev-18-expired-jwt');
  if (!bearer) throw new Error('The case is gone');
  const { parts } = await begin('chrome', entryOf(bearer).record.evidence);
  expect(await previewForget(SUBJECT, parts)).toMatchObject({ result: 'nothing' });
});

test('The login of a proxy stays, and it is said why', async () => {
  const { subject } = EVIDENCE;
  if (!subject.response.seen) throw new Error('The response of the case is not seen');
  const { challenges } = subject.response.value;
  const response = { seen: true as const, value: { ...subject.response.value, proxyChallenges: challenges } };
  const { parts } = await begin('chrome', { ...EVIDENCE, subject: { ...subject, status: 407, response } });
  expect(await previewForget(SUBJECT, parts)).toMatchObject({
    result: 'refused',
    say: expect.stringContaining('proxy'),
  });
});

test('An address that evidence has masked is asked at the folder above it', () => {
  const url = { ...EVIDENCE.subject.url, path: '/files/‹32 characters #abc123›/list' };
  const masked = { ...EVIDENCE, subject: { ...EVIDENCE.subject, url } };
  expect(loginOf(masked, null)?.url).toBe(`${origin}/files/`);
  expect(loginOf(masked, `${origin}/files/real/list`)?.path).toBe('/files/real/list');
});
