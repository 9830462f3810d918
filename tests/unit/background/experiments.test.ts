import { describe, expect, test } from 'vitest';
import {
  type ExperimentParts,
  planExperiments,
  runExperiments,
} from '../../../src/background/experiments/experiments.ts';
import { createHarness } from '../../../src/background/experiments/harness.ts';
import { lookCloser } from '../../../src/background/experiments/look-closer.ts';
import { requestOf } from '../../../src/background/vault.ts';
import type { Header } from '../../../src/core/index.ts';
import type { GotAnswer } from '../../../src/platform/ask.ts';
import type { HeaderRule } from '../../../src/platform/header-rules.ts';
import { fakeRules } from './fake-rules.ts';
import { newLife } from './life.ts';
import { BEARER, wire, withToken } from './wire.ts';

type Sent = Readonly<Record<string, string>>;
type Server = (sent: Sent) => GotAnswer | Promise<GotAnswer>;

const got = (status: number, body = '', headers: readonly Header[] = [...BEARER]): GotAnswer => ({
  ...{ ok: true, status, redirected: false, headers, body, bytes: body.length, ms: 5 },
});

/** A refused call with this token, and a server that is asked again about it. */
async function refused(server: Server, { headers = [...withToken('bad')] as readonly Header[], method = 'GET' } = {}) {
  const life = await newLife();
  const what = { method, url: 'https://api.shop.example/orders?id=1' };
  await life.play(
    wire('sent', 100, { ...what, headers }),
    wire('completed', 120, { ...what, status: 401, headers: BEARER }),
  );
  await life.until(20_000);
  const rules = fakeRules();
  const asked: Sent[] = [];
  const during: HeaderRule[] = [];
  const harness = createHarness({
    setHeaderRule: rule => rules.setHeaderRule(rule),
    dropHeaderRules: ids => rules.dropHeaderRules(ids),
    askOnce: async () => {
      const rule = rules.held[0] as HeaderRule;
      during.push(rule);
      const sent = Object.fromEntries(rule.headers.filter(([, value]) => value !== null)) as Sent;
      asked.push(sent);
      return server(sent);
    },
  });
  const parts: ExperimentParts = {
    ...{ ledger: life.ledger, vault: life.vault, recorder: life.recorder, harness },
    tabs: { sameJar: () => true },
    collect: { salt: 'salt', browser: 'chrome' },
    mayReuse: exchange => !JSON.stringify(requestOf(exchange)).includes('used-in-one-tab'),
    cookieField: async () => '',
    now: () => Date.UTC(2026, 5, 1) + 20_000,
  };
  const id = life.records()[0]?.id ?? '';
  return { life, parts, rules, asked, during, id, wish: { episodeId: id, pasted: null, agreed: false } };
}

