import type { Failure } from '../failures.ts';

const ACCOUNT = ['ada', 'lovelace'] as const;

/** A 401 is part of how these work. None of them may raise an alarm. */
export const normalOutcomes: readonly Failure[] = [
  {
    id: 'basic-handshake',
    title: 'A Basic handshake that succeeds, and a second call that needs none',
    diagnosis: 'normal-challenge-handshake',
    outcome: 'normal',
    steps: [
      { path: '/basic/orders', how: 'xhr', account: ACCOUNT, answer: 200 },
      { path: '/basic/invoices', answer: 200 },
    ],
  },
  {
    id: 'digest-handshake',
    title: 'A Digest handshake that succeeds, and a second call that needs none',
    diagnosis: 'normal-challenge-handshake',
    outcome: 'normal',
    steps: [
      { path: '/digest/orders', how: 'xhr', account: ACCOUNT, answer: 200 },
      { path: '/digest/invoices', answer: 200 },
    ],
  },
  {
    id: 'basic-prompt',
    title: 'A page that the browser asks for: answer with ada and lovelace',
    diagnosis: 'normal-challenge-handshake',
    outcome: 'normal',
    steps: [{ path: '/basic/page', how: 'navigate', answer: 200 }],
    person: 'answers',
  },
  {
    id: 'refresh-and-retry',
    title: 'An expired token, a refresh, and the same call again',
    diagnosis: 'normal-refresh-and-retry',
    outcome: 'recovered',
    steps: [
      { path: '/api/orders', authorization: 'Bearer {expired}', answer: 401 },
      {
        method: 'POST',
        path: '/token',
        fields: { grant_type: 'refresh_token', refresh_token: '{refresh}' },
        save: 'fresh',
        answer: 200,
      },
      { path: '/api/orders', authorization: 'Bearer {fresh}', answer: 200 },
    ],
  },
  {
    id: 'anonymous-probe',
    title: 'The page asks who is signed in, hears “nobody”, and shows its public content',
    diagnosis: 'normal-anonymous-probe',
    outcome: 'normal',
    steps: [
      { path: '/me', answer: 401 },
      { path: '/public/time', answer: 200 },
    ],
  },
];
