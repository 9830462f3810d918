import { exchange, jwt, opaque, testCase } from './build.ts';

const url = 'https://legacy.printworks.example/api/orders';
const authorization = `Bearer ${jwt({ sub: '9', exp: '+1h' })}`;
const apache = { Server: 'Apache/2.4.58', 'X-Powered-By': 'PHP/8.3.1' };

export default [
  testCase('strips-quoted', {
    name: 'the server says that the Authorization header is missing, and it was sent',
    exchanges: [
      exchange({ url, authorization, json: { error: 'No Authorization header found.' }, responseHeaders: apache }),
    ],
    expect: {
      primary: 'server-strips-authorization',
      minConfidence: 'certain',
      mustNotSay: ['credentials-missing', 'token-expired'],
      fixKinds: ['server-config'],
    },
  }),
  testCase('strips-underscore', {
    name: 'a header with an underscore did not arrive',
    exchanges: [
      exchange({
        url,
        headers: { api_key: opaque('key', 32) },
        status: 403,
        json: { detail: 'api_key header is missing' },
        responseHeaders: { Server: 'nginx' },
      }),
    ],
    expect: { primary: 'server-strips-authorization', minConfidence: 'certain', mustNotSay: ['credentials-missing'] },
  }),
  testCase('strips-not-found', {
    name: 'a token “not found” is less plain',
    exchanges: [
      exchange({ url, authorization, json: { code: 401, message: 'Token not provided' }, responseHeaders: apache }),
    ],
    expect: { primary: 'server-strips-authorization', minConfidence: 'likely' },
  }),
  testCase('strips-invalid', {
    name: 'the server saw the token and calls it invalid',
    exchanges: [exchange({ url, authorization, json: { error: 'invalid token' }, responseHeaders: apache })],
    expect: { primary: null, mustNotSay: ['server-strips-authorization'] },
  }),
  testCase('strips-other-scheme', {
    name: 'the server asks for another scheme and does not look at this one',
    exchanges: [
      exchange({
        url,
        authorization,
        challenge: 'ApiKey',
        json: { detail: 'Authentication credentials were not provided.' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['server-strips-authorization'] },
  }),
  testCase('strips-unseen', {
    name: 'what was sent is not known',
    exchanges: [exchange({ url, headers: null, json: { error: 'No Authorization header found.' } })],
    expect: { primary: null, inconclusive: ['server-strips-authorization'] },
  }),
  testCase('stripped-unnoticed', {
    name: 'the server asks for the scheme that was sent as if nothing had come',
    exchanges: [
      exchange({
        url: 'https://api.quarry.example/v1/stones',
        authorization: `Bearer ${jwt({ sub: 'u', iat: '-5m', exp: '+1h' })}`,
        challenge: 'Bearer',
        json: { error: 'unauthorized', error_description: 'Full authentication is required to access this resource' },
      }),
    ],
    expect: {
      primary: 'server-strips-authorization',
      minConfidence: 'possible',
      mustNotSay: ['credentials-missing', 'token-expired'],
    },
  }),
];
