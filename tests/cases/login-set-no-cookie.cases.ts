import { exchange, jwt, testCase } from './build.ts';

const site = 'https://guild.tannery.example';

export default [
  testCase('no-cookie-form', {
    name: 'a form sign-in is redirected to the start page and sets nothing',
    exchanges: [
      exchange({
        id: 'l',
        at: '-4s',
        type: 'main_frame',
        method: 'POST',
        url: `${site}/account/login`,
        from: site,
        status: 302,
        redirectedTo: `${site}/home`,
      }),
      exchange({
        id: 'b',
        at: '-3s',
        type: 'main_frame',
        url: `${site}/home`,
        from: site,
        status: 401,
        html: '<h1>Members only</h1>',
      }),
    ],
    expect: {
      primary: 'login-set-no-cookie',
      minConfidence: 'likely',
      mustNotSay: ['credentials-missing', 'session-expired'],
      fixKinds: ['server-config'],
    },
  }),
  testCase('no-cookie-body-hidden', {
    name: 'the body of the sign-in was not seen, so a token may have been in it',
    exchanges: [
      exchange({ id: 'l', at: '-4s', method: 'POST', url: `${site}/api/login`, status: 200 }),
      exchange({ url: `${site}/api/roll` }),
    ],
    expect: { primary: 'login-set-no-cookie', minConfidence: 'possible' },
  }),
  testCase('no-cookie-token', {
    name: 'the sign-in delivered a token',
    exchanges: [
      exchange({
        id: 'l',
        at: '-4s',
        method: 'POST',
        url: `${site}/api/login`,
        status: 200,
        json: { token: jwt({ sub: '2', exp: '+1h' }) },
      }),
      exchange({ url: `${site}/api/roll` }),
    ],
    expect: { primary: null, mustNotSay: ['login-set-no-cookie'] },
  }),
  testCase('no-cookie-form-again', {
    name: 'the form was shown again: that sign-in did not succeed',
    exchanges: [
      exchange({
        id: 'l',
        at: '-4s',
        type: 'main_frame',
        method: 'POST',
        url: `${site}/account/login`,
        from: site,
        status: 200,
        html: '<p>Wrong password</p><form><input type="password"></form>',
      }),
      exchange({ url: `${site}/api/roll` }),
    ],
    expect: { primary: null, mustNotSay: ['login-set-no-cookie'] },
  }),
  testCase('no-cookie-unseen', {
    name: 'whether a cookie was sent is not known',
    exchanges: [
      exchange({ id: 'l', at: '-4s', method: 'POST', url: `${site}/api/login`, status: 200, json: {} }),
      exchange({ url: `${site}/api/roll`, headers: null }),
    ],
    expect: { primary: null, inconclusive: ['login-set-no-cookie'] },
  }),
];
