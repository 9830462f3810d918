import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { serverCode, signInAgain } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { claimsOf, mayCarryToken, refusedToken } from '../refused-token.ts';
import { quote, says, saysAny, TOKEN_REASONS } from '../words.ts';

/** The key that signed the token is not among those that the issuer publishes. */
export default defineDiagnosis({
  id: 'token-unknown-signing-key',
  needs: ['response'],
  supersedes: ['token-rejected', 'token-signature-invalid', 'server-auth-misconfigured'],
  blamesCredential: true,
  facts: ['kid', 'keys', 'issuer', 'server', 'said'],
  specs: [
    {
      title: 'OpenID Connect Core §10.1.1: Rotation of signing keys',
      url: 'https://openid.net/specs/openid-connect-core-1_0.html#RotateSigKeys',
    },
    { title: 'RFC 7515 §4.1.4: kid', url: 'https://www.rfc-editor.org/rfc/rfc7515#section-4.1.4' },
  ],
  examine(scene) {
    const { subject } = scene;
    if (!mayCarryToken(subject)) return noMatch;
    const word = says(subject, 'unknown-key');
    const token = refusedToken(subject);
    if (token && token.place !== 'authorization' && !token.token?.header)
      return ruledOut('what was sent is a key itself, not a token that a key has signed');
    if (word && !token && !/kid|jwks?|sign|public|jwt|token/i.test(word.text))
      return ruledOut('a key that was not found may as well be the one that was sent');
    const kid = token?.token?.header?.kid;
    const published = typeof kid === 'string' ? publishedKeys(scene, claimsOf(token).iss) : null;
    const known = published?.body.seen === true && published.body.value.keyIds.includes(String(kid));
    if (known) return ruledOut('the key is among those that the issuer publishes');
    if (!word && !published) return noMatch;
    const other = saysAny(
      subject,
      TOKEN_REASONS.filter(m => m !== 'signature'),
    );
    if (!word && other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    const keys = published?.body.seen ? published.body.value.keyIds : [];
    const { iss } = claimsOf(token);
    return finding({
      confidence: 'certain',
      facts: {
        server: text(subject.url.hostname),
        ...(typeof kid === 'string' && { kid: text(kid) }),
        ...(keys.length > 0 && { keys: text(keys.join(', ')) }),
        ...(iss && { issuer: text(iss) }),
        ...(word && { said: text(word.text) }),
      },
      because: [
        ...(word ? [point(quote(word), subject)] : []),
        ...(published ? [point(`the issuer's key list held ${keys.join(', ')}, not ${String(kid)}`, published)] : []),
      ],
      fixes: [signInAgain(), serverCode()],
    });
  },
});

/** The latest key list that was fetched from the token's issuer; a list of somebody else says nothing. */
function publishedKeys({ history, evidence }: Scene, iss: string | undefined): ExchangeEvidence | null {
  if (iss === undefined || !URL.canParse(iss)) return null;
  const { hostname } = new URL(iss);
  const lists = evidence.others.filter(
    x => x.url.hostname === hostname && x.body.seen && x.body.value.keyIds.length > 0 && !history.after.includes(x),
  );
  return lists.at(-1) ?? null;
}
