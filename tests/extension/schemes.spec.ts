import { expect, test } from '@playwright/test';
import {
  describeCredential,
  explainChallenge,
  parseChallenges,
  parseCredentials,
  SCHEME_DESCRIPTIONS,
} from '../../src/core/index.ts';
import { type Sample, samplePath, samples } from '../playground/samples/index.ts';
import type { Tab, View } from './drivers/browser.ts';
import { type Explained, explanationAt } from './support/explanation.ts';
import { inBothBrowsers, type World } from './support/world.ts';

const DESCRIBED = new Set(SCHEME_DESCRIPTIONS.map(({ name }) => name));
const CHECKED = samples.filter(({ signature }) => signature !== undefined);

inBothBrowsers('Every scheme and token', world => {
  test('is explained in the panel: what the challenge asks, and what was sent', async () => {
    test.setTimeout(300_000);
    const { panel } = await runAll(world, 'all', samples.length);
    // What the browser really sent, as the server got it.
    const sent = new Map(world.playground.requests.map(request => [request.url.split('?', 1)[0] ?? '', request]));

    for (const sample of samples) {
      const { challenges, credentials } = await explanationAt(panel, samplePath(sample));
      const asked = challengeOf(sample);
      expect.soft(challenges, sample.id).toEqual([{ scheme: sample.scheme, asks: explainChallenge(asked).asks }]);

      const headers = sent.get(samplePath(sample))?.headers ?? [];
      const value = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
      const item = credentials.find(({ where }) => (value === undefined ? true : where === 'authorization'));
      expect.soft(item, sample.id).toBeDefined();
      if (item) expectExplained(sample, item, value);
    }
    expect(issuerRequests(world), 'nobody is asked before a click').toEqual([]);
  });

  test('can be checked with the keys of its issuer where it is signed, on a click', async () => {
    const { panel } = await runAll(world, CHECKED.map(({ id }) => id).join(','), CHECKED.length);
    for (const sample of CHECKED) {
      await explanationAt(panel, samplePath(sample));
      const before = issuerRequests(world).length;
      await panel.click('[data-check="signature"]');
      await panel.waitFor('[data-signature]');
      const said = await panel.evaluate(() => {
        const found = document.querySelector<HTMLElement>('[data-signature]');
        const offer = document.querySelector('.signature')?.textContent ?? '';
        return { result: found?.dataset.signature, text: found?.textContent ?? '', offer };
      });
      expect(said.result, `${sample.id}: ${said.text}`).toBe(sample.signature);
      const { host } = new URL(pageOf(world));
      expect(said.offer, sample.id).toContain(`asks ${host}`);
      expect(said.text, sample.id).toContain(host);
      expect(issuerRequests(world).length, sample.id).toBeGreaterThan(before);
    }
    for (const { headers } of issuerRequests(world)) {
      const names = headers.map(([name]) => name.toLowerCase());
      expect(names.filter(name => ['authorization', 'cookie', 'referer'].includes(name))).toEqual([]);
    }
  });
});

/** A host of its own: what else was sent to an origin is part of the evidence. */
const pageOf = (world: World): string => `${world.playground.origin.replace('//', '//schemes.')}/schemes`;

/** Opens the page with the panel beside it and lets it run; resolves once nothing of it is settling any more. */
async function runAll(world: World, ids: string, count: number): Promise<{ tab: Tab; panel: View }> {
  const tab = await world.open();
  const panel = await world.browser.openPanel(tab);
  await tab.goto(`${pageOf(world)}?run=${ids}`);
  await tab.waitFor('[data-done="all"]', { timeout: 120_000 });
  await expect.poll(() => panel.evaluate(countSettling), { timeout: 30_000 }).toBe(`0 of ${count}`);
  return { tab, panel };
}

function countSettling(): string {
  const box = document.querySelector<HTMLInputElement>('input.filter');
  if (!box) return 'no rows yet';
  box.value = 'waiting for a retry';
  box.dispatchEvent(new Event('input', { bubbles: true }));
  return document.querySelector('.toolbar-count')?.textContent ?? '';
}

function challengeOf(sample: Sample) {
  const shop = { now: 0, origin: 'http://schemes.localhost', path: samplePath(sample), issuer: '', keys: {} as never };
  const [challenge] = parseChallenges(sample.challenge(shop)).challenges;
  if (!challenge) throw new Error(`${sample.id} has no challenge`);
  return challenge;
}

function expectExplained(sample: Sample, item: Explained['credentials'][number], value: string | undefined): void {
  if (sample.called !== undefined) expect.soft(item.title, sample.id).toContain(sample.called);
  if (value === undefined) return;
  const credentials = parseCredentials(value);
  expect.soft(item.scheme, sample.id).toBe(sample.scheme);
  if (!DESCRIBED.has(sample.scheme)) return;
  const facts = Object.keys(describeCredential(credentials, () => '', { method: 'GET', url: 'http://localhost/' }));
  const names = facts.map(name => name.replace(/(?<=[a-z])[A-Z]/g, letter => ` ${letter.toLowerCase()}`));
  expect.soft(item.lines, sample.id).toEqual(expect.arrayContaining(names));
  expect.soft(names.length, sample.id).toBeGreaterThan(0);
}

/** DevTools asks for a well-known address of its own, so that only the issuer's count. */
const issuerRequests = ({ playground }: World) =>
  playground.requests.filter(({ url }) => /^\/issuer\/|\/oauth-authorization-server\//.test(url));
