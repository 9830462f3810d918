import { exchange, testCase } from './build.ts';

const away = (id: string, at: `-${string}`, url: string, to: string, tab = 101) =>
  exchange({ id, at, tab, type: 'main_frame', url, status: 302, redirectedTo: to });

export default [
  testCase('captive-511', {
    name: '511 is the network’s own answer',
    exchanges: [exchange({ type: 'main_frame', url: 'http://news.gazette.example/', status: 511 })],
    expect: {
      primary: 'captive-portal',
      minConfidence: 'certain',
      mustNotSay: ['proxy-auth-required'],
      fixKinds: ['connect-network'],
    },
  }),
  testCase('captive-common-target', {
    name: 'unrelated sites are sent to the same foreign host at once',
    exchanges: [
      away('a', '-9s', 'http://news.gazette.example/', 'http://wifi.train.example/login?u=1'),
      away('b', '-6s', 'http://ntp.clocks.example/', 'http://wifi.train.example/login?u=2', 102),
    ],
    expect: { primary: 'captive-portal', minConfidence: 'likely' },
  }),
  testCase('captive-one-site', {
    name: 'only this site is sent on',
    exchanges: [away('a', '-9s', 'http://news.gazette.example/', 'http://accounts.press.example/login')],
    expect: { primary: null, mustNotSay: ['captive-portal'] },
  }),
];
