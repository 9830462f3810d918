import { exchange, jwt, testCase } from './build.ts';

const url = 'https://api.mullion.example/panes';
const bearer = (iss: string) => `Bearer ${jwt({ iss, aud: 'mullion', exp: '+30m' })}`;

export default [
  testCase('issuer-said', {
    name: 'the server says that the issuer is not trusted',
    exchanges: [
      exchange({
        url,
        authorization: bearer('http://idp:8080/realms/mullion'),
        json: { error: 'unauthorized', details: 'Untrusted issuer http://idp:8080/realms/mullion' },
      }),
    ],
    expect: {
      primary: 'token-wrong-issuer',
      minConfidence: 'certain',
      fixKinds: ['server-config', 'idp-config'],
      mustNotSay: ['token-wrong-audience', 'tenant-or-environment-mismatch', 'token-rejected'],
    },
  }),
  testCase('issuer-compared', {
    name: 'a token of the same provider in another spelling was accepted here',
    exchanges: [
      exchange({
        id: 'ok',
        at: '-5s',
        url,
        status: 200,
        authorization: bearer('https://id.mullion.example/auth'),
        json: [],
      }),
      exchange({ url: `${url}/2`, authorization: bearer('http://id.mullion.example:8080/auth/'), challenge: 'Bearer' }),
    ],
    expect: { primary: 'token-wrong-issuer', minConfidence: 'possible' },
  }),
  testCase('issuer-near-stage', {
    name: 'the issuer is another stage, not another spelling',
    exchanges: [
      exchange({
        url: 'https://api.prod.mullion.example/panes',
        authorization: bearer('https://id.staging.mullion.example'),
        challenge: 'Bearer error="invalid_token", error_description="The issuer is invalid"',
      }),
    ],
    expect: { primary: 'tenant-or-environment-mismatch', mustNotSay: ['token-wrong-issuer'] },
  }),
  testCase('issuer-blind', {
    name: 'the response headers were not recorded',
    exchanges: [{ ...exchange({ url, authorization: bearer('https://id.mullion.example') }), responseHeaders: [] }],
    expect: { primary: null, mustNotSay: ['token-wrong-issuer'], inconclusive: ['token-wrong-issuer'] },
  }),
];
