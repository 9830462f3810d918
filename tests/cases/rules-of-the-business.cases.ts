import { exchange, jwt, opaque, testCase } from './build.ts';

const url = 'https://desk.fennel.example/api/bookings';
const bearer = `Bearer ${jwt({ sub: '7', iat: '-5m', exp: '+55m' })}`;
const saying = (words: string, parts: Partial<Parameters<typeof exchange>[0]> = {}) =>
  exchange({ url, status: 403, authorization: bearer, json: { message: words }, ...parts });
const notRights = { primary: null, mustNotSay: ['permission-denied'] } as const;

/** What the same words mean elsewhere: rules of the business, invitations to register, headers of other things. */
export default [
  testCase('business-limit', {
    name: 'a limit is no missing right',
    exchanges: [saying('You cannot upload files larger than 5 MB')],
    expect: notRights,
  }),
  testCase('business-count', {
    name: 'nor is a number of times',
    exchanges: [saying('You cannot send more than 5 messages per minute')],
    expect: notRights,
  }),
  testCase('business-conflict', {
    name: 'nor a request that contradicts itself',
    exchanges: [saying('You cannot set both start and end', { status: 400 })],
    expect: notRights,
  }),
  testCase('business-blocked', {
    name: 'whom one may not write to is a right',
    exchanges: [saying('You cannot message this user because they have blocked you')],
    expect: { primary: 'permission-denied', minConfidence: 'certain' },
  }),
  testCase('business-invited', {
    name: 'an invitation to open an account is no word of a password in the body',
    exchanges: [
      exchange({
        ...{ url, method: 'POST', status: 401 },
        json: { message: 'Authentication failed. Create an account to continue' },
      }),
    ],
    expect: { primary: 'credentials-missing', mustNotSay: ['wrong-username-or-password'] },
  }),
  testCase('business-other-header', {
    name: 'the header that is missed is another one, and a session had come',
    exchanges: [
      exchange({
        ...{ url, status: 401, cookie: `sessionid=${opaque('fennel')}` },
        json: { message: 'authorization required: missing header X-Tenant' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['credentials-missing'] },
  }),
  testCase('business-header-or-session', {
    name: 'a server that looks for a session too has got one',
    exchanges: [
      exchange({
        ...{ url, status: 401, cookie: `sessionid=${opaque('fennel')}` },
        json: { message: 'No Authorization header or session found' },
      }),
    ],
    expect: { primary: null, mustNotSay: ['credentials-missing'] },
  }),
  testCase('business-header', {
    name: 'the header that is missed is Authorization, and the session cookie is no substitute',
    exchanges: [
      exchange({
        ...{ url, status: 401, cookie: `sessionid=${opaque('fennel')}` },
        json: { message: 'No Authorization was found in request.headers' },
      }),
    ],
    expect: { primary: 'credentials-missing' },
  }),
];
