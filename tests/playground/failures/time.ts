import type { Failure } from '../failures.ts';

/** The token itself is sound; the time is not right for it. */
export const timeFailures: readonly Failure[] = [
  {
    id: 'token-expired',
    title: 'The access token ran out four minutes ago, and the server says so',
    diagnosis: 'token-expired',
    outcome: 'failure',
    steps: [{ path: '/api/orders', authorization: 'Bearer {expired}', answer: 401 }],
  },
  {
    id: 'token-expired-silent',
    title: 'The access token ran out; the server gives no reason',
    diagnosis: 'token-expired',
    outcome: 'failure',
    steps: [{ path: '/quiet/orders', authorization: 'Bearer {expired}', answer: 401 }],
  },
  {
    id: 'token-expired-opaque',
    title: 'An opaque token; only the server knows that it ran out',
    diagnosis: 'token-expired',
    outcome: 'failure',
    steps: [{ path: '/api/orders', authorization: 'Bearer {ended}', answer: 401 }],
  },
  {
    id: 'token-not-yet-valid',
    title: 'The token becomes valid in ten minutes',
    diagnosis: 'token-not-yet-valid',
    outcome: 'failure',
    steps: [{ path: '/api/orders', authorization: 'Bearer {notYet}', answer: 401 }],
  },
  {
    id: 'token-issued-ahead',
    title: 'The token was issued in the future',
    diagnosis: 'token-not-yet-valid',
    outcome: 'failure',
    steps: [{ path: '/api/orders', authorization: 'Bearer {issuedAhead}', answer: 401 }],
  },
  {
    id: 'clock-skew-fast',
    title: 'The server’s clock is ten minutes fast: a fresh token looks expired',
    diagnosis: 'clock-skew',
    outcome: 'failure',
    steps: [
      { path: '/public/time', at: 'other', answer: 200 },
      { path: '/api/orders', at: 'fast', authorization: 'Bearer {shortLived}', answer: 401 },
    ],
    note: 'The clocks of the page’s own server and of the second port agree with this machine.',
  },
  {
    id: 'clock-skew-slow',
    title: 'The server’s clock is ten minutes slow: a fresh token is not valid yet',
    diagnosis: 'clock-skew',
    outcome: 'failure',
    steps: [
      { path: '/public/time', at: 'other', answer: 200 },
      { path: '/api/orders', at: 'slow', authorization: 'Bearer {justIssued}', answer: 401 },
    ],
    note: 'The clocks of the page’s own server and of the second port agree with this machine.',
  },
];
