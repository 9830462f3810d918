import { defineScheme } from './define.ts';
import { basicTime, paramsOf } from './facts.ts';
import type { SchemeDescription, SchemeFacts } from './types.ts';

/** AWS Signature Version 4, its asymmetric form, and Google's signature made after it; none follows RFC 9110's grammar. */
export default ['AWS4-HMAC-SHA256', 'AWS4-ECDSA-P256-SHA256', 'GOOG4-RSA-SHA256', 'GOOG4-HMAC-SHA256'].map(
  (name): SchemeDescription =>
    defineScheme({
      name,
      asks: () => 'The server asks for a request that is signed with a cloud access key.',
      params: {},
      describeCredential: (credentials, fingerprint, request) => {
        const { get, missing } = paramsOf(credentials, fingerprint);
        const signed = (get('signedheaders') ?? '').split(';').filter(Boolean);
        const date = request?.header?.('x-amz-date') ?? request?.header?.('x-goog-date');
        return {
          ...scopeFacts(get('credential') ?? '', fingerprint),
          signedHeaders: signed,
          signatureLength: get('signature')?.length ?? 0,
          missing: missing('credential', 'signedheaders', 'signature'),
          ...(request?.header
            ? {
                signedAt: basicTime(date),
                // A signed field that is not in the request can never verify.
                signedButNotSent: signed.filter(field => field !== 'host' && request.header?.(field) === undefined),
              }
            : {}),
        };
      },
    }),
);

/** `key/20260131/region/service/aws4_request`; the key id is no secret, but tells who asks: it stays a mark. */
export function scopeFacts(credential: string, fingerprint: (value: string) => string): SchemeFacts {
  const parts = credential.split('/');
  // SigV4A and Google’s service accounts leave out or rename parts: read from the end.
  const [terminator, service, region] = [parts.at(-1), parts.at(-2), parts.at(-3)];
  const key = parts[0] ?? '';
  return {
    key: key === '' ? null : fingerprint(key),
    keyKind: key.startsWith('ASIA') ? 'temporary' : key.startsWith('AKIA') ? 'long-term' : 'unknown',
    scopeDate: parts.find(part => /^\d{8}$/.test(part)) ?? null,
    region: parts.length >= 5 ? (region ?? null) : null,
    service: parts.length >= 4 ? (service ?? null) : null,
    scopeComplete: parts.length >= 4 && /^(?:aws4|goog4)_request$/.test(terminator ?? ''),
  };
}
