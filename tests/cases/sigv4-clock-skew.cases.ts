import { exchange, testCase } from './build.ts';

const url = 'https://bucket.objects.example/photos/1.jpg';
const signed =
  'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20261005/eu-west-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=0011223344556677889900112233445566778899001122334455667788990011';
const headers = { 'X-Amz-Date': '20261005T142959Z' };

export default [
  testCase('sigv4-slow', {
    name: 'the server’s clock is far ahead of the signed time',
    exchanges: [
      exchange({
        url,
        authorization: signed,
        headers,
        status: 403,
        serverClock: '+25m',
        json: {
          code: 'RequestTimeTooSkewed',
          message: 'The difference between the request time and the current time is too large.',
        },
      }),
    ],
    expect: {
      primary: 'sigv4-clock-skew',
      minConfidence: 'certain',
      mustNotSay: ['request-signature-mismatch', 'permission-denied'],
      alsoAcceptable: ['clock-skew'],
      fixKinds: ['fix-clock', 'frontend-code'],
    },
  }),
  testCase('sigv4-no-words', {
    name: 'without words the two times show it',
    exchanges: [exchange({ url, authorization: signed, headers, status: 403, serverClock: '-40m' })],
    expect: { primary: 'sigv4-clock-skew', minConfidence: 'certain', alsoAcceptable: ['clock-skew'] },
  }),
  testCase('sigv4-close', {
    name: 'the times are close, and the signature is the issue',
    exchanges: [
      exchange({
        url,
        authorization: signed,
        headers,
        status: 403,
        json: {
          code: 'SignatureDoesNotMatch',
          message: 'The request signature we calculated does not match the signature you provided.',
        },
      }),
    ],
    expect: { primary: 'request-signature-mismatch', mustNotSay: ['sigv4-clock-skew'] },
  }),
];
