import { describe, expect, it } from 'vitest';
import { episodeOf } from '../../../src/cli/cases.ts';
import { tokensAmongSubprotocols } from '../../../src/core/http/subprotocols.ts';
import { collect } from '../../../src/core/index.ts';
import { exchange, testCase } from '../../cases/build.ts';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c2VyLTcifQ.c2lnbmF0dXJlLW9mLTMyLWJ5dGVz';
const OPAQUE = 'Zt8kQw2LpVx7Rn4sYb';

describe('tokens among the names of sub-protocols', () => {
  it.each([
    ['a JWT by its form', `graphql-ws, ${JWT}`, [JWT]],
    ['a token that the name before announces', `Bearer,${OPAQUE}`, [OPAQUE]],
    [
      'the encoded one of Kubernetes',
      `v4.channel.k8s.io, base64url.bearer.authorization.k8s.io.${btoa(JWT).replace(/=+$/, '')}`,
      [JWT],
    ],
  ])('are found: %s', (_, value, tokens) => {
    expect(tokensAmongSubprotocols(value)).toEqual(tokens);
  });

  it.each(['graphql-transport-ws', 'v12.stomp, v11.stomp', 'bearer, graphql-ws', '', ' , '])(
    'are none in “%s”',
    value => {
      expect(tokensAmongSubprotocols(value)).toEqual([]);
    },
  );

  it('do not get into the evidence, also where the answer repeats one', () => {
    const line = testCase('socket', {
      name: 'socket',
      exchanges: [
        exchange({
          url: 'https://api.example/live',
          status: 401,
          headers: { 'Sec-WebSocket-Protocol': `bearer, ${OPAQUE}` },
          json: { message: `No session for ${OPAQUE}` },
        }),
      ],
      expect: { primary: null },
    });
    const evidence = collect(episodeOf(line), { salt: 'tests' });
    expect(JSON.stringify(evidence)).not.toContain(OPAQUE);
    expect(evidence.subject.request.seen && evidence.subject.request.value.credentials).toMatchObject([
      { place: 'header', name: 'sec-websocket-protocol' },
    ]);
  });
});