describe('Experiments', () => {
  test('ask the control, each variant, and the control again where something was accepted', async () => {
    const w = await refused(sent => (sent.authorization === undefined ? got(200, '{}') : got(401)), {
      headers: [...withToken('bad'), ['Cookie', 'sid=1']],
    });
    const run = await runExperiments(w.wish, w.parts);
    expect(run.ok && run.trials.map(t => [t.kind, t.asked.answered && t.asked.exchange.status])).toEqual([
      ['as-sent', 401],
      ['without-cookies', 401],
      ['without-authorization', 200],
    ]);
    expect(run.ok && run.again?.answered && run.again.exchange.status).toBe(401);
    expect(w.asked.map(sent => [sent.authorization, sent.cookie])).toEqual([
      ['Bearer bad', 'sid=1'],
      ['Bearer bad', undefined],
      [undefined, 'sid=1'],
      ['Bearer bad', 'sid=1'],
    ]);
  });

  test('say beforehand that a password is among what is asked with', async () => {
    const basic = await refused(() => got(401), { headers: [['Authorization', 'Basic YTpi']] });
    expect(await planExperiments(basic.id, basic.parts)).toMatchObject({ ok: true, password: true });
    const bearer = await refused(() => got(401));
    expect(await planExperiments(bearer.id, bearer.parts)).toMatchObject({ ok: true, password: false });
  });

  test('stop at a control that is not answered', async () => {
    const w = await refused(() => ({ ok: false, why: 'unreachable', ms: 1 }));
    const run = await runExperiments(w.wish, w.parts);
    expect(run.ok && [run.trials.length, run.again]).toEqual([1, null]);
  });

  test('try a pasted credential, and refuse what is none', async () => {
    const w = await refused(sent => (sent.authorization === 'Bearer good-1' ? got(200) : got(401)));
    const run = await runExperiments({ ...w.wish, pasted: 'good-1' }, w.parts);
    expect(run.ok && run.trials.at(-1)).toMatchObject({
      kind: 'pasted-credential',
      asked: { exchange: { status: 200 } },
    });
    expect((await runExperiments({ ...w.wish, pasted: 'https://shop.example' }, w.parts)).ok).toBe(false);
  });

  test('ask with other methods than GET and HEAD only when that was agreed to', async () => {
    const w = await refused(() => got(401), { method: 'DELETE' });
    expect(await planExperiments(w.id, w.parts)).toMatchObject({ ok: true, method: 'DELETE', safe: false });
    const run = await runExperiments(w.wish, w.parts);
    expect([run.ok, !run.ok && run.say, w.asked.length]).toEqual([false, expect.stringContaining('DELETE'), 0]);
    expect((await runExperiments({ ...w.wish, agreed: true }, w.parts)).ok).toBe(true);
  });

  test('hand out no secret, also where the server repeats what it was sent', async () => {
    const token = 'a-token-that-nobody-may-see-1';
    const repeats: Server = sent =>
      got(401, JSON.stringify({ error: `not ${sent.authorization}`, message: sent.cookie }));
    const w = await refused(repeats, { headers: [...withToken(token), ['Cookie', 'sid=a-session-of-somebody-2']] });
    const told = JSON.stringify([
      await planExperiments(w.id, w.parts),
      await runExperiments({ ...w.wish, pasted: 'pasted-secret-77' }, w.parts),
    ]);
    expect(told).toContain('not ');
    for (const secret of [token, 'a-session-of-somebody-2', 'pasted-secret-77']) expect(told).not.toContain(secret);
  });

  test('take the credentials of other requests of the same session and origin alone', async () => {
    const w = await refused(() => got(401));
    await w.life.play(
      wire('sent', 21_000, { requestId: '2', headers: [...withToken('other-1')] }),
      wire('completed', 21_010, { requestId: '2' }),
      wire('sent', 22_000, { requestId: '3', url: 'https://elsewhere.example/', headers: [...withToken('elsewhere')] }),
      wire('completed', 22_010, { requestId: '3', url: 'https://elsewhere.example/' }),
      wire('sent', 23_000, { requestId: '4', tabId: 9, headers: [...withToken('private')] }),
      wire('completed', 23_010, { requestId: '4', tabId: 9 }),
    );
    const parts: ExperimentParts = { ...w.parts, tabs: { sameJar: (a, b) => (a.tabId === 9) === (b.tabId === 9) } };
    const run = await runExperiments(w.wish, parts);
    expect(run.ok && run.trials.filter(t => t.kind === 'other-credential').map(t => t.worked)).toEqual([true]);
    expect(w.asked.map(sent => sent.authorization)).toContain('Bearer other-1');
  });

  test('leave a token alone that a person uses in place of the site’s own', async () => {
    const w = await refused(() => got(401));
    await w.life.play(
      wire('sent', 21_000, { requestId: '2', headers: [...withToken('used-in-one-tab')] }),
      wire('completed', 21_010, { requestId: '2' }),
    );
    await runExperiments(w.wish, w.parts);
    expect(w.asked.length).toBeGreaterThan(0);
    expect(JSON.stringify(w.asked)).not.toContain('used-in-one-tab');
  });

  test('are not possible once what was sent is no longer held', async () => {
    const w = await refused(() => got(401));
    w.life.vault.empty();
    w.life.recorder.dropTab(7);
    expect(await planExperiments(w.id, w.parts)).toMatchObject({
      ok: false,
      say: expect.stringContaining('no longer held'),
    });
  });

  test('use nothing from memory that is older than the options let raw headers be kept', async () => {
    const w = await refused(() => got(401));
    w.life.vault.setOptions({ on: true, minutes: 1 });
    const late: ExperimentParts = { ...w.parts, now: () => w.parts.now() + 60_000 };
    expect(await planExperiments(w.id, w.parts)).toMatchObject({ ok: true });
    expect(await planExperiments(w.id, late)).toMatchObject({ ok: false });
  });
});

