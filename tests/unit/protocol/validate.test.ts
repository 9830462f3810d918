import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Message, readMessage } from '../../../src/protocol/index.ts';

const key = { name: 'sid', domain: 'a.example', path: '/', storeId: '0', partitionKey: null };

const answer = {
  url: 'https://a.example/orders',
  method: 'GET',
  status: 401,
  time: 1_780_000_000_000,
  requestHeaders: [['Accept', '*/*']],
  responseHeaders: [],
  body: '{}',
} as const;

const GOOD: readonly Message[] = [
  { kind: 'snapshot', tabId: 1 },
  { kind: 'episodes', tabId: -1, ids: ['a', 'b'] },
  { kind: 'undoOffers', tabId: 1 },
  { kind: 'reveal', exchangeId: '1.0-x' },
  { kind: 'checkSignature', exchangeId: '1.0-x', field: 'authorization' },
  { kind: 'previewClear', tabId: 1 },
  { kind: 'undo', id: 'u' },
  { kind: 'clearEpisodes', tabId: 1 },
  { kind: 'answersSeen', tabId: 1, answers: [answer, { ...answer, body: null }] },
  { kind: 'perform', request: { action: 'reload-page', tabId: 1 } },
  { kind: 'perform', request: { action: 'sign-in-again', tabId: 1 } },
  { kind: 'perform', request: { action: 'retry-in-clean-session', tabId: 1, url: null } },
  { kind: 'perform', request: { action: 'retry-in-clean-session', tabId: 1, url: 'https://a.example/' } },
  { kind: 'perform', request: { action: 'clear-site-cookies', tabId: 1, cookies: [key] } },
  {
    kind: 'perform',
    request: {
      action: 'clear-site-cookies',
      tabId: 1,
      cookies: [{ ...key, partitionKey: { topLevelSite: 'https://b.example', hasCrossSiteAncestor: true } }],
    },
  },
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
  { kind: 'reveal', exchangeId: '' },
  { kind: 'reveal', exchangeId: 'x'.repeat(1000) },
  { kind: 'checkSignature', exchangeId: '1.0-x' },
  { kind: 'checkSignature', exchangeId: '1.0-x', field: 7 },
  { kind: 'answersSeen', tabId: 1, answers: answer },
  { kind: 'answersSeen', tabId: 1, answers: [{ ...answer, status: '401' }] },
  { kind: 'answersSeen', tabId: 1, answers: [{ ...answer, time: Number.NaN }] },
  { kind: 'answersSeen', tabId: 1, answers: [{ ...answer, body: undefined }] },
  { kind: 'answersSeen', tabId: 1, answers: [{ ...answer, body: 'x'.repeat(100_001) }] },
  { kind: 'answersSeen', tabId: 1, answers: [{ ...answer, requestHeaders: [['Accept']] }] },
  { kind: 'answersSeen', tabId: 1, answers: Array(21).fill(answer) },
  { kind: 'perform', request: { action: 'constructor', tabId: 1 } },
  { kind: 'perform', request: { action: 'retry-in-clean-session', tabId: 1, url: 'javascript:alert(1)' } },
  { kind: 'perform', request: { action: 'retry-in-clean-session', tabId: 1 } },
  { kind: 'perform', request: { action: 'clear-site-cookies', tabId: 1, cookies: [{ ...key, name: 1 }] } },
  {
    kind: 'perform',
    request: { action: 'clear-site-cookies', tabId: 1, cookies: [{ ...key, partitionKey: undefined }] },
  },
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
