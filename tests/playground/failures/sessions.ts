import type { Failure } from '../failures.ts';
import { BODY_NOTE, signIn } from './steps.ts';

/** The session arrived, and the server does not know it, or not here; or the form's proof is missing. */
export const sessionFailures: readonly Failure[] = [
  {
    id: 'session-cookie-overwritten',
    title: 'Another application on another port set a cookie of the same name',
    diagnosis: 'session-cookie-overwritten',
    outcome: 'failure',
    steps: [
      signIn('plain'),
      { path: '/area/orders', answer: 200 },
      signIn('plain', { at: 'other', credentials: 'include' }),
      { path: '/area/account', answer: 401 },
    ],
  },
  {
    id: 'session-not-shared',
    title: 'Two servers behind a load balancer, of which one knows the session',
    diagnosis: 'session-not-shared-between-servers',
    outcome: 'failure',
    steps: [
      signIn('plain'),
      { path: '/pool/cart', answer: 200 },
      { path: '/pool/orders', answer: 401 },
      { path: '/pool/profile', answer: 200 },
    ],
  },
  {
    id: 'login-loop',
    title: 'Signed in twice, and sent back to the sign-in each time',
    diagnosis: 'login-loop',
    outcome: 'failure',
    steps: [
      signIn('forgotten'),
      { path: '/soft/account', how: 'frame', answer: 200 },
      signIn('forgotten'),
      { path: '/area/account', answer: 401 },
    ],
  },
  {
    id: 'soft-login-redirect',
    title: 'A call for data is sent to the sign-in page instead of 401',
    diagnosis: 'soft-login-redirect',
    outcome: 'failure',
    steps: [{ path: '/soft/orders', answer: 200 }],
    refusals: 1,
  },
  {
    id: 'csrf-token-rejected',
    title: 'A form without the anti-forgery token of its cookie',
    diagnosis: 'csrf-token-rejected',
    outcome: 'failure',
    steps: [
      { path: '/forms/transfer', answer: 200 },
      { method: 'POST', path: '/forms/transfer', fields: { amount: '10' }, answer: 419 },
    ],
  },
  {
    id: 'csrf-origin-rejected',
    title: 'The server does not trust the Origin of the form',
    diagnosis: 'csrf-origin-rejected',
    outcome: 'failure',
    steps: [signIn('plain'), { method: 'POST', path: '/forms/strict', fields: { amount: '10' }, answer: 403 }],
    needsBody: true,
    note: BODY_NOTE,
  },
  {
    id: 'account-disabled',
    title: 'A sign-in with an account that was switched off',
    diagnosis: 'account-disabled',
    outcome: 'failure',
    steps: [
      { method: 'POST', path: '/members/login', fields: { username: 'charles', password: 'difference' }, answer: 401 },
    ],
    needsBody: true,
    note: BODY_NOTE,
  },
  {
    id: 'oauth-client-authentication-failed',
    title: 'The application itself does not prove who it is at the token endpoint',
    diagnosis: 'oauth-client-authentication-failed',
    outcome: 'failure',
    steps: [
      {
        method: 'POST',
        path: '/token',
        authorization: 'Basic d2ViLWNsaWVudDo=',
        credentials: 'omit',
        fields: { grant_type: 'refresh_token', refresh_token: '{refresh}' },
        answer: 401,
      },
    ],
    needsBody: true,
    note: BODY_NOTE,
  },
];
