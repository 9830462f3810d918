import { expect, test } from 'vitest';
import { collect, type Evidence, type Exchange, notSeen, Secret, seen } from '../../../src/core/index.ts';
import { credentialView } from '../../../src/present/sections/credential.ts';
import { fakeJwt } from '../tokens/make.ts';

const ES256 = fakeJwt({ iss: 'https://id.example.com/' }, { alg: 'ES256', kid: 'k1' }, 64);

function evidence(headers: readonly (readonly [string, string])[], url = 'https://api.example.com/'): Evidence {
  const subject: Exchange = {
    ...{ id: 'x1', requestId: null, tabId: 1, frameId: 0, type: 'xmlhttprequest', method: 'GET', url },
    ...{ initiator: null, topLevel: null, time: 0, endTime: 1, status: 401, statusLine: 'HTTP/1.1 401' },
    ...{ error: null, redirectedTo: null, fromCache: false, prompted: false, body: notSeen('not-recorded') },
    requestHeaders: seen(new Secret(headers)),
    responseHeaders: seen(new Secret([])),
  };
  return collect(
    { id: 'e', browser: 'chrome', now: 2, subject, others: [], jar: notSeen('not-recorded') },
    { salt: 's' },
  );
}
const offersOf = (e: Evidence) => credentialView(e, 'UTC').items.map(item => item.signature);

test('A signed token can be checked, and whom that asks is told beforehand', () => {
  expect(offersOf(evidence([['Authorization', `Bearer ${ES256}`]]))).toEqual([
    {
      can: true,
      exchange: 'x1',
      field: 'authorization',
      host: 'id.example.com',
      say: expect.stringContaining('asks id.example.com'),
    },
  ]);
});

test('A token that nobody can check has a sentence in place of the button', () => {
  const shared = fakeJwt({ iss: 'https://id.example.com/' });
  expect(offersOf(evidence([['Authorization', `Bearer ${shared}`]]))).toEqual([
    { can: false, say: expect.stringContaining('secret') },
  ]);
});

test('A token in an address is not offered to be checked: the address is not kept', () => {
  expect(offersOf(evidence([], `https://api.example.com/?access_token=${ES256}`))).toEqual([
    { can: false, say: expect.stringContaining('address is not kept') },
  ]);
});

test('What is no JSON Web Token, or proves a request, has no word about a signature', () => {
  const headers = [
    ['Authorization', 'Bearer gho_abcdefghijklmnop'],
    ['DPoP', ES256],
  ] as const;
  expect(offersOf(evidence(headers))).toEqual([null, null]);
});
