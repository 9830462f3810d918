import { param } from '../http/challenges.ts';
import { defineScheme } from './define.ts';
import { describeProof } from './dpop-proof.ts';
import { OAUTH_PARAMS } from './oauth-params.ts';

/** DPoP (RFC 9449): an access token that only the holder of a key may use; a proof goes along in a field of its own. */
export default defineScheme({
  name: 'DPoP',
  asks: challenge => {
    const error = param(challenge, 'error');
    if (error === 'use_dpop_nonce')
      return 'The server asks for the same request again, with its nonce in the DPoP proof.';
    if (error === 'invalid_dpop_proof') return 'The server did not accept the DPoP proof.';
    return error
      ? 'The server refuses the access token and asks for another one, with a DPoP proof.'
      : 'The server asks for an access token with a DPoP proof.';
  },
  params: OAUTH_PARAMS,
  describeCredential: ({ secret }, fingerprint, request) => {
    if (!request?.header) return { tokenLength: secret.length };
    const proof = request.header('dpop');
    return {
      tokenLength: secret.length,
      proofSent: proof !== undefined,
      ...(proof === undefined ? {} : describeProof(proof, request, secret, fingerprint)),
    };
  },
});
