import type { Failure } from '../failures.ts';

const refused = (authorization: string) => [{ path: '/api/orders', authorization, answer: 401 }] as const;

/** Nothing usable was sent to an API that takes Bearer tokens. */
export const bearerFailures: readonly Failure[] = [
  {
    id: 'credentials-missing',
    title: 'A call without any credential',
    diagnosis: 'credentials-missing',
    outcome: 'failure',
    steps: [{ path: '/api/fresh/orders', credentials: 'omit', answer: 401 }],
  },
  {
    id: 'authorization-omitted',
    title: 'Two calls carry the token, the third forgot it',
    diagnosis: 'authorization-omitted-on-this-call',
    outcome: 'failure',
    steps: [
      { path: '/api/profile', authorization: 'Bearer {valid}', answer: 200 },
      { path: '/api/orders', authorization: 'Bearer {valid}', answer: 200 },
      { path: '/api/invoices', answer: 401 },
    ],
  },
  {
    id: 'bearer-prefix-none',
    title: 'The token stands alone, without “Bearer”',
    diagnosis: 'bearer-prefix-wrong',
    outcome: 'failure',
    steps: refused('{valid}'),
  },
  {
    id: 'bearer-prefix-twice',
    title: '“Bearer” stands there twice',
    diagnosis: 'bearer-prefix-wrong',
    outcome: 'failure',
    steps: refused('Bearer Bearer {valid}'),
  },
  {
    id: 'bearer-prefix-glued',
    title: 'No blank between “Bearer” and the token',
    diagnosis: 'bearer-prefix-wrong',
    outcome: 'failure',
    steps: refused('Bearer{valid}'),
  },
  {
    id: 'bearer-undefined',
    title: 'The token is the word “undefined”',
    diagnosis: 'bearer-placeholder-value',
    outcome: 'failure',
    steps: refused('Bearer undefined'),
  },
  {
    id: 'bearer-null',
    title: 'The token is the word “null”',
    diagnosis: 'bearer-placeholder-value',
    outcome: 'failure',
    steps: refused('Bearer null'),
  },
  {
    id: 'bearer-object',
    title: 'The token is “[object Object]”',
    diagnosis: 'bearer-placeholder-value',
    outcome: 'failure',
    steps: refused('Bearer [object Object]'),
  },
  {
    id: 'scheme-mismatch-basic',
    title: 'Basic credentials for an API that takes Bearer only',
    diagnosis: 'scheme-mismatch',
    outcome: 'failure',
    steps: refused('Basic YWRhOmxvdmVsYWNl'),
  },
  {
    id: 'scheme-mismatch-token',
    title: 'The scheme “Token” for an API that takes Bearer only',
    diagnosis: 'scheme-mismatch',
    outcome: 'failure',
    steps: refused('Token 9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b'),
  },
];
