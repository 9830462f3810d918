import { expect, test } from 'vitest';
import type { WireEvent } from '../../../src/platform/web-request.ts';
import { newLife } from './life.ts';
import { wire } from './wire.ts';

type Parts = Parameters<typeof wire>[2];
const COOKIE: Parts = { headers: [['Cookie', 'sid=1f8e3a77']] };

/** A request and its answer, sent with these parts. */
const answered = (status: number, sent: Parts = {}): WireEvent[] => [
  wire('sent', 100, sent),
  wire('completed', 120, { ...sent, status, headers: [] }),
];
const redirected = (to: string, parts: Parts = {}): WireEvent[] => [
  wire('sent', 100, parts),
  wire('redirected', 110, { ...parts, status: 302, to, headers: [['Location', to]] }),
  wire('sent', 120, { ...parts, url: to }),
  wire('completed', 130, { ...parts, url: to }),
];

const REFUSED: readonly (readonly [what: string, events: WireEvent[]])[] = [
  ['a 401', answered(401)],
  ['a session that ended with 419', answered(419)],
  ['a client certificate that is wanted', answered(496)],
  ['a call of the own site that is forbidden in spite of a cookie', answered(403, COOKIE)],
  ['a change to the own site that is forbidden', answered(403, { method: 'POST' })],
  ['a document that is forbidden', answered(403, { type: 'main_frame', initiator: null })],
  ['a key that is forbidden', answered(403, { initiator: 'https://b.example', headers: [['X-Api-Key', 'k']] })],
  ['a signed address', answered(403, { type: 'image', url: 'https://cdn.example/1?X-Amz-Signature=ab12' })],
  ['a digest of another address', answered(400, { headers: [['Authorization', 'Digest uri="/other"']] })],
  ['a call that is led to a sign-in', redirected('https://api.shop.example/account/login?next=orders')],
  ['a call that is led to an identity provider', redirected('https://id.example/go?client_id=a&response_type=code')],
];

test.each(REFUSED)('%s is a refusal, and one episode', async (_what, events) => {
  const life = await newLife();
  await life.play(...events);
  await life.until(3000);
  expect(life.records()).toHaveLength(1);
});

const PASSED: readonly (readonly [what: string, events: WireEvent[]])[] = [
  ['a call that goes well', answered(200, COOKIE)],
  ['a page that is not there', answered(404, COOKIE)],
  ['a third party’s forbidden call', answered(403, { ...COOKIE, initiator: 'https://b.example' })],
  ['a forbidden picture', answered(403, { ...COOKIE, type: 'image' })],
  ['a forbidden call of nobody', answered(403)],
  ['a forbidden call with a cookie of measurement', answered(403, { headers: [['Cookie', '_ga=GA1.1']] })],
  ['a bad request with a token', answered(400, { headers: [['Authorization', 'Bearer t']] })],
  ['a call that is led to another call', redirected('https://api.shop.example/v2/orders')],
  ['a document that is led to a sign-in', redirected('https://shop.example/login', { type: 'main_frame' })],
  ['a frame that is led to a sign-in', redirected('https://shop.example/login', { type: 'sub_frame' })],
  [
    'a sign-in that is led back to its form',
    redirected('https://shop.example/login?error', { method: 'POST', url: 'https://shop.example/login' }),
  ],
];

test.each(PASSED)('%s is none', async (_what, events) => {
  const life = await newLife();
  await life.play(...events);
  await life.until(3000);
  expect(life.records()).toEqual([]);
});

test('A call that is led from one sign-in page to the next is refused where it was led away first', async () => {
  const life = await newLife();
  const [first, second] = ['https://api.shop.example/login', 'https://id.example/login?client_id=a'];
  await life.play(
    wire('sent', 100),
    wire('redirected', 110, { status: 302, to: first }),
    wire('sent', 120, { url: first }),
    wire('redirected', 130, { url: first, status: 302, to: second }),
    wire('sent', 140, { url: second }),
    wire('failed', 150, { url: second }),
  );
  await life.until(3000);
  expect(life.records().map(r => r.evidence.subject.url.path)).toEqual(['/orders']);
});
