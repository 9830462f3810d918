import { defineScheme } from './define.ts';
import { paramsOf, seconds } from './facts.ts';

/** Signature (draft-cavage-http-signatures): what came before RFC 9421, still in use by federated services. */
export default defineScheme({
  name: 'Signature',
  asks: () => 'The server asks for a request that is signed by the sender’s key (HTTP signature, old draft).',
  params: {
    headers: 'The fields that the signature has to cover.',
    algorithm: 'The signature algorithm.',
    keyid: 'The key to sign with.',
  },
  describeCredential: (credentials, fingerprint, request) => {
    const { get, shown, marked, missing } = paramsOf(credentials, fingerprint);
    const covers = (get('headers') ?? '(created)').toLowerCase().split(' ').filter(Boolean).slice(0, 50);
    return {
      key: marked('keyid'),
      algorithm: shown('algorithm'),
      covers,
      signedAt: seconds(get('created')),
      expiresAt: seconds(get('expires')),
      missing: missing('keyid', 'signature'),
      ...(request?.header
        ? {
            coveredButNotSent: covers.filter(
              name => !name.startsWith('(') && name !== 'host' && request.header?.(name) === undefined,
            ),
          }
        : {}),
    };
  },
});
