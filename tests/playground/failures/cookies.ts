import type { Failure } from '../failures.ts';
import { moveTo, signIn } from './steps.ts';

const SHOP = 'shop-{home}';

/** The browser holds the session's cookie, or held it, and did not send it. */
export const cookieFailures: readonly Failure[] = [
  {
    id: 'cookie-samesite-blocked',
    title: 'The session of another site is SameSite=Lax, and a script of this one calls it',
    diagnosis: 'cookie-samesite-blocked',
    outcome: 'failure',
    steps: [
      moveTo(SHOP),
      signIn('lax'),
      moveTo('{home}'),
      { path: '/area/account', host: SHOP, credentials: 'include', answer: 401 },
    ],
  },
  {
    id: 'third-party-cookie-blocked',
    title: 'The session of another site may go anywhere, and the browser keeps it out of a frame',
    diagnosis: 'third-party-cookie-blocked',
    outcome: 'failure',
    start: 'third-party-cookies-blocked',
    steps: [
      moveTo(SHOP),
      signIn('none'),
      moveTo('{home}'),
      { path: '/area/account', host: SHOP, how: 'frame', answer: 200 },
    ],
    refusals: 1,
    note: 'The frame’s answer is a 401; what is in a frame of another site, the page cannot see.',
  },
  {
    id: 'cookie-partitioned-elsewhere',
    title: 'Signed in inside one site; the same service inside another knows nothing of it',
    diagnosis: 'cookie-partitioned-elsewhere',
    outcome: 'failure',
    steps: [
      signIn('partitioned', { host: SHOP, credentials: 'include' }),
      moveTo('news-{home}'),
      { path: '/area/account', host: SHOP, credentials: 'include', answer: 401 },
    ],
  },
  {
    id: 'cookie-secure-over-http',
    title: 'A Secure cookie set over plain http is not stored',
    diagnosis: 'cookie-secure-over-http',
    outcome: 'failure',
    steps: [moveTo('a.shop.test'), signIn('secure'), { path: '/area/account', how: 'navigate', answer: 401 }],
    note: 'On localhost browsers keep such cookies, so this row needs the name a.shop.test to lead to this machine.',
  },
  {
    id: 'cookie-path-mismatch',
    title: 'The cookie is for /shop, the call goes to /area',
    diagnosis: 'cookie-path-mismatch',
    outcome: 'failure',
    steps: [signIn('other-path'), { path: '/area/account', answer: 401 }],
  },
  {
    id: 'cookie-domain-mismatch',
    title: 'Signed in on www, called on api',
    diagnosis: 'cookie-domain-mismatch',
    outcome: 'failure',
    steps: [
      signIn('plain', { host: 'www.{home}', credentials: 'include' }),
      { path: '/area/account', host: 'api.{home}', credentials: 'include', answer: 401 },
    ],
  },
  {
    id: 'cookie-expired',
    title: 'The cookie lived one second',
    diagnosis: 'cookie-expired',
    outcome: 'failure',
    steps: [
      signIn('short'),
      { path: '/area/orders', answer: 200 },
      { path: '/area/account', after: 1500, answer: 401 },
    ],
  },
  {
    id: 'cookie-shadowed-by-duplicate',
    title: 'Two cookies of one name; the server reads the older one',
    diagnosis: 'cookie-shadowed-by-duplicate',
    outcome: 'failure',
    steps: [signIn('former'), signIn('plain'), { path: '/area/account', answer: 401 }],
  },
];
