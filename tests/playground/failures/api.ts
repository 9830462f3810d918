import type { Failure } from '../failures.ts';
import { BODY_NOTE, withToken } from './steps.ts';

/** The status is not the whole story, or not the story at all. */
export const apiFailures: readonly Failure[] = [
  {
    id: 'sigv4-clock-skew',
    title: 'The time stamp of a signed request is twenty minutes old',
    diagnosis: 'sigv4-clock-skew',
    outcome: 'failure',
    steps: [
      { path: '/signed/items', authorization: '{awsLate}', headers: { 'X-Amz-Date': '{awsLateDate}' }, answer: 403 },
    ],
  },
  {
    id: 'request-signature-mismatch',
    title: 'The signature of the request is not the one that the server computes',
    diagnosis: 'request-signature-mismatch',
    outcome: 'failure',
    steps: [{ path: '/signed/items', authorization: '{aws}', headers: { 'X-Amz-Date': '{awsDate}' }, answer: 403 }],
  },
  {
    id: 'graphql-unauthenticated',
    title: 'GraphQL answers 200, and the refusal stands in the body',
    diagnosis: 'graphql-unauthenticated-200',
    outcome: 'failure',
    steps: [{ method: 'POST', path: '/graphql', fields: { query: '{ orders { id } }' }, answer: 200 }],
    refusals: 1,
    needsBody: true,
    note: BODY_NOTE,
  },
  {
    id: 'status-misuse',
    title: 'An API gateway reports an unknown path as a missing token',
    diagnosis: 'status-misuse-401-403',
    outcome: 'failure',
    steps: withToken('Bearer {valid}', 403, '/no-route/ordres'),
    needsBody: true,
    note: BODY_NOTE,
  },
  {
    id: 'permission-denied',
    title: 'Known, and without the right to do this',
    diagnosis: 'permission-denied',
    outcome: 'failure',
    steps: [...withToken('Bearer {valid}', 200), ...withToken('Bearer {valid}', 403, '/api/admin')],
  },
  {
    id: 'server-auth-misconfigured',
    title: 'Nobody can get in: the server’s sign-in modules are off',
    diagnosis: 'server-auth-misconfigured',
    outcome: 'failure',
    steps: [{ path: '/iis/home', credentials: 'omit', answer: 401 }],
    needsBody: true,
    note: BODY_NOTE,
  },
];
