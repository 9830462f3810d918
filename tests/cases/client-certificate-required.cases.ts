import { exchange, testCase } from './build.ts';

const url = 'https://tax.authority.example/filing';

export default [
  testCase('certificate-nginx', {
    name: 'a 400 that names the certificate',
    exchanges: [
      exchange({
        type: 'main_frame',
        url,
        status: 400,
        html: '<title>400 No required SSL certificate was sent</title>',
      }),
    ],
    expect: {
      primary: 'client-certificate-required',
      minConfidence: 'certain',
      mustNotSay: ['credentials-missing', 'header-too-large'],
      fixKinds: ['browser-setting', 'server-config'],
    },
  }),
  testCase('certificate-iis', {
    name: 'the page of a web server that asks for one',
    exchanges: [
      exchange({
        type: 'main_frame',
        url,
        status: 403,
        html: '<h2>403 - Forbidden</h2><h3>HTTP Error 403.7 - Forbidden</h3><p>The page you are attempting to access requires your browser to have a Secure Sockets Layer (SSL) client certificate.</p>',
      }),
    ],
    expect: { primary: 'client-certificate-required', minConfidence: 'certain', mustNotSay: ['permission-denied'] },
  }),
  testCase('certificate-status', {
    name: 'a status that stands for it',
    exchanges: [exchange({ url, status: 496 })],
    expect: { primary: 'client-certificate-required', minConfidence: 'certain' },
  }),
  testCase('certificate-token', {
    name: 'the body speaks of a token',
    exchanges: [exchange({ url, json: { error: 'invalid token' } })],
    expect: { primary: null, mustNotSay: ['client-certificate-required'] },
  }),
];
