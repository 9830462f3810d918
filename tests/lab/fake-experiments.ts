import { type ExperimentParts, planExperiments, runExperiments } from '../../src/background/experiments/experiments.ts';
import { createHarness, type HarnessParts } from '../../src/background/experiments/harness.ts';
import type { Exchange, Header } from '../../src/core/index.ts';
import type { GotAnswer } from '../../src/platform/ask.ts';
import { fakeRules } from '../unit/background/fake-rules.ts';
import type { World } from './world.ts';

/**
 * Experiments of the lab: the background's own, on a server that refuses what it refused at first and accepts the same
 * without cookies, with the prefix put right, or with a token that begins with “good”. Nothing leaves the lab.
 */
export function fakeExperiments(world: World, now: () => number) {
  const rules = fakeRules();
  const exchanges = new Map<string, Exchange>(
    world.episodes.flatMap(e => [e.subject, ...e.others].map(x => [x.id, x] as const)),
  );
  const harness = createHarness({
    setHeaderRule: rule => rules.setHeaderRule(rule),
    dropHeaderRules: ids => rules.dropHeaderRules(ids),
    askOnce: async question => answer(subjectOf(question.url), sentBy(rules.held[0])),
  });
  const subjectOf = (url: string) => world.episodes.find(e => e.subject.url === url)?.subject ?? null;
  const parts: ExperimentParts = {
    harness,
    ledger: {
      get: (id: string) => world.snapshot.episodes.find(e => e.id === id) ?? null,
    } as ExperimentParts['ledger'],
    // Cases are as old as they are: nothing in the lab is let go.
    vault: {
      sent: () => null,
      allSent: () => [],
      length: Number.POSITIVE_INFINITY,
    } as unknown as ExperimentParts['vault'],
    recorder: { find: id => exchanges.get(id) ?? null, recent: () => [...exchanges.values()], learn: () => undefined },
    tabs: { sameJar: () => true },
    collect: { salt: 'lab', browser: 'chrome' },
    mayReuse: () => true,
    cookieField: async () => '',
    now,
  };
  return {
    plan: (episodeId: string) => planExperiments(episodeId, parts),
    run: (wish: Parameters<typeof runExperiments>[0]) => runExperiments(wish, parts),
  };
}

type Rule = Parameters<HarnessParts['setHeaderRule']>[0];

const sentBy = (rule: Rule | undefined): readonly Header[] =>
  (rule?.headers ?? []).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));

function answer(subject: Exchange | null, sent: readonly Header[]): GotAnswer {
  if (subject === null) return { ok: false, why: 'unreachable', ms: 3 };
  const field = (headers: readonly Header[], name: string) => headers.find(([n]) => n.toLowerCase() === name)?.[1];
  const first = subject.requestHeaders.seen ? subject.requestHeaders.value.reveal() : [];
  const [then, asked] = [field(first, 'authorization') ?? '', field(sent, 'authorization') ?? ''];
  const lostCookies = field(first, 'cookie') !== undefined && field(sent, 'cookie') === undefined;
  const good =
    lostCookies ||
    /^Bearer good/.test(asked) ||
    (asked !== then && then.endsWith(asked.replace(/^\w+ /, '')) && asked !== '');
  if (good)
    return {
      ok: true,
      status: 200,
      redirected: false,
      headers: [['content-type', 'application/json']],
      body: '{}',
      bytes: 2,
      ms: 14,
    };
  const headers = subject.responseHeaders.seen ? subject.responseHeaders.value.reveal() : [];
  const body = subject.body.seen ? subject.body.value.reveal() : '';
  return { ok: true, status: subject.status, redirected: false, headers, body, bytes: body.length, ms: 12 };
}
