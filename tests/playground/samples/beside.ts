import { issue } from './issuer.ts';
import { b64, basicTime, hex, letters, random } from './make.ts';
import type { Sample } from './sample.ts';

/** Credentials that stand elsewhere than in Authorization: fields of their own, and the address. */
export const besideAuthorization: readonly Sample[] = [
  {
    id: 'x-api-key',
    title: 'An API key in a field of its own',
    scheme: 'ApiKey',
    challenge: () => ['ApiKey realm="samples"'],
    send: () => ({ fields: { 'X-Api-Key': letters(32) } }),
  },
  {
    id: 'jwt-assertion',
    title: 'A gateway’s token in a field of its own',
    scheme: 'Bearer',
    ...{ token: 'jws', called: 'signed JSON Web Token', signature: 'verified' },
    challenge: () => ['Bearer realm="samples"'],
    send: async shop => ({ fields: { 'Cf-Access-Jwt-Assertion': await issue(shop) } }),
  },
  {
    id: 'api-key-in-address',
    title: 'An API key in the address',
    scheme: 'ApiKey',
    challenge: () => ['ApiKey realm="samples"'],
    send: () => ({ fields: {}, query: { api_key: letters(32) } }),
  },
  {
    id: 'aws-presigned-address',
    title: 'An address signed for AWS',
    scheme: 'AWS4-HMAC-SHA256',
    challenge: () => ['AWS4-HMAC-SHA256 realm="samples"'],
    send: ({ now }) => ({
      fields: {},
      query: {
        'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
        'X-Amz-Credential': `AKIA${letters(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')}/${basicTime(now).slice(0, 8)}/eu-central-1/s3/aws4_request`,
        'X-Amz-Date': basicTime(now - 7200),
        'X-Amz-Expires': '3600',
        'X-Amz-SignedHeaders': 'host',
        'X-Amz-Signature': hex(32),
      },
    }),
  },
  {
    id: 'azure-sas-address',
    title: 'An address with an Azure shared access signature',
    scheme: 'SharedAccessSignature',
    challenge: () => ['SharedAccessSignature realm="samples"'],
    send: ({ now }) => ({
      fields: {},
      query: {
        ...{ sv: '2024-11-04', sr: 'b', sp: 'r', spr: 'https' },
        se: new Date((now - 3600) * 1000).toISOString().replace(/\.\d+/, ''),
        sig: b64(random(32)),
      },
    }),
  },
];
