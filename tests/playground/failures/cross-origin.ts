import type { Failure } from '../failures.ts';

/** What happens on the way from one origin to another. */
export const crossOriginFailures: readonly Failure[] = [
  {
    id: 'redirect-strips-authorization',
    title: 'A redirect to another origin loses the Authorization header',
    diagnosis: 'authorization-stripped-cross-origin-redirect',
    outcome: 'failure',
    steps: [{ path: '/moved/orders', authorization: 'Bearer {valid}', answer: 401 }],
  },
  {
    id: 'second-redirect-strips-authorization',
    title: 'Two redirects; the second leaves the origin and loses the header',
    diagnosis: 'authorization-stripped-cross-origin-redirect',
    outcome: 'failure',
    steps: [{ path: '/moved-twice/orders', authorization: 'Bearer {valid}', answer: 401 }],
  },
  {
    id: 'extension-stripped-credentials',
    title: 'The preflight announces the token, and another extension takes it off the call',
    diagnosis: 'extension-stripped-credentials',
    outcome: 'failure',
    start: 'beside-another-extension',
    steps: [{ path: '/stripped/orders', at: 'other', authorization: 'Bearer {valid}', answer: 401 }],
  },
  {
    id: 'preflight-unauthorized',
    title: 'The server demands a token of the preflight, which never carries one',
    diagnosis: 'preflight-unauthorized',
    outcome: 'failure',
    steps: [{ path: '/guarded/orders', at: 'other', authorization: 'Bearer {valid}', answer: 'blocked' }],
  },
  {
    id: 'preflight-forbidden',
    title: 'A guard answers the preflight 403',
    diagnosis: 'preflight-unauthorized',
    outcome: 'failure',
    steps: [{ path: '/forbidden/orders', at: 'other', authorization: 'Bearer {valid}', answer: 'blocked' }],
  },
];
