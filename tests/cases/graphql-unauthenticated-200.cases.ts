import { exchange, opaque, testCase } from './build.ts';

const url = 'https://api.beekeeper.example/graphql';
const authorization = `Bearer ${opaque('bee')}`;

export default [
  testCase('graphql-code', {
    name: 'the code says that nobody is signed in',
    exchanges: [
      exchange({
        method: 'POST',
        url,
        authorization,
        status: 200,
        json: {
          data: null,
          errors: [{ message: 'Could not verify JWT: JWTExpired', extensions: { path: '$', code: 'invalid-jwt' } }],
        },
      }),
    ],
    expect: {
      primary: 'graphql-unauthenticated-200',
      minConfidence: 'certain',
      mustNotSay: ['permission-denied'],
      fixKinds: ['sign-in-again', 'frontend-code'],
    },
  }),
  testCase('graphql-message', {
    name: 'only the message says so',
    exchanges: [
      exchange({
        method: 'POST',
        url,
        status: 200,
        json: { data: { hives: null }, errors: [{ message: 'You must be logged in.', path: ['hives'] }] },
      }),
    ],
    expect: { primary: 'graphql-unauthenticated-200', minConfidence: 'certain' },
  }),
  testCase('graphql-forbidden', {
    name: 'the code speaks of rights',
    exchanges: [
      exchange({
        method: 'POST',
        url,
        authorization,
        status: 200,
        json: { errors: [{ message: 'Not your hive', extensions: { code: 'FORBIDDEN' } }] },
      }),
    ],
    expect: { primary: null, mustNotSay: ['graphql-unauthenticated-200'] },
  }),
  testCase('graphql-other-errors', {
    name: 'an error of the query is no matter of identity',
    exchanges: [
      exchange({
        method: 'POST',
        url,
        authorization,
        status: 400,
        json: {
          errors: [
            {
              message: 'Cannot query field "honey" on type "Hive".',
              extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
            },
          ],
        },
      }),
    ],
    expect: { primary: null, mustNotSay: ['graphql-unauthenticated-200'] },
  }),
  testCase('graphql-body-hidden', {
    name: 'the body was not seen',
    exchanges: [exchange({ method: 'POST', url, authorization, status: 200 })],
    expect: { primary: null, inconclusive: ['graphql-unauthenticated-200'] },
  }),
];
