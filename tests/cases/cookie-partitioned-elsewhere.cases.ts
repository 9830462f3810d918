import { exchange, jarCookie, testCase } from './build.ts';

const page = exchange({
  id: 'p',
  at: '-5s',
  type: 'main_frame',
  url: 'https://north.gallery.example/',
  status: 200,
  html: '<p>Shop</p>',
});
const url = 'https://pay.tollbooth.example/api/wallet';
const partitioned = (topLevelSite: string) =>
  jarCookie('wallet_sid', 'pay.tollbooth.example', {
    sameSite: 'no_restriction',
    partitionKey: { topLevelSite, hasCrossSiteAncestor: true },
  });

export default [
  testCase('partition-other-site', {
    name: 'the session was made inside another shop',
    exchanges: [page, exchange({ url, from: 'https://pay.tollbooth.example' })],
    jar: [partitioned('https://southgallery.example')],
    expect: {
      primary: 'cookie-partitioned-elsewhere',
      minConfidence: 'certain',
      mustNotSay: ['third-party-cookie-blocked', 'credentials-missing'],
      fixKinds: ['sign-in-again', 'frontend-code'],
    },
  }),
  testCase('partition-own-tab', {
    name: 'opened in a tab of its own, the session of an embedding is not there',
    exchanges: [exchange({ type: 'main_frame', url })],
    jar: [partitioned('https://southgallery.example')],
    expect: { primary: 'cookie-partitioned-elsewhere', minConfidence: 'certain' },
  }),
  testCase('partition-here', {
    name: 'a cookie of this partition exists and was sent',
    exchanges: [page, exchange({ url, from: 'https://pay.tollbooth.example', cookie: 'wallet_sid=qwertyuiop123456' })],
    jar: [partitioned('https://gallery.example')],
    expect: { primary: null, mustNotSay: ['cookie-partitioned-elsewhere'] },
  }),
  testCase('partition-unseen', {
    name: 'whether a cookie was sent is not known',
    exchanges: [page, exchange({ url, from: 'https://pay.tollbooth.example', headers: null })],
    jar: [partitioned('https://southgallery.example')],
    expect: { primary: null, inconclusive: ['cookie-partitioned-elsewhere'] },
  }),
];
