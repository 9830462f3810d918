import { decodeBase64 } from '../tokens/decode.ts';
import { defineScheme } from './define.ts';
import { paramsOf } from './facts.ts';

/** Concealed (RFC 9729): a signature bound to the TLS connection; a server never shows that it would accept one. */
export default defineScheme({
  name: 'Concealed',
  asks: () => 'A challenge for Concealed does not exist: by its design a server never asks for it.',
  params: {},
  describeCredential: (credentials, fingerprint) => {
    const { get, marked, missing } = paramsOf(credentials, fingerprint);
    const verification = decodeBase64(get('v') ?? '');
    return {
      key: marked('k'),
      signatureScheme: /^\d{1,5}$/.test(get('s') ?? '') ? Number(get('s')) : null,
      // §3.1: sixteen bytes that bind the proof to this connection.
      verificationComplete: verification?.length === 16,
      missing: missing('k', 'a', 's', 'v', 'p'),
    };
  },
});
