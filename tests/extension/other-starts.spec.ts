import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type Failure, failures, refusalsOf } from '../playground/failures.ts';
import type { Playground } from '../playground/playground.ts';
import type { Start } from '../playground/starts.ts';
import { ACCOUNT } from '../playground/state.ts';
import type { Tab } from './drivers/browser.ts';
import type { Kind } from './drivers/launch.ts';
import { badgeOf } from './support/api.ts';
import { rowsOf, verdictOf } from './support/panel.ts';
import { inBrowser, type Options, type World } from './support/world.ts';

const beside = (name: string): string => path.join(import.meta.dirname, 'besides', name);

/** How each browser is started for the rows that name a start. */
const STARTS: Readonly<Record<Start, Readonly<Record<Kind, (playground: Playground) => Options>>>> = {
  'third-party-cookies-blocked': {
    chromium: () => ({ preferences: { 'profile.cookie_controls_mode': 1 } }), // “Block third-party cookies”
    firefox: () => ({ preferences: { 'network.cookie.cookieBehavior': 1 } }), // “All cross-site cookies”
  },
  'beside-another-extension': {
    chromium: () => ({ besides: [beside('strips-authorization')] }),
    firefox: () => ({ besides: [beside('strips-authorization')] }),
  },
  'behind-a-proxy': {
    // No driver reaches Chromium's prompt, so an extension that knows the account answers in the person's place.
    chromium: ({ proxyPort }) => ({
      switches: [`--proxy-server=http=127.0.0.1:${proxyPort}`, '--proxy-bypass-list=<-loopback>'],
      besides: [beside('signs-in-to-proxy')],
    }),
    firefox: ({ proxyPort }) => ({
      preferences: {
        'network.proxy.type': 1,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': proxyPort,
        'network.proxy.allow_hijacking_localhost': true,
      },
    }),
  },
};

const isFor = (kind: Kind, { browsers }: Failure): boolean => browsers?.includes(kind) ?? true;

for (const [start, launches] of Object.entries(STARTS)) {
  for (const kind of ['chromium', 'firefox'] as const) {
    const rows = failures.filter(failure => failure.start === start && isFor(kind, failure));
    inBrowser(
      kind,
      `The panel in a browser that is started ${start}`,
      world => defineTests(world, rows),
      launches[kind],
    );
  }
}

const answered = failures.filter(failure => failure.person && !failure.start && isFor('firefox', failure));
inBrowser('firefox', 'The panel where a person answers the prompt', world => defineTests(world, answered));

/** Where it is the start that makes the refusal: browsers differ in what they block as they come, so both ways are set. */
const OPEN: Readonly<Record<Kind, Options>> = {
  chromium: { preferences: { 'profile.cookie_controls_mode': 0 } },
  firefox: { preferences: { 'network.cookie.cookieBehavior': 0 } },
};
for (const kind of ['chromium', 'firefox'] as const) inBrowser(kind, 'The same page', letsIn, OPEN[kind]);

function letsIn(world: World): void {
  for (const { id, steps } of failures.filter(({ start, person }) => start && !person)) {
    test(`is let in where nothing keeps its credential back: ${id}`, async () => {
      await world.run(id);
      const asked = world.playground.requests.filter(
        ({ method, url }) => method === 'GET' && url === steps.at(-1)?.path,
      );
      expect(asked.map(({ status }) => status)).toEqual([200]);
    });
  }
}

function defineTests(world: World, rows: readonly Failure[]): void {
  for (const failure of rows) {
    const says = failure.outcome === 'failure' ? 'names the cause of' : 'raises no alarm over';
    test(`${says} ${failure.id}: ${failure.diagnosis}`, async () => {
      const tab = await world.open();
      const panel = await world.browser.openPanel(tab);
      await runAnswered(world, tab, failure);

      const state = failure.outcome === 'failure' ? 'refused' : 'normal';
      // What the browser was asked on the way and answered well has a row of its own.
      const aside = state === 'refused' ? 'normal' : '';
      const rows = async () => (await rowsOf(panel)).filter(row => row.state !== aside);
      const patiently = { timeout: 25_000, intervals: [100] };
      await expect.poll(async () => (await rows()).map(row => row.state), patiently).toEqual([state]);
      const [row] = await rows();
      const { diagnosis, confidence, sentence } = await verdictOf(panel, row?.episode ?? '');
      expect(diagnosis, sentence).toBe(failure.diagnosis);
      expect(['certain', 'likely', 'possible']).toContain(confidence);
      const badge = failure.outcome === 'failure' ? String(refusalsOf(failure)) : '';
      await expect.poll(() => badgeOf(world, tab.id), 'the badge').toBe(badge);
    });
  }
}

/** Runs a failure in the tab, and does what the person is to do about the prompts that come up on the way. */
async function runAnswered(world: World, tab: Tab, { id, person }: Failure): Promise<void> {
  let over = false;
  const run = world.run(id, tab).finally(() => {
    over = true;
  });
  await Promise.all([run, person && answer(world, tab, person, () => over)]);
}

async function answer(
  { browser: { signIn, dismissSignIn, isPrompting } }: World,
  tab: Tab,
  person: NonNullable<Failure['person']>,
  isOver: () => boolean,
): Promise<void> {
  if (!signIn || !isPrompting || !dismissSignIn) return;
  if (person === 'answers, then dismisses') {
    await signIn(tab, ACCOUNT.username, ACCOUNT.password);
    return dismissSignIn(tab);
  }
  // Firefox asks once for each site, also where a proxy is the one that wants the account.
  const answerNext = async () => {
    if (await isPrompting(tab)) await signIn(tab, ACCOUNT.username, ACCOUNT.password);
    return isOver();
  };
  await expect.poll(answerNext, 'the run to be over').toBe(true);
}
