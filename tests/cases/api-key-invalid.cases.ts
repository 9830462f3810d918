import { exchange, opaque, testCase } from './build.ts';

const url = 'https://maps.gantry.example/v1/geocode';
const from = 'https://www.gantry.example';
const key = { 'X-Api-Key': opaque('gantry', 32) };

export default [
  testCase('key-unknown', {
    name: 'the body calls the key invalid',
    exchanges: [
      exchange({
        url,
        from,
        headers: key,
        status: 403,
        json: { error: { status: 403, message: 'The provided API key is invalid.' } },
      }),
    ],
    expect: {
      primary: 'api-key-invalid',
      minConfidence: 'certain',
      fixKinds: ['frontend-code', 'contact-admin'],
      mustNotSay: ['wrong-auth-header-name', 'permission-denied', 'credentials-missing'],
    },
  }),
  testCase('key-referrer', {
    name: 'the key is restricted to other websites',
    exchanges: [
      exchange({
        url: `${url}?key=${opaque('gantry', 39)}`,
        from,
        status: 403,
        json: {
          error: {
            reason: 'API_KEY_HTTP_REFERRER_BLOCKED',
            message: 'Requests from referer https://www.gantry.example/ are blocked.',
          },
        },
      }),
    ],
    expect: { primary: 'api-key-invalid', minConfidence: 'certain' },
  }),
  testCase('key-silent', {
    name: 'the server asks for a key and says nothing of the one that was sent',
    exchanges: [exchange({ url, from, headers: key, challenge: 'Key realm="gantry"' })],
    expect: { primary: 'api-key-invalid', minConfidence: 'possible' },
  }),
  testCase('key-near-missing', {
    name: 'the server misses the key',
    exchanges: [exchange({ url, from, json: { message: 'API key is required' } })],
    expect: { primary: 'credentials-missing', mustNotSay: ['api-key-invalid'] },
  }),
  testCase('key-near-worked', {
    name: 'the same key had worked moments ago',
    exchanges: [
      exchange({ id: 'ok', at: '-20s', url, from, headers: key, status: 200, json: {} }),
      exchange({ url, from, headers: key, json: { message: 'API key revoked' } }),
    ],
    expect: { primary: 'token-revoked', mustNotSay: ['api-key-invalid'] },
  }),
  testCase('key-blind', {
    name: 'the request headers were not recorded',
    exchanges: [exchange({ url, from, headers: null, json: { message: 'Invalid API key' } })],
    expect: { primary: null, mustNotSay: ['api-key-invalid'], inconclusive: ['api-key-invalid'] },
  }),
];
