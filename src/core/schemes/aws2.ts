import { defineScheme } from './define.ts';

/** Signature version 2 of Amazon S3: `AWS key:signature`. Regions opened since 2014 do not accept it. */
export default defineScheme({
  name: 'AWS',
  asks: () => 'The server asks for a request that is signed with an AWS access key (version 2).',
  params: {},
  describeCredential: ({ secret }, fingerprint) => {
    const colon = secret.indexOf(':');
    const key = colon > 0 ? secret.slice(0, colon) : null;
    return {
      key: key === null ? null : fingerprint(key),
      colon: colon >= 0,
      signatureLength: colon < 0 ? 0 : secret.length - colon - 1,
    };
  },
});
