import type { ExchangeEvidence } from '../evidence/evidence.ts';
import { authorizationOf } from '../evidence/history.ts';
import { mainToken } from './sent.ts';
import { isSignedAddress } from './signed-address.ts';

/** `X-Hub-Signature-256`, `X-Shopify-Hmac-Sha256`, `Signature`: what proves in a field of its own who wrote the request. */
const SIGNATURE_FIELD = /(?:^|[-_])(?:signature(?!-input$)|hmac)(?:[-_]|$)/;

/** Schemes whose credential is a signature over the request (HMACs of the clouds, Hawk, MAC, OAuth 1). */
const SIGNING_SCHEME = /hmac|^aws|^sharedkey|^hawk$|^mac$|^signature$|^oauth$/i;

/** The field that holds a signature of this request; null where none was seen. */
export function signatureField(x: ExchangeEvidence): string | null {
  if (!x.request.seen) return null;
  return x.request.value.headerNames.find(name => SIGNATURE_FIELD.test(name)) ?? null;
}

/**
 * Where the request carries its own signature: in its address, in Authorization or in a field. Null where none was seen,
 * and where a token with a signature of its own went along, as either may be meant by "the signature".
 */
export function signedIn(x: ExchangeEvidence): string | null {
  if (isSignedAddress(x.url)) return 'the address';
  if (mainToken(x)) return null;
  if (SIGNING_SCHEME.test(authorizationOf(x)?.scheme ?? '')) return 'Authorization';
  return signatureField(x);
}
