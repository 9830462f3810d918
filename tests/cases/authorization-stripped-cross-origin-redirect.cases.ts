import { exchange, opaque, testCase } from './build.ts';

const authorization = `Bearer ${opaque('tiles')}`;
const from = 'https://map.carrack.example';
const first = exchange({
  id: 'a',
  at: '-3s',
  url: 'https://tiles.carrack.example/v3/7/12',
  from,
  authorization,
  status: 307,
  redirectedTo: 'https://store-eu.bulkfiles.example/v3/7/12',
});

export default [
  testCase('stripped-other-host', {
    name: 'the redirect leads to another site, and the header stays behind',
    exchanges: [
      first,
      exchange({
        id: 'b',
        at: '-2s',
        url: 'https://store-eu.bulkfiles.example/v3/7/12',
        from,
        challenge: 'Bearer realm="store"',
      }),
    ],
    expect: {
      primary: 'authorization-stripped-cross-origin-redirect',
      minConfidence: 'certain',
      mustNotSay: ['credentials-missing', 'server-strips-authorization'],
      fixKinds: ['frontend-code', 'server-config'],
    },
  }),
  testCase('stripped-second-hop', {
    name: 'the loss happens at the second of two redirects',
    browser: 'firefox',
    exchanges: [
      exchange({
        id: 'a',
        at: '-4s',
        url: 'https://tiles.carrack.example/latest',
        from,
        authorization,
        status: 302,
        redirectedTo: 'https://tiles.carrack.example/v3',
      }),
      exchange({
        id: 'b',
        at: '-3s',
        url: 'https://tiles.carrack.example/v3',
        from,
        authorization,
        status: 302,
        redirectedTo: 'https://mirror.halyard.example/v3',
      }),
      exchange({ id: 'c', at: '-2s', url: 'https://mirror.halyard.example/v3', from, status: 403 }),
    ],
    expect: { primary: 'authorization-stripped-cross-origin-redirect', minConfidence: 'certain' },
  }),
  testCase('stripped-kept', {
    name: 'the last hop carried the header all the same',
    exchanges: [
      first,
      exchange({
        id: 'b',
        at: '-2s',
        url: 'https://store-eu.bulkfiles.example/v3/7/12',
        from,
        authorization,
        challenge: 'Bearer error="invalid_token"',
      }),
    ],
    expect: { primary: null, mustNotSay: ['authorization-stripped-cross-origin-redirect'] },
  }),
  testCase('stripped-same-origin', {
    name: 'a redirect within the origin takes nothing away',
    exchanges: [
      exchange({
        id: 'a',
        at: '-3s',
        url: 'https://tiles.carrack.example/latest',
        from,
        authorization,
        status: 302,
        redirectedTo: 'https://tiles.carrack.example/v3',
      }),
      exchange({ id: 'b', at: '-2s', url: 'https://tiles.carrack.example/v3', from }),
    ],
    expect: { primary: null, mustNotSay: ['authorization-stripped-cross-origin-redirect'] },
  }),
  testCase('stripped-unseen', {
    name: 'the headers of the last hop were not recorded',
    exchanges: [
      first,
      exchange({ id: 'b', at: '-2s', url: 'https://store-eu.bulkfiles.example/v3/7/12', from, headers: null }),
    ],
    expect: { primary: null, inconclusive: ['authorization-stripped-cross-origin-redirect'] },
  }),
];