describe('The harness', () => {
  test('has one rule for its own questions while it asks, and none after any ending', async () => {
    const w = await refused(() => got(401));
    await runExperiments(w.wish, w.parts);
    expect(w.during.map(r => [r.of, r.address])).toEqual(
      w.during.map(() => ['own-background', 'https://api.shop.example/orders']),
    );
    expect(w.rules.held).toEqual([]);

    const failing = await refused(() => Promise.reject(new Error('the page of the background is going away')));
    expect(await runExperiments(failing.wish, failing.parts)).toMatchObject({
      ok: false,
      say: expect.stringContaining('going away'),
    });
    expect(failing.rules.held).toEqual([]);
  });

  test('takes away what browsers add and leaves to them what belongs to the connection', async () => {
    const w = await refused(() => got(401), {
      headers: [
        ...withToken('bad'),
        ['Host', 'api.shop.example'],
        ['Accept-Encoding', 'br'],
        ['Referer', 'https://shop.example/'],
      ],
    });
    await runExperiments(w.wish, w.parts);
    const rule = Object.fromEntries(w.during[0]?.headers ?? []);
    expect(rule).toMatchObject({
      cookie: null,
      origin: null,
      'sec-fetch-site': null,
      referer: 'https://shop.example/',
    });
    expect(Object.keys(rule)).not.toEqual(expect.arrayContaining(['host']));
    expect(Object.keys(rule)).not.toEqual(expect.arrayContaining(['accept-encoding']));
  });

  test('removes on start what an earlier life of the background has left', async () => {
    const rules = fakeRules([{ id: 1, headers: [], address: 'https://shop.example/', of: 'own-background' }]);
    const harness = createHarness({
      setHeaderRule: rule => rules.setHeaderRule(rule),
      dropHeaderRules: ids => rules.dropHeaderRules(ids),
      askOnce: async () => got(401),
    });
    await harness.sweep();
    expect(rules.held).toEqual([]);
  });
});

describe('A closer look', () => {
  const BODY = '{"error":"invalid_token","error_description":"The access token was revoked"}';

  test('adds the body of a second asking to the episode, and marks it', async () => {
    const w = await refused(() => got(401, BODY));
    expect(await lookCloser(w.id, w.parts)).toMatchObject({ result: 'learnt' });
    const subject = w.life.records()[0]?.evidence.subject;
    expect(subject?.askedAgainAt).toBe(w.parts.now());
    expect(JSON.stringify(subject?.body)).toContain('The access token was revoked');
    expect(w.asked).toHaveLength(1);
  });

  test.each([
    ['is accepted', got(200, BODY)],
    ['is refused for another reason', got(401, BODY, [['WWW-Authenticate', 'Basic realm="r"']])],
    ['is not answered', { ok: false, why: 'too-slow', ms: 10_000 } as const],
  ])('teaches nothing when the second asking %s', async (_, answer) => {
    const w = await refused(() => answer);
    expect(await lookCloser(w.id, w.parts)).toMatchObject({ result: 'otherwise' });
    expect(w.life.records()[0]?.evidence.subject.body.seen).toBe(false);
  });

  test.each([
    ['a POST', { method: 'POST' }],
    [
      'a request that is good once',
      {
        headers: [
          ['Authorization', 'DPoP abc'],
          ['DPoP', 'eyJ'],
        ] as readonly Header[],
      },
    ],
  ])('asks nothing for %s', async (_, options) => {
    const w = await refused(() => got(401, BODY), options);
    expect(await lookCloser(w.id, w.parts)).toMatchObject({ result: 'refused' });
    expect(w.asked).toEqual([]);
  });
});
