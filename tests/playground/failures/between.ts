import type { Failure } from '../failures.ts';
import { BODY_NOTE, withToken } from './steps.ts';

/** The answer is not the application's. */
export const betweenFailures: readonly Failure[] = [
  {
    id: 'proxy-auth-required',
    title: 'A proxy wants its own sign-in',
    diagnosis: 'proxy-auth-required',
    outcome: 'failure',
    steps: [{ path: '/proxy/orders', credentials: 'omit', answer: 407 }],
    browsers: ['firefox'],
    note: 'Chromium takes a 407 from its own proxy alone, and drops the one of a server.',
  },
  {
    id: 'proxy-denied',
    title: 'The proxy knows the person, and forbids the site',
    diagnosis: 'proxy-denied',
    outcome: 'failure',
    start: 'behind-a-proxy',
    person: 'answers',
    steps: [{ path: '/', host: 'games.test', how: 'navigate', answer: 403 }],
  },
  {
    id: 'captive-portal',
    title: 'The network wants a sign-in of its own',
    diagnosis: 'captive-portal',
    outcome: 'failure',
    steps: [{ path: '/hotspot/news', answer: 511 }],
  },
  {
    id: 'identity-proxy-session-expired',
    title: 'The identity proxy in front has ended its session',
    diagnosis: 'identity-proxy-session-expired',
    outcome: 'failure',
    steps: [{ path: '/iap/orders', answer: 401 }],
  },
  {
    id: 'gateway-answered',
    title: 'A load balancer refuses the token and gives no reason',
    diagnosis: 'gateway-answered',
    outcome: 'failure',
    steps: withToken('Bearer {unknown}', 401, '/gateway/orders'),
  },
  {
    id: 'waf-or-firewall-blocked',
    title: 'A bot filter stands in the way of a good token',
    diagnosis: 'waf-or-firewall-blocked',
    outcome: 'failure',
    steps: withToken('Bearer {valid}', 403, '/firewall/orders'),
  },
  {
    id: 'stale-cached-401',
    title: 'A shared cache answers with a refusal that is a quarter of an hour old',
    diagnosis: 'stale-cached-401',
    outcome: 'failure',
    steps: [{ path: '/cache/account', answer: 401 }],
  },
  {
    id: 'header-too-large',
    title: 'Twenty kilobytes of cookies',
    diagnosis: 'header-too-large',
    outcome: 'failure',
    steps: [
      { path: '/heavy/start', answer: 200 },
      { path: '/heavy/page', answer: 431 },
    ],
  },
  {
    id: 'client-certificate-required',
    title: 'The server asked for a client certificate and got none',
    diagnosis: 'client-certificate-required',
    outcome: 'failure',
    steps: [{ path: '/certified/orders', at: 'certified', answer: 401 }],
    needsBody: true,
    note: BODY_NOTE,
  },
];
