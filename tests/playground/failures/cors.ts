import type { Failure } from '../failures.ts';
import { signIn } from './steps.ts';

/** The page gets no more than “CORS error”. */
export const corsFailures: readonly Failure[] = [
  {
    id: 'cors-credentials-not-allowed',
    title: 'The server allows every origin, and so none with cookies',
    diagnosis: 'cors-credentials-not-allowed',
    outcome: 'failure',
    steps: [
      signIn('plain', { at: 'other', credentials: 'include' }),
      {
        path: '/open-to-all/orders',
        at: 'other',
        authorization: 'Bearer {valid}',
        credentials: 'include',
        answer: 'blocked',
      },
    ],
  },
  {
    id: 'cors-header-not-listed',
    title: 'The preflight’s answer does not list Authorization',
    diagnosis: 'cors-authorization-header-not-allowed',
    outcome: 'failure',
    steps: [{ path: '/narrow-list/orders', at: 'other', authorization: 'Bearer {valid}', answer: 'blocked' }],
  },
  {
    id: 'cors-headers-missing-on-error',
    title: 'The refusal lacks the CORS fields that good answers have',
    diagnosis: 'cors-headers-missing-on-error',
    outcome: 'failure',
    steps: [{ path: '/silent-on-error/orders', at: 'other', authorization: 'Bearer {unknown}', answer: 'blocked' }],
  },
  {
    id: 'redirect-http-to-https',
    title: 'The address with http is sent on to https, and the header is lost there',
    diagnosis: 'redirect-variant-drops-auth',
    outcome: 'failure',
    steps: [{ path: '/upgraded/orders', authorization: 'Bearer {valid}', answer: 401 }],
  },
  {
    id: 'fetch-credentials-omitted',
    title: 'A call to the second port without credentials: "include"',
    diagnosis: 'fetch-credentials-omitted',
    outcome: 'failure',
    steps: [
      signIn('plain', { at: 'other', credentials: 'include' }),
      { path: '/area/orders', at: 'other', credentials: 'include', answer: 200 },
      { path: '/area/account', at: 'other', answer: 401 },
    ],
  },
  {
    id: 'anonymous-font',
    title: 'A font of the second port, which is fetched without cookies by rule',
    diagnosis: 'anonymous-mode-subresource',
    outcome: 'failure',
    steps: [
      signIn('plain', { at: 'other', credentials: 'include' }),
      { path: '/area/orders', at: 'other', credentials: 'include', answer: 200 },
      { path: '/area/brand.woff2', at: 'other', how: 'font', answer: 'blocked' },
    ],
  },
];
