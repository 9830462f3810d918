import { exchange, jwt, testCase } from './build.ts';

const url = 'https://api.lantern.example/v1/wicks';
const bearer = (aud: string | string[]) => `Bearer ${jwt({ iss: 'https://id.lantern.example/', aud, exp: '+30m' })}`;

export default [
  testCase('audience-said', {
    name: 'the server names the audience',
    exchanges: [
      exchange({
        url,
        authorization: bearer('https://graph.lantern.example'),
        json: { message: 'Audience mismatch: expected lantern-api' },
      }),
    ],
    expect: {
      primary: 'token-wrong-audience',
      minConfidence: 'certain',
      fixKinds: ['frontend-code', 'idp-config'],
      mustNotSay: ['token-expired', 'insufficient-scope', 'token-rejected'],
    },
  }),
  testCase('audience-compared', {
    name: 'tokens for another audience were accepted here',
    exchanges: [
      exchange({ id: 'ok', at: '-5s', url, status: 200, authorization: bearer('lantern-api'), json: [] }),
      exchange({ url: `${url}/2`, authorization: bearer('billing-api'), challenge: 'Bearer error="invalid_token"' }),
    ],
    expect: { primary: 'token-wrong-audience', minConfidence: 'likely' },
  }),
  testCase('audience-near-same', {
    name: 'a token for the same audience was accepted here',
    exchanges: [
      exchange({ id: 'ok', at: '-5s', url, status: 200, authorization: bearer(['lantern-api', 'x']), json: [] }),
      exchange({ url: `${url}/2`, authorization: bearer('lantern-api'), challenge: 'Bearer error="invalid_token"' }),
    ],
    expect: { primary: 'token-rejected', mustNotSay: ['token-wrong-audience'] },
  }),
  testCase('audience-near-id-token', {
    name: 'an ID token names the client as its audience by right',
    exchanges: [
      exchange({
        url,
        authorization: `Bearer ${jwt({ aud: 'spa-1', nonce: 'n', at_hash: 'h', exp: '+9m' })}`,
        challenge: 'Bearer error="invalid_token", error_description="The audience \'spa-1\' is invalid"',
      }),
    ],
    expect: { primary: 'id-token-instead-of-access-token', mustNotSay: ['token-wrong-audience'] },
  }),
  testCase('audience-blind', {
    name: 'the response headers were not recorded',
    exchanges: [{ ...exchange({ url, authorization: bearer('b') }), responseHeaders: [] }],
    expect: { primary: null, mustNotSay: ['token-wrong-audience'], inconclusive: ['token-wrong-audience'] },
  }),
];
