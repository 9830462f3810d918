import { idpConfig, serverConfig } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, type Point, point, ruledOut, type Scene, text } from '../define.ts';
import { acceptedTokens, claimsOf, mayCarryToken, refusedToken } from '../refused-token.ts';
import { challengesOf } from '../sent.ts';
import { tenantContradiction } from '../stages.ts';
import { quote, says, saysAny, TOKEN_REASONS } from '../words.ts';

/** The issuer is spelled otherwise than the API expects it. */
export default defineDiagnosis({
  id: 'token-wrong-issuer',
  needs: ['response'],
  supersedes: ['token-rejected'],
  blamesCredential: true,
  facts: ['issuer', 'wanted', 'server', 'said'],
  specs: [
    { title: 'RFC 7519 §4.1.1: iss', url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.1' },
    { title: 'RFC 8414 §3.3: Issuer validation', url: 'https://www.rfc-editor.org/rfc/rfc8414#section-3.3' },
  ],
  examine(scene) {
    const { subject } = scene;
    if (!mayCarryToken(subject)) return noMatch;
    const word = says(subject, 'issuer');
    const { iss } = claimsOf(refusedToken(subject));
    const spelling = word || !iss ? null : otherSpelling(scene, iss);
    if (!word && !spelling) return noMatch;
    const other = saysAny(subject, TOKEN_REASONS);
    if (!word && other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    const tenant = says(subject, 'tenant');
    if (tenant) return ruledOut(`the server speaks of the tenant: ${quote(tenant)}`);
    const stage = tenantContradiction(scene);
    if (stage) return ruledOut(`the token belongs elsewhere: ${stage.say}`);
    return finding({
      confidence: word ? 'certain' : 'possible',
      facts: {
        server: text(subject.url.hostname),
        ...(iss && { issuer: text(iss) }),
        ...(spelling && { wanted: text(spelling.wanted) }),
        ...(word && { said: text(word.text) }),
      },
      because: [
        ...(word ? [point(quote(word), subject)] : []),
        ...(iss ? [point(`the token's iss is ${iss}`, subject)] : []),
        ...(spelling ? [spelling.point] : []),
      ],
      against: word ? [] : [point('the server did not say that the issuer was its reason', subject)],
      fixes: [serverConfig(), idpConfig()],
    });
  },
});

/** An address of the same provider in the challenge or in a token that was taken, differing only in how it is written. */
function otherSpelling(scene: Scene, iss: string): { readonly wanted: string; readonly point: Point } | null {
  if (scene.subject.status !== 401) return null;
  const worked = acceptedTokens(scene).map(t => ({ ...t, iss: claimsOf(t.credential).iss }));
  if (worked.some(t => t.iss === iss)) return null;
  const last = worked.find(t => t.iss !== undefined && sameButSpelling(t.iss, iss));
  if (last?.iss)
    return { wanted: last.iss, point: point(`this origin had taken a token of ${last.iss}`, last.exchange) };
  const named = challengesOf(scene.subject)
    .flatMap(c => c.params)
    .filter(p => /^(?:as_uri|authorization_uri|issuer|realm|authorization)$/.test(p.name))
    .map(p => p.value)
    .find(v => URL.canParse(v) && sameButSpelling(v, iss));
  return named ? { wanted: named, point: point(`the challenge names ${named}`, scene.subject) } : null;
}

/** Scheme, port, a slash at the end: the differences that a proxy in front of a provider makes. */
function sameButSpelling(a: string, b: string): boolean {
  if (a === b || !URL.canParse(a) || !URL.canParse(b)) return false;
  const [left, right] = [new URL(a), new URL(b)];
  const path = (u: URL) => u.pathname.replace(/\/+$/, '');
  return left.hostname === right.hostname && path(left) === path(right);
}
