import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkSignature } from '../../../src/background/check-signature.ts';
import { notSeen, type Observed, seen } from '../../../src/core/index.ts';
import { getJson } from '../../../src/platform/get-json.ts';
import type { RawExchange } from '../../../src/protocol/index.ts';

type Answer = (response: ServerResponse) => void;
let server: Server;
let origin: string;
let answers: Record<string, Answer>;
let asked: IncomingMessage[];
let key: Awaited<ReturnType<typeof generateKeyPair>>;

const json =
  (body: unknown, status = 200): Answer =>
  response =>
    void response.writeHead(status).end(JSON.stringify(body));

beforeAll(async () => {
  key = await generateKeyPair('ES256', { extractable: true });
  server = createServer((request, response) => {
    asked.push(request);
    (answers[request.url ?? ''] ?? json({}, 404))(response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  asked = [];
  answers = {
    '/i/.well-known/openid-configuration': json({ issuer: `${origin}/i`, jwks_uri: `${origin}/i/keys` }),
    '/i/keys': json({ keys: [{ ...(await exportJWK(key.publicKey)), kid: 'k1' }] }),
  };
});

const token = (iss = `${origin}/i`) =>
  new SignJWT({ iss }).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(key.privateKey);
const sent = async (value = token()): Promise<Observed<RawExchange>> =>
  seen({
    url: origin,
    requestHeaders: seen([['Authorization', `Bearer ${await value}`]]),
    responseHeaders: notSeen('no-response'),
  });
const check = async (raw = sent()) => checkSignature(await raw, 'authorization', { getJson });
const paths = () => asked.map(request => request.url);

test('The issuer is asked for its document, then for its keys, and the signature is checked with them', async () => {
  expect(await check()).toMatchObject({ result: 'verified', say: expect.stringContaining(`127.0.0.1:`) });
  expect(paths()).toEqual(['/i/.well-known/openid-configuration', '/i/keys']);
});

test('Neither the token nor a cookie goes out', async () => {
  await check();
  for (const { headers } of asked) {
    expect(headers).not.toHaveProperty('authorization');
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
  }
});

test('An issuer that knows only RFC 8414 is asked there', async () => {
  answers['/.well-known/oauth-authorization-server/i'] = answers['/i/.well-known/openid-configuration'] as Answer;
  delete answers['/i/.well-known/openid-configuration'];
  expect(await check()).toMatchObject({ result: 'verified' });
  expect(paths()).toEqual([
    '/i/.well-known/openid-configuration',
    '/.well-known/oauth-authorization-server/i',
    '/i/keys',
  ]);
});

test('A document about another issuer ends the check before any key is asked for', async () => {
  answers['/i/.well-known/openid-configuration'] = json({ issuer: `${origin}/j`, jwks_uri: `${origin}/i/keys` });
  expect(await check()).toMatchObject({ result: 'other-issuer' });
  expect(paths()).toHaveLength(1);
});

test('A token that no key can prove asks nobody', async () => {
  expect(await check(sent(Promise.resolve('opaque-token-0123456789')))).toMatchObject({ result: 'not-checkable' });
  expect(asked).toEqual([]);
});

test('A token that is no longer held is told as that, and asks nobody', async () => {
  expect(await check(Promise.resolve(notSeen('not-recorded')))).toMatchObject({ result: 'not-kept' });
  expect(await checkSignature(await sent(), 'x-api-key', { getJson })).toMatchObject({ result: 'not-kept' });
  expect(asked).toEqual([]);
});

test('A redirect is told and not followed', async () => {
  answers['/i/keys'] = response => void response.writeHead(302, { Location: '/elsewhere' }).end();
  expect(await check()).toMatchObject({ result: 'no-keys', say: expect.stringContaining('not followed') });
  expect(paths()).not.toContain('/elsewhere');
});

test.each<[string, Answer, string]>([
  ['an error', json({}, 503), 'status 503'],
  ['a page', response => void response.end('<!doctype html>'), 'no JSON'],
  ['more than 512 KB', response => void response.end(`"${'x'.repeat(600_000)}"`), 'larger than 512 KB'],
])('%s in place of keys is told', async (_, answer, words) => {
  answers['/i/keys'] = answer;
  expect(await check()).toMatchObject({ result: 'no-keys', say: expect.stringContaining(words) });
});

test('An issuer that is down is told, and asked once', async () => {
  answers['/i/.well-known/openid-configuration'] = response => void response.destroy();
  expect(await check()).toMatchObject({ result: 'unreachable', say: expect.stringContaining('could not be reached') });
  expect(paths()).toHaveLength(1);
});

test('An issuer that keeps silent is not waited for beyond the limit', async () => {
  answers['/i/keys'] = () => undefined;
  const impatient = (url: string) => getJson(url, AbortSignal.timeout(100));
  const answer = await checkSignature(await sent(), 'authorization', { getJson: impatient });
  expect(answer).toMatchObject({ result: 'unreachable', say: expect.stringContaining('did not answer') });
});
