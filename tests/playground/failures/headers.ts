import type { Failure } from '../failures.ts';
import { BODY_NOTE, withToken } from './steps.ts';

/** A credential went over the wire, in a form or a place that the server does not read. */
export const headerFailures: readonly Failure[] = [
  {
    id: 'authorization-quoted',
    title: 'The token stands in quotation marks, as JSON.stringify leaves it',
    diagnosis: 'authorization-malformed',
    outcome: 'failure',
    steps: withToken('Bearer "{valid}"'),
  },
  {
    id: 'authorization-cut',
    title: 'The token lost its end on the way into the page’s storage',
    diagnosis: 'authorization-malformed',
    outcome: 'failure',
    steps: withToken('Bearer {cut}'),
  },
  {
    id: 'credentials-sent-twice',
    title: 'The token in the header and in the query at once',
    diagnosis: 'credentials-sent-twice',
    outcome: 'failure',
    steps: withToken('Bearer {valid}', 400, '/api/orders?access_token={valid}'),
  },
  {
    id: 'wrong-auth-header-name',
    title: 'The token is in a field called “Authentication”',
    diagnosis: 'wrong-auth-header-name',
    outcome: 'failure',
    steps: [{ path: '/api/orders', headers: { Authentication: 'Bearer {valid}' }, answer: 401 }],
  },
  {
    id: 'wrong-key-header-name',
    title: 'The API key is in X-API-Key; this gateway reads “apikey”',
    diagnosis: 'wrong-auth-header-name',
    outcome: 'failure',
    steps: [{ path: '/key/orders', headers: { 'X-API-Key': '{unknown}' }, answer: 401 }],
    needsBody: true,
    note: BODY_NOTE,
  },
  {
    id: 'api-key-invalid',
    title: 'A key that the gateway does not know',
    diagnosis: 'api-key-invalid',
    outcome: 'failure',
    steps: [{ path: '/key/orders', headers: { apikey: '{unknown}' }, answer: 401 }],
  },
  {
    id: 'auth-header-collision',
    title: 'A reverse proxy wants Basic, the application behind it sends a token',
    diagnosis: 'auth-header-collision',
    outcome: 'failure',
    steps: [
      { path: '/fenced/app', authorization: 'Basic YWRhOmxvdmVsYWNl', answer: 200 },
      { path: '/fenced/api/books', authorization: 'Bearer {valid}', credentials: 'omit', answer: 401 },
    ],
  },
  {
    id: 'image-without-token',
    title: 'An image of an API that wants a token',
    diagnosis: 'request-cannot-carry-authorization',
    outcome: 'failure',
    steps: [...withToken('Bearer {valid}', 200), { path: '/api/photo', how: 'image', answer: 'blocked' }],
  },
  {
    id: 'events-without-token',
    title: 'An EventSource of an API that wants a token',
    diagnosis: 'request-cannot-carry-authorization',
    outcome: 'failure',
    steps: [...withToken('Bearer {valid}', 200), { path: '/api/events', how: 'events', answer: 'blocked' }],
  },
  {
    id: 'socket-without-token',
    title: 'A WebSocket of an API that wants a token',
    diagnosis: 'request-cannot-carry-authorization',
    outcome: 'failure',
    steps: [...withToken('Bearer {valid}', 200), { path: '/api/live', how: 'socket', answer: 'blocked' }],
  },
  {
    id: 'server-strips-authorization',
    title: 'The web server does not hand the header on to PHP',
    diagnosis: 'server-strips-authorization',
    outcome: 'failure',
    steps: withToken('Bearer {valid}', 401, '/cgi/profile'),
    needsBody: true,
    note: BODY_NOTE,
  },
];
