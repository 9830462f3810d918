import { exchange, testCase } from './build.ts';

const url = 'https://upload.objects.example/in/7';
const signed =
  'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20261005/eu-west-1/s3/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=0011223344556677889900112233445566778899001122334455667788990011';

export default [
  testCase('signature-xml', {
    name: 'an object store answers in XML',
    exchanges: [
      {
        ...exchange({
          method: 'PUT',
          url,
          authorization: signed,
          headers: { 'X-Amz-Date': '20261005T142959Z' },
          status: 403,
          responseHeaders: { 'Content-Type': 'application/xml' },
        }),
        body: '<?xml version="1.0"?><Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>',
      },
    ],
    expect: {
      primary: 'request-signature-mismatch',
      minConfidence: 'certain',
      mustNotSay: ['permission-denied', 'sigv4-clock-skew', 'token-signature-invalid'],
      fixKinds: ['frontend-code', 'server-config'],
    },
  }),
  testCase('signature-token', {
    name: 'the signature of a token is something else',
    exchanges: [exchange({ url, authorization: 'Bearer abc', json: { message: 'invalid signature of the token' } })],
    expect: { primary: null, mustNotSay: ['request-signature-mismatch'] },
  }),
];
