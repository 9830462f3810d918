import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import causes from '../corpora/causes.json' with { type: 'json' };
import { selfSigned } from './certificate.ts';
import { failures, failureUrl } from './failures.ts';
import { notShown } from './not-shown.ts';
import { type Playground, startPlayground } from './playground.ts';

let playground: Playground;
let page: { tokens: Record<string, string>; ports: Record<string, number> };

beforeAll(async () => {
  playground = await startPlayground();
});
afterAll(() => playground.close());
beforeEach(async () => {
  playground.reset();
  const text = await (await fetch(playground.origin)).text();
  page = JSON.parse(/id="data">(.*)<\/script>/.exec(text)?.[1] ?? '{}');
});

const call = (path: string, token: string, port: number | undefined = page.ports.main) =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers: { Authorization: `Bearer ${page.tokens[token]}` } });

describe('the table of failures', () => {
  it('gives every row an id of its own', () => {
    expect(new Set(failures.map(failure => failure.id)).size).toBe(failures.length);
  });

  it('names only diagnoses of the catalogue', () => {
    const known = causes.map(cause => cause.id);
    expect(failures.map(failure => failure.diagnosis).filter(id => !known.includes(id))).toEqual([]);
  });

  it('has a row for every diagnosis of the catalogue, or says why a browser cannot show it', () => {
    const shown = new Set(failures.map(failure => failure.diagnosis));
    const excused = new Set(notShown.map(({ diagnosis }) => diagnosis));
    const known = causes.map(cause => cause.id);
    expect(known.filter(id => !shown.has(id) && !excused.has(id))).toEqual([]);
    expect(known.filter(id => shown.has(id) && excused.has(id))).toEqual([]);
    expect([...excused].filter(id => !known.includes(id))).toEqual([]);
  });

  it('shows every row on the page with a button', async () => {
    const text = await (await fetch(playground.origin)).text();
    expect(failures.filter(failure => !text.includes(`data-failure="${failure.id}"`))).toEqual([]);
  });

  it('runs each row on a host of its own where the host has names below it', () => {
    expect(failureUrl('http://localhost:1', 'token-expired')).toBe(
      'http://token-expired.localhost:1/?run=token-expired',
    );
    expect(failureUrl('http://127.0.0.1:1', 'token-expired')).toBe('http://127.0.0.1:1/?run=token-expired');
  });
});

describe('the token API', () => {
  it('accepts a good token', async () => {
    expect((await call('/api/orders', 'valid')).status).toBe(200);
  });

  it.each([
    ['expired', 'The access token expired'],
    ['ended', 'The access token expired'],
    ['notYet', 'The access token is not active yet'],
    ['issuedAhead', 'Token used before issued'],
  ])('refuses the token "%s" and says: %s', async (token, description) => {
    const response = await call('/api/orders', token);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain(
      `error="invalid_token", error_description="${description}"`,
    );
  });

  it('judges by the clock of the listener and shows that clock in Date', async () => {
    const fast = await call('/api/orders', 'shortLived', page.ports.fast);
    const slow = await call('/api/orders', 'justIssued', page.ports.slow);
    const right = await call('/api/orders', 'shortLived');
    expect([fast.status, slow.status, right.status]).toEqual([401, 401, 200]);
    const minutes = (response: Response) =>
      Math.round(
        (Date.parse(response.headers.get('date') ?? '') - Date.parse(right.headers.get('date') ?? '')) / 60_000,
      );
    expect([minutes(fast), minutes(slow)]).toEqual([10, -10]);
  });

  it('gives a new token once for each refresh token', async () => {
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: page.tokens.refresh ?? '' });
    const answers = [await fetch(`${playground.origin}/token`, { method: 'POST', body })];
    answers.push(await fetch(`${playground.origin}/token`, { method: 'POST', body }));
    expect(answers.map(answer => answer.status)).toEqual([200, 400]);
  });
});

describe('the session', () => {
  it('ends after the uses that it was given, with an answer that clears the cookie', async () => {
    const body = new URLSearchParams({ username: 'ada', password: 'lovelace', uses: '1' });
    const login = await fetch(`${playground.origin}/session/login`, { method: 'POST', body });
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
    const account = () => fetch(`${playground.origin}/session/account`, { headers: { cookie } });
    expect((await account()).status).toBe(200);
    const ended = await account();
    expect(ended.status).toBe(401);
    expect(ended.headers.get('set-cookie')).toMatch(/^session=;.*Max-Age=0/);
  });
});

describe('the playground', () => {
  it('remembers what it received until it is reset', async () => {
    await call('/quiet/orders', 'expired');
    const last = playground.requests.at(-1);
    expect(last).toMatchObject({ listener: 'main', method: 'GET', url: '/quiet/orders', status: 401 });
    playground.reset();
    expect(playground.requests).toEqual([]);
  });

  it('makes a certificate that is its own issuer and names its hosts', () => {
    const certificate = new X509Certificate(selfSigned(['localhost', '*.shop.test'], new Date()).cert);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect(certificate.checkHost('a.shop.test')).toBe('*.shop.test');
  });

  it('serves the same over HTTPS', async () => {
    const status = await new Promise(resolve => {
      const url = `https://127.0.0.1:${page.ports.secure}/public/time`;
      request(url, { rejectUnauthorized: false }, response => resolve(response.resume().statusCode)).end();
    });
    expect(status).toBe(200);
  });
});
