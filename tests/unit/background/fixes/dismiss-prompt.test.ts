import { expect, test } from 'vitest';
import { perform, preview } from '../../../../src/background/fixes/index.ts';
import { type CaseExchange, episodeOf } from '../../../../src/cli/cases.ts';
import { collect } from '../../../../src/core/index.ts';
import { fakeParts } from './fake-parts.ts';

const ADDRESS = 'http://localhost:3000/reports?key=1';

const evidence = (about: Partial<CaseExchange>) => {
  const time = '2026-06-01T10:00:00Z';
  const exchange = { id: 'x', url: ADDRESS, method: 'GET', type: 'main_frame', status: 401, time, ...about };
  const line = { id: 'e', now: time, browser: 'chrome', focus: 'x', exchanges: [exchange], cookieJar: [] };
  return collect(episodeOf(line), { salt: 's' });
};

const subject = { action: 'dismiss-login-prompt', tabId: 7, episode: 'e', params: {} } as const;
const request = { ...subject, chosen: ['once'], typed: {} };

const newParts = (habit: 'chrome' | 'firefox', about: object = {}, rest: object = {}) =>
  fakeParts({
    ...{ habit, now: () => 0, addressOf: () => ADDRESS, evidenceOf: () => evidence(about) },
    tabs: [{ id: 7, url: 'http://localhost:3000/', private: false, cookieStoreId: null }],
    ...rest,
  });

test('Once is for the page at hand: in a new tab where the old one would show the prompt again', async () => {
  const chrome = await newParts('chrome');
  expect(await perform(request, chrome.parts)).toMatchObject({
    result: 'done',
    say: expect.stringContaining('new tab'),
  });
  expect(chrome.asked).toEqual(['tab beside 7', 'once 99 http://localhost:3000', `load ${ADDRESS} in 99`]);
  const firefox = await newParts('firefox');
  expect(await perform(request, firefox.parts)).toMatchObject({ result: 'done' });
  expect(firefox.asked).toEqual(['once 7 http://localhost:3000', `load ${ADDRESS} in 7`]);
});

test('Always is written down before the page is asked for again', async () => {
  const { parts, asked } = await newParts('firefox');
  await perform({ ...request, chosen: ['always'] }, parts);
  expect(asked).toEqual(['always localhost:3000', `load ${ADDRESS} in 7`]);
});

test('A prompt for something that the page loads needs the page loaded again, and no new tab', async () => {
  const { parts, asked } = await newParts('chrome', { type: 'xmlhttprequest' });
  await perform(request, parts);
  expect(asked).toEqual(['once 7 http://localhost:3000', 'reload 7']);
});

test.each([
  ['that is no longer known', {}, { addressOf: () => null }],
  ['that a form was sent to', { method: 'POST' }, {}],
])('An address %s is not asked for: the person does it', async (_what, about, rest) => {
  const { parts, asked } = await newParts('chrome', about, rest);
  expect(await perform(request, parts)).toMatchObject({ result: 'partly', remains: expect.stringContaining('again') });
  expect(asked).toEqual(['once 7 http://localhost:3000']);
});

test('The preview offers once or always, and changes nothing', async () => {
  const { parts, asked } = await newParts('chrome');
  const shown = await preview(subject, parts);
  expect(shown).toMatchObject({
    result: 'preview',
    preview: { pick: 'one', title: expect.stringContaining('localhost:3000') },
  });
  expect(shown.result === 'preview' && shown.preview.choices.map(c => c.id)).toEqual(['once', 'always']);
  expect(asked).toEqual([]);
});

test('There is nothing to do for a site that is on the list already', async () => {
  const { parts } = await newParts('firefox', {}, { closedBy: '*.localhost' });
  expect(await preview(subject, parts)).toMatchObject({
    result: 'nothing',
    say: expect.stringContaining('*.localhost'),
  });
});

test('The way back lets the prompt show again before the page is asked for again', async () => {
  const { parts, asked } = await newParts('chrome');
  const back = { ...request, action: 'show-login-prompt', chosen: [] } as const;
  expect(await perform(back, parts)).toMatchObject({ result: 'done', say: expect.stringContaining('localhost:3000') });
  expect(asked).toEqual(['show http://localhost:3000', 'reload 7']);
});

test('A tab or an episode that is gone is refused with a way by hand', async () => {
  const { parts } = await newParts('firefox', {}, { tabs: [] });
  expect(await perform(request, parts)).toMatchObject({ result: 'refused', say: 'The tab is closed.' });
  const other = await newParts('firefox', {}, { evidenceOf: () => null });
  expect(await perform(request, other.parts)).toMatchObject({ result: 'refused', byHand: expect.any(String) });
});
