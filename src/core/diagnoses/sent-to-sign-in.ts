import type { ExchangeEvidence, UrlEvidence } from '../evidence/evidence.ts';
import { looksLikeSignIn } from './flow-paths.ts';

/** True when the answer was a redirect to a page where one signs in, of the site itself or of an identity provider. */
export const sentToSignIn = (x: ExchangeEvidence): boolean =>
  x.status >= 300 && x.status < 400 && x.redirectedTo !== null && isSignInPage(x.redirectedTo);

/** A sign-in page, or the authorization endpoint of an identity provider (RFC 6749 §3.1). */
export const isSignInPage = (url: UrlEvidence): boolean => looksLikeSignIn(url) || isAuthorizationEndpoint(url);

/** Its path is not fixed; the parameters are, or a usual path stands for those that were left out. */
const isAuthorizationEndpoint = (url: UrlEvidence): boolean => {
  const names = new Set(url.query.map(q => q.name.toLowerCase()));
  const usual = /\/(?:oauth2?\/)?(?:authorize|authorization|auth)\/?$/i.test(url.path);
  return (
    names.has('samlrequest') ||
    (names.has('client_id') && (usual || ['redirect_uri', 'state', 'response_type'].some(n => names.has(n))))
  );
};
