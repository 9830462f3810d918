import { exchange, opaque, testCase } from './build.ts';

const authorization = `Bearer ${opaque('ferry')}`;

export default [
  testCase('variant-www', {
    name: 'the address without www is corrected, and the header is lost',
    exchanges: [
      exchange({
        id: 'a',
        at: '-3s',
        url: 'https://ferries.example/api/slots',
        authorization,
        status: 308,
        redirectedTo: 'https://www.ferries.example/api/slots',
      }),
      exchange({
        id: 'b',
        at: '-2s',
        url: 'https://www.ferries.example/api/slots',
        from: 'https://ferries.example',
        json: { message: 'Unauthorized' },
      }),
    ],
    expect: {
      primary: 'redirect-variant-drops-auth',
      minConfidence: 'certain',
      mustNotSay: ['credentials-missing', 'authorization-stripped-cross-origin-redirect'],
      fixKinds: ['use-other-url', 'frontend-code', 'server-config'],
    },
  }),
  testCase('variant-post-slash', {
    name: 'a slash is missing, and the POST of the sign-in arrives as a GET',
    exchanges: [
      exchange({
        id: 'a',
        at: '-3s',
        method: 'POST',
        url: 'https://ferries.example/api/login',
        status: 301,
        redirectedTo: 'https://ferries.example/api/login/',
      }),
      exchange({
        id: 'b',
        at: '-2s',
        method: 'GET',
        url: 'https://ferries.example/api/login/',
        json: { detail: 'Not authenticated' },
      }),
    ],
    expect: { primary: 'redirect-variant-drops-auth', minConfidence: 'certain' },
  }),
  testCase('variant-kept', {
    name: 'the corrected request still carried the header',
    exchanges: [
      exchange({
        id: 'a',
        at: '-3s',
        url: 'https://ferries.example/api/slots',
        authorization,
        status: 307,
        redirectedTo: 'https://ferries.example/api/slots/',
      }),
      exchange({
        id: 'b',
        at: '-2s',
        url: 'https://ferries.example/api/slots/',
        authorization,
        challenge: 'Bearer error="invalid_token"',
      }),
    ],
    expect: {
      primary: null,
      mustNotSay: ['redirect-variant-drops-auth', 'authorization-stripped-cross-origin-redirect'],
    },
  }),
  testCase('variant-other-host', {
    name: 'another host altogether is no variant of the address',
    exchanges: [
      exchange({
        id: 'a',
        at: '-3s',
        url: 'https://ferries.example/api/slots',
        authorization,
        status: 302,
        redirectedTo: 'https://depot.boats.example/api/slots',
      }),
      exchange({ id: 'b', at: '-2s', url: 'https://depot.boats.example/api/slots', from: 'https://ferries.example' }),
    ],
    expect: { primary: 'authorization-stripped-cross-origin-redirect', mustNotSay: ['redirect-variant-drops-auth'] },
  }),
  testCase('variant-other-path', {
    name: 'another path on another port of the host is no variant of the address',
    exchanges: [
      exchange({
        id: 'a',
        at: '-3s',
        url: 'https://ferries.example/moved/slots',
        authorization,
        status: 302,
        redirectedTo: 'https://ferries.example:8443/api/slots',
      }),
      exchange({ id: 'b', at: '-2s', url: 'https://ferries.example:8443/api/slots', from: 'https://ferries.example' }),
    ],
    expect: { primary: 'authorization-stripped-cross-origin-redirect', mustNotSay: ['redirect-variant-drops-auth'] },
  }),
  testCase('variant-unseen', {
    name: 'the headers of the last hop were not recorded',
    exchanges: [
      exchange({
        id: 'a',
        at: '-3s',
        url: 'http://ferries.example/api/slots',
        authorization,
        status: 301,
        redirectedTo: 'https://ferries.example/api/slots',
      }),
      exchange({ id: 'b', at: '-2s', url: 'https://ferries.example/api/slots', headers: null }),
    ],
    expect: { primary: null, inconclusive: ['redirect-variant-drops-auth'] },
  }),
];
