import type { Failure } from '../failures.ts';
import { signIn } from './steps.ts';

const refusedAfter = (kind: string) => [signIn(kind), { path: '/area/account', answer: 401 }] as const;

/** The sign-in went well, and the browser refused its cookie. */
export const setCookieFailures: readonly Failure[] = [
  {
    id: 'set-cookie-samesite-none-insecure',
    title: 'SameSite=None without Secure',
    diagnosis: 'set-cookie-samesite-none-insecure',
    outcome: 'failure',
    steps: refusedAfter('none-insecure'),
  },
  {
    id: 'set-cookie-prefix-violation',
    title: 'The name begins with __Host-, and Secure is missing',
    diagnosis: 'set-cookie-prefix-violation',
    outcome: 'failure',
    steps: refusedAfter('host-prefix'),
  },
  {
    id: 'set-cookie-too-large',
    title: 'More than 4096 bytes',
    diagnosis: 'set-cookie-too-large',
    outcome: 'failure',
    steps: refusedAfter('large'),
  },
  {
    id: 'set-cookie-domain-rejected',
    title: 'A Domain that the host does not belong to',
    diagnosis: 'set-cookie-domain-rejected',
    outcome: 'failure',
    steps: refusedAfter('other-domain'),
  },
  {
    id: 'login-set-no-cookie',
    title: 'The sign-in says yes and delivers nothing',
    diagnosis: 'login-set-no-cookie',
    outcome: 'failure',
    steps: refusedAfter('nothing'),
  },
];
