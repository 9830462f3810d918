import { exchange, opaque, testCase } from './build.ts';

const url = 'https://ledger.counting.example/login/';
const cookie = `csrftoken=${opaque('t')}`;
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

export default [
  testCase('origin-named', {
    name: 'the server names its list of trusted origins',
    exchanges: [
      exchange({
        type: 'main_frame',
        method: 'POST',
        url,
        from: 'https://ledger.counting.example',
        status: 403,
        cookie,
        headers: { ...form, Origin: 'https://ledger.counting.example' },
        html: '<title>403 Forbidden</title><p>Origin checking failed - https://ledger.counting.example does not match any trusted origins.</p>',
      }),
    ],
    expect: {
      primary: 'csrf-origin-rejected',
      minConfidence: 'certain',
      mustNotSay: ['csrf-token-rejected', 'wrong-username-or-password'],
      fixKinds: ['server-config'],
    },
  }),
  testCase('origin-cross-site-post', {
    name: 'a framework forbids form submissions from other sites',
    exchanges: [
      exchange({
        method: 'POST',
        url,
        status: 403,
        headers: form,
        text: 'Cross-site POST form submissions are forbidden',
      }),
    ],
    expect: { primary: 'csrf-origin-rejected', minConfidence: 'certain' },
  }),
  testCase('origin-null', {
    name: 'the check is not named, and the origin is null',
    exchanges: [
      exchange({
        type: 'main_frame',
        method: 'POST',
        url,
        from: 'https://ledger.counting.example',
        status: 403,
        cookie,
        headers: { ...form, Origin: 'null' },
        html: '<h1>Forbidden</h1><p>CSRF verification failed. Request aborted.</p>',
      }),
    ],
    expect: { primary: 'csrf-origin-rejected', minConfidence: 'likely' },
  }),
  testCase('origin-token-named', {
    name: 'the server names the token',
    exchanges: [
      exchange({ method: 'POST', url, status: 403, cookie, json: { detail: 'CSRF Failed: CSRF token missing.' } }),
    ],
    expect: { primary: 'csrf-token-rejected', mustNotSay: ['csrf-origin-rejected'] },
  }),
];
