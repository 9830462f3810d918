import { exchange, testCase } from './build.ts';

const url = 'http://timesheets.intra.foundryman.example/';

export default [
  testCase('misconfigured-iis', {
    name: 'the page names the server’s configuration',
    exchanges: [
      exchange({
        type: 'main_frame',
        url,
        html: '<h2>401 - Unauthorized</h2><p>HTTP 401.2: Logon failed due to server configuration.</p>',
      }),
    ],
    expect: {
      primary: 'server-auth-misconfigured',
      minConfidence: 'certain',
      mustNotSay: ['wrong-username-or-password', 'permission-denied'],
      fixKinds: ['contact-admin', 'server-config'],
    },
  }),
  testCase('misconfigured-not', {
    name: 'a wrong password is no misconfiguration',
    exchanges: [
      exchange({
        type: 'main_frame',
        url,
        html: '<h2>401 - Unauthorized: Access is denied due to invalid credentials.</h2>',
      }),
    ],
    expect: { primary: null, mustNotSay: ['server-auth-misconfigured'] },
  }),
];
