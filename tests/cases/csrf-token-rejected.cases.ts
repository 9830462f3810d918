import { exchange, opaque, testCase } from './build.ts';

const url = 'https://tickets.boatyard.example/issues/4/close';
const cookie = `boat_session=${opaque('b')}; XSRF-TOKEN=${opaque('x')}`;

export default [
  testCase('csrf-spring', {
    name: 'the server names the token',
    exchanges: [
      exchange({
        method: 'POST',
        url,
        status: 403,
        cookie,
        json: {
          status: 403,
          error: 'Forbidden',
          message: "Invalid CSRF Token 'null' was found on the request parameter '_csrf' or header 'X-XSRF-TOKEN'.",
        },
      }),
    ],
    expect: {
      primary: 'csrf-token-rejected',
      minConfidence: 'certain',
      mustNotSay: ['permission-denied', 'session-expired'],
      fixKinds: ['reload-page', 'frontend-code'],
    },
  }),
  testCase('csrf-419', {
    name: '419 needs no words',
    exchanges: [exchange({ method: 'PUT', url, status: 419, cookie })],
    expect: { primary: 'csrf-token-rejected', minConfidence: 'certain', mustNotSay: ['session-expired'] },
  }),
  testCase('csrf-rails', {
    name: 'an authenticity token is an anti-forgery token',
    exchanges: [
      exchange({
        method: 'DELETE',
        url,
        status: 422,
        cookie,
        html: "<title>Error</title><h1>ActionController::InvalidAuthenticityToken</h1><p>Can't verify CSRF token authenticity.</p>",
      }),
    ],
    expect: { primary: 'csrf-token-rejected', minConfidence: 'certain' },
  }),
  testCase('csrf-silent', {
    name: 'without words, an accepted call with the field shows what is missing',
    exchanges: [
      exchange({
        id: 'ok',
        at: '-60s',
        method: 'POST',
        url: 'https://tickets.boatyard.example/issues/3/close',
        status: 200,
        cookie,
        headers: { 'X-XSRF-TOKEN': opaque('x') },
        json: {},
      }),
      exchange({ method: 'POST', url, status: 403, cookie }),
    ],
    expect: { primary: 'csrf-token-rejected', minConfidence: 'likely', alsoAcceptable: ['permission-denied'] },
  }),
  testCase('csrf-origin-named', {
    name: 'the server names the origin',
    exchanges: [
      exchange({
        method: 'POST',
        url,
        status: 403,
        cookie,
        text: 'CSRF Failed: Origin checking failed - https://boat.example does not match any trusted origins.',
      }),
    ],
    expect: { primary: 'csrf-origin-rejected', mustNotSay: ['csrf-token-rejected'] },
  }),
  testCase('csrf-safe-method', {
    name: 'a GET that is forbidden needs no such token',
    exchanges: [
      exchange({ url: 'https://tickets.boatyard.example/admin', status: 403, cookie, json: { error: 'forbidden' } }),
    ],
    expect: { primary: null, mustNotSay: ['csrf-token-rejected'] },
  }),
];
