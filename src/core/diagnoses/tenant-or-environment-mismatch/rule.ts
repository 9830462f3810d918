import { frontendCode, useOtherUrl } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { refusedToken } from '../refused-token.ts';
import { tenantContradiction } from '../stages.ts';
import { quote, says, saysAny } from '../words.ts';

/** The token or key belongs to another tenant, project or stage than the address. */
export default defineDiagnosis({
  id: 'tenant-or-environment-mismatch',
  needs: ['request'],
  supersedes: [
    'token-rejected',
    'api-key-invalid',
    'token-wrong-issuer',
    'token-signature-invalid',
    'token-unknown-signing-key',
  ],
  blamesCredential: true,
  facts: ['token', 'place', 'server', 'said'],
  specs: [{ title: 'RFC 7519 §4.1.1: iss', url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.1' }],
  examine(scene) {
    const { subject } = scene;
    if (!refusedToken(subject)) return noMatch;
    const word = says(subject, 'tenant');
    const contradiction = tenantContradiction(scene);
    if (!word && !contradiction) return noMatch;
    const other = saysAny(subject, [
      'expired',
      'not-yet-valid',
      'revoked',
      'scope',
      'step-up',
      'csrf-token',
      'csrf-origin',
      'account-disabled',
    ]);
    if (other && !word) return ruledOut(`the server gave another reason: ${quote(other)}`);
    // A token without the other side's name is a hint, not more: the address may be shared by stages.
    const likely = word !== null || contradiction?.both === true;
    return finding({
      confidence: likely ? 'likely' : 'possible',
      facts: {
        server: text(subject.url.hostname),
        ...(contradiction && { token: text(contradiction.token), place: text(contradiction.place) }),
        ...(word && { said: text(word.text) }),
      },
      because: [
        ...(contradiction ? [point(contradiction.say, subject)] : []),
        ...(word ? [point(quote(word), subject)] : []),
      ],
      against: word ? [] : [point('the server did not say so', subject)],
      fixes: [useOtherUrl(), frontendCode()],
    });
  },
});
