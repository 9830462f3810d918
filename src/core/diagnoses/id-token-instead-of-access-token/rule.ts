import { frontendCode } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { acceptedTokens, claimsOf, refusedToken } from '../refused-token.ts';
import { idTokenSigns } from '../token-kinds.ts';
import { quote, saysAny } from '../words.ts';

/** The token that tells the page who signed in went to the API, which wants the one that grants access. */
export default defineDiagnosis({
  id: 'id-token-instead-of-access-token',
  needs: ['request'],
  supersedes: ['token-rejected', 'token-wrong-audience'],
  blamesCredential: true,
  facts: ['signs', 'audience', 'server'],
  specs: [
    { title: 'OpenID Connect Core §2: ID token', url: 'https://openid.net/specs/openid-connect-core-1_0.html#IDToken' },
    { title: 'RFC 9068 §2.1: at+jwt', url: 'https://www.rfc-editor.org/rfc/rfc9068#section-2.1' },
  ],
  examine(scene) {
    const { subject } = scene;
    const sent = refusedToken(subject);
    if (!sent?.token?.claims || subject.status === 400) return noMatch;
    const { signs, sure } = idTokenSigns(sent);
    if (signs.length === 0) return noMatch;
    const other = saysAny(subject, [
      'expired',
      'not-yet-valid',
      'revoked',
      'signature',
      'unknown-key',
      'algorithm',
      'step-up',
      'account-disabled',
      'csrf-token',
      'csrf-origin',
    ]);
    if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    if (acceptedTokens(scene).some(t => idTokenSigns(t.credential).signs.length > 0))
      return ruledOut('this origin had taken an ID token before');
    // Amazon's authorizers take the ID token of a user pool where no scopes are set up.
    if (subject.response.seen && 'x-amz-apigw-id' in subject.response.value.headers)
      return ruledOut('the gateway that answered may be set up for ID tokens');
    const { aud } = claimsOf(sent);
    return finding({
      confidence: sure ? 'certain' : 'likely',
      facts: {
        signs: text(signs.join(', ')),
        server: text(subject.url.hostname),
        ...(aud && { audience: text(aud.join(', ')) }),
      },
      because: [...signs.map(s => point(s, subject)), point('it names no scope', subject)],
      against: sure ? [] : [point('an access token may look the same at some providers', subject)],
      fixes: [frontendCode()],
    });
  },
});
