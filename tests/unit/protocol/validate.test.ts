import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Message, readMessage } from '../../../src/protocol/index.ts';

const subject = { action: 'clear-site-cookies', tabId: 1, episode: null, params: {} } as const;
const request = { ...subject, chosen: ['sid'], typed: { token: 'x' } };

const answer = {
  url: 'https://a.example/orders',
  method: 'GET',
  status: 401,
  time: 1_780_000_000_000,
  requestHeaders: [['Accept', '*/*']],
  responseHeaders: [],
  body: '{}',
} as const;

const call = { url: 'https://a.example/a.js', line: 3, column: 7, functionName: 'load' };

const GOOD: readonly Message[] = [
  { kind: 'snapshot', tabId: 1 },
  { kind: 'episodes', tabId: -1, ids: ['a', 'b'] },
  { kind: 'undoOffers', tabId: 1 },
  { kind: 'reveal', exchangeId: '1.0-x' },
  { kind: 'checkSignature', exchangeId: '1.0-x', field: 'authorization' },
  { kind: 'undo', id: 'u' },
  { kind: 'clearEpisodes', tabId: 1 },
  { kind: 'ignoreSite', tabId: 1, ignore: true },
  { kind: 'openOptions' },
  { kind: 'planExperiments', episodeId: 'e' },
  { kind: 'runExperiments', wish: { episodeId: 'e', pasted: null, agreed: false } },
  { kind: 'runExperiments', wish: { episodeId: 'e', pasted: 'Bearer x', agreed: true } },
  { kind: 'answersSeen', tabId: 1, answers: [answer, { ...answer, body: null }] },
  { kind: 'answersSeen', tabId: 1, answers: [{ ...answer, calledFrom: [call, { ...call, column: null }] }] },
  { kind: 'answersSeen', tabId: 1, answers: [{ ...answer, fromWorker: 'call' }] },
  { kind: 'preview', subject },
  { kind: 'preview', subject: { ...subject, episode: 'e', params: { name: 'sid', times: 2, sure: true } } },
  { kind: 'perform', request },
  { kind: 'perform', request: { ...request, action: 'reload-page', chosen: [], typed: {} } },
  { kind: 'perform', request: { ...request, origin: 'https://shop.example' } },
];

test.each(GOOD.map(m => [JSON.stringify(m), m]))('It takes %s', (_text, message) => {
  expect(readMessage(message)).toEqual(message);
});

const BAD: readonly unknown[] = [
  null,
  'snapshot',
  [],
  {},
  { kind: 'toString' },
  { kind: '__proto__' },
  { kind: 'snapshot' },
  { kind: 'snapshot', tabId: '1' },
  { kind: 'snapshot', tabId: 1.5 },
  { kind: 'snapshot', tabId: -2 },
  { kind: 'episodes', tabId: 1, ids: 'a' },
  { kind: 'episodes', tabId: 1, ids: [1] },
  { kind: 'ignoreSite', tabId: 1 },
  { kind: 'ignoreSite', tabId: 1, ignore: 'yes' },
  { kind: 'planExperiments', episodeId: '' },
  { kind: 'runExperiments', wish: null },
  { kind: 'runExperiments', wish: { episodeId: 'e', pasted: 7, agreed: false } },
  { kind: 'runExperiments', wish: { episodeId: 'e', pasted: null } },
  { kind: 'runExperiments', wish: { episodeId: 'e', pasted: 'x'.repeat(100_001), agreed: true } },
  { kind: 'reveal', exchangeId: '' },
  { kind: 'reveal', exchangeId: 'x'.repeat(1000) },
  { kind: 'checkSignature', exchangeId: '1.0-x' },
  { kind: 'checkSignature', exchangeId: '1.0-x', field: 7 },
  { kind: 'answersSeen', tabId: 1, answers: answer },
  { kind: 'answersSeen', tabId: 1, answers: [{ ...answer, status: '401' }] },
  { kind: 'answersSeen', tabId: 1, answers: [{ ...answer, fromWorker: 'maybe' }] },
  { kind: 'answersSeen', tabId: 1, answers: [{ ...answer, time: Number.NaN }] },
  { kind: 'answersSeen', tabId: 1, answers: [{ ...answer, body: undefined }] },
  { kind: 'answersSeen', tabId: 1, answers: [{ ...answer, body: 'x'.repeat(100_001) }] },
  { kind: 'answersSeen', tabId: 1, answers: [{ ...answer, requestHeaders: [['Accept']] }] },
  { kind: 'answersSeen', tabId: 1, answers: [{ ...answer, calledFrom: 'a.js:3' }] },
  { kind: 'answersSeen', tabId: 1, answers: [{ ...answer, calledFrom: [{ ...call, line: '3' }] }] },
  { kind: 'answersSeen', tabId: 1, answers: [{ ...answer, calledFrom: [{ ...call, functionName: null }] }] },
  { kind: 'answersSeen', tabId: 1, answers: [{ ...answer, calledFrom: Array(9).fill(call) }] },
  { kind: 'answersSeen', tabId: 1, answers: Array(21).fill(answer) },
  { kind: 'preview', subject: { ...subject, action: 'constructor' } },
  { kind: 'preview', subject: { ...subject, episode: 1 } },
  { kind: 'preview', subject: { ...subject, params: { name: { deep: true } } } },
  { kind: 'perform', request: subject },
  { kind: 'perform', request: { ...request, action: 'toString' } },
  { kind: 'perform', request: { ...request, chosen: [1] } },
  { kind: 'perform', request: { ...request, chosen: Array(5001).fill('a') } },
  { kind: 'perform', request: { ...request, typed: { token: 1 } } },
  { kind: 'perform', request: { ...request, typed: ['x', { y: 1 }] } },
  { kind: 'perform', request: { ...request, tabId: null } },
  { kind: 'perform', request: { ...request, origin: 7 } },
];

test.each(BAD.map(m => [JSON.stringify(m)?.slice(0, 100) ?? 'undefined', m]))('It refuses %s', (_text, message) => {
  expect(readMessage(message)).toBeNull();
});

test('It drops what it does not know of a message that it takes', () => {
  expect(readMessage({ kind: 'undo', id: 'u', extra: 1 })).toEqual({ kind: 'undo', id: 'u' });
});

test('It never throws', () => {
  fc.assert(fc.property(fc.anything(), raw => void readMessage(raw)));
  const kind = fc.constantFrom(...GOOD.map(m => m.kind));
  fc.assert(fc.property(kind, fc.object(), (k, rest) => void readMessage({ ...rest, kind: k })));
});
