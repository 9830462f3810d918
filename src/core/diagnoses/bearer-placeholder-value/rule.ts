import type { CredentialEvidence, RequestEvidence } from '../../evidence/evidence.ts';
import { frontendCode, signInAgain } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { isBrowserScheme, placeOf } from '../sent.ts';
import { quote, saysAny } from '../words.ts';

/** A word that a program printed for want of a token stood where the token belongs. */
export default defineDiagnosis({
  id: 'bearer-placeholder-value',
  needs: ['request'],
  supersedes: [
    'token-rejected',
    'opaque-token-where-jwt-expected',
    'authorization-malformed',
    'scheme-mismatch',
    'server-strips-authorization',
    'api-key-invalid',
    'wrong-auth-header-name',
  ],
  blamesCredential: true,
  facts: ['placeholder', 'place', 'server'],
  specs: [
    {
      title: 'RFC 6750 §2.1: Authorization request header field',
      url: 'https://www.rfc-editor.org/rfc/rfc6750#section-2.1',
    },
  ],
  examine({ subject, request }) {
    if (![400, 401, 403, 498].includes(subject.status)) return noMatch;
    const credential = placeholderOf(request);
    if (!credential) return noMatch;
    const other = saysAny(subject, ['csrf-token', 'csrf-origin', 'blocked-address', 'client-certificate']);
    if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    const empty = credential.shape === 'empty' || credential.shapeDetail === '';
    const shown = empty ? null : (credential.shapeDetail ?? null);
    return finding({
      confidence: 'certain',
      facts: {
        place: text(placeOf(credential)),
        server: text(subject.url.hostname),
        ...(shown !== null && { placeholder: text(shown) }),
      },
      because: [
        shown === null
          ? point(`nothing stood after the scheme in ${placeOf(credential)}`, subject)
          : point(`“${shown}” stood in ${placeOf(credential)} instead of a token`, subject),
        point(`the server refused it with ${subject.status}`, subject),
      ],
      fixes: [signInAgain(), frontendCode()],
    });
  },
});

/** Authorization first; a page that fills in one place with nothing fills in the others the same way. */
function placeholderOf(request: RequestEvidence): CredentialEvidence | null {
  const odd = request.credentials.filter(
    c =>
      c.place !== 'proxy-authorization' &&
      // "Negotiate" alone is how some clients ask; a browser never sends a printed "undefined".
      (c.shape === 'placeholder' || (c.shape === 'empty' && !isBrowserScheme(c.scheme ?? ''))),
  );
  const real = request.credentials.some(c => !odd.includes(c) && c.place === 'authorization');
  return odd.find(c => c.place === 'authorization') ?? (real ? null : (odd[0] ?? null));
}
