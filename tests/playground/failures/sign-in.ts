import type { Failure } from '../failures.ts';

const WRONG_PAIR = 'Basic YWRhOmJhYmJhZ2U='; // ada:babbage
const SIGNED_IN = [
  { method: 'POST', path: '/session/login', fields: { username: 'ada', password: 'lovelace', uses: '1' }, answer: 200 },
  { path: '/session/account', answer: 200 },
] as const;

/** Passwords and sessions. */
export const signInFailures: readonly Failure[] = [
  {
    id: 'wrong-password-basic',
    title: 'Basic with a wrong password, twice',
    diagnosis: 'wrong-username-or-password',
    outcome: 'failure',
    steps: [
      { path: '/basic/orders', authorization: WRONG_PAIR, credentials: 'omit', answer: 401 },
      { path: '/basic/orders', authorization: WRONG_PAIR, credentials: 'omit', answer: 401 },
    ],
  },
  {
    id: 'wrong-password-form',
    title: 'A login form with a wrong password',
    diagnosis: 'wrong-username-or-password',
    outcome: 'failure',
    steps: [
      {
        method: 'POST',
        path: '/session/login',
        how: 'navigate',
        fields: { username: 'ada', password: 'babbage' },
        answer: 401,
      },
    ],
    note: 'The reason stands in the body, which Chromium shows to devtools only.',
  },
  {
    id: 'wrong-password-api',
    title: 'A script’s login call with a wrong password',
    diagnosis: 'wrong-username-or-password',
    outcome: 'failure',
    steps: [{ method: 'POST', path: '/session/login', fields: { username: 'ada', password: 'babbage' }, answer: 401 }],
    note: 'The reason stands in the body, which Chromium shows to devtools only.',
  },
  {
    id: 'session-expired',
    title: 'The session ended at the server between two calls',
    diagnosis: 'session-expired',
    outcome: 'failure',
    steps: [...SIGNED_IN, { path: '/session/account', answer: 401 }],
  },
  {
    id: 'session-expired-page',
    title: 'The session ended at the server; the next page is refused',
    diagnosis: 'session-expired',
    outcome: 'failure',
    steps: [...SIGNED_IN, { path: '/session/account', how: 'navigate', answer: 401 }],
  },
];
