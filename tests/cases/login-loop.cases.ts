import { exchange, jarCookie, opaque, testCase } from './build.ts';

const site = 'https://erp.smithy.example';
const cycle = (n: number, at: number) => [
  exchange({
    id: `l${n}`,
    at: `-${at}s`,
    type: 'main_frame',
    url: `${site}/saml/acs`,
    method: 'POST',
    from: 'https://sso.smithy.example',
    status: 302,
    redirectedTo: `${site}/`,
    setCookie: `erp_session=${opaque(`s${n}`)}; Path=/; Secure; HttpOnly; SameSite=None`,
  }),
  exchange({
    id: `r${n}`,
    at: `-${at - 1}s`,
    type: 'main_frame',
    url: `${site}/`,
    status: 302,
    cookie: `erp_session=${opaque(`s${n}`)}`,
    redirectedTo: `https://sso.smithy.example/idp?SAMLRequest=abc`,
  }),
];

export default [
  testCase('loop-saml', {
    name: 'three times round, and the cookie is kept and sent back each time',
    exchanges: [...cycle(1, 30), ...cycle(2, 20), ...cycle(3, 10)],
    jar: [jarCookie('erp_session', 'erp.smithy.example', { value: opaque('s3') })],
    expect: {
      primary: 'login-loop',
      minConfidence: 'likely',
      mustNotSay: ['session-expired', 'login-set-no-cookie', 'credentials-missing'],
      fixKinds: ['clear-site-cookies', 'contact-admin'],
    },
  }),
  testCase('loop-once', {
    name: 'one sign-in with one refusal is no loop',
    exchanges: cycle(1, 10),
    jar: [jarCookie('erp_session', 'erp.smithy.example', { value: opaque('s1') })],
    expect: { primary: null, mustNotSay: ['login-loop'] },
  }),
];
