import type { CredentialEvidence, ExchangeEvidence } from '../../evidence/evidence.ts';
import { frontendCode } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, type Point, point, ruledOut, type Scene, text } from '../define.ts';
import { isTokenEndpoint, looksLikeRefresh, looksLikeSignOut } from '../flow-paths.ts';
import { bringsRefreshToken, refreshCookieOf } from '../refused-refresh.ts';
import { acceptedTokens, claimsOf, refusedToken } from '../refused-token.ts';
import { refreshTokenSigns } from '../token-kinds.ts';
import { quote, says } from '../words.ts';

/** The refresh token went where the access token belongs, or the access token to the refresh call. */
export default defineDiagnosis({
  id: 'refresh-token-instead-of-access-token',
  needs: ['request'],
  supersedes: [
    'token-rejected',
    'token-wrong-audience',
    'id-token-instead-of-access-token',
    'opaque-token-where-jwt-expected',
    'token-signature-invalid',
  ],
  blamesCredential: true,
  facts: ['sent', 'wanted', 'sign', 'server'],
  specs: [{ title: 'RFC 6749 §1.5: Refresh token', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-1.5' }],
  examine(scene) {
    const { subject } = scene;
    const sent = refusedToken(subject);
    if (!sent) return inBodyOfRefresh(scene);
    const refreshing = looksLikeRefresh(subject.url) || isTokenEndpoint(subject.url) || looksLikeSignOut(subject.url);
    // At the refresh call it only proves that the value is an access token.
    const taken = acceptedTokens(scene).some(t => t.credential.secretFingerprint === sent.secretFingerprint);
    if (taken && !refreshing) return noMatch;
    const signs = refreshing ? accessSigns(scene, sent) : refreshSigns(scene, sent);
    const [first] = signs;
    if (!first) return noMatch;
    const over = says(subject, 'expired');
    if (over) return ruledOut(`the server gave another reason: ${quote(over)}`);
    return finding({
      confidence: 'certain',
      facts: {
        sent: text(refreshing ? 'access token' : 'refresh token'),
        wanted: text(refreshing ? 'refresh token' : 'access token'),
        sign: text(first.say),
        server: text(subject.url.hostname),
      },
      because: signs,
      fixes: [frontendCode()],
    });
  },
});

/** A refresh call without a credential in another header, and whose token, in its cookie or in the body, is called one of the wrong type. */
function inBodyOfRefresh({ subject, evidence }: Scene) {
  const word = says(subject, 'wrong-type');
  if (!word || subject.method !== 'POST' || !looksLikeRefresh(subject.url)) return noMatch;
  if (!bringsRefreshToken(subject, evidence)) return noMatch;
  const cookie = refreshCookieOf(subject);
  return finding({
    confidence: 'likely',
    facts: {
      sent: text('access token'),
      wanted: text('refresh token'),
      sign: text(`the server said “${word.text}”`),
      server: text(subject.url.hostname),
    },
    because: [
      point(
        cookie
          ? `the call was made to refresh, with the cookie ${cookie.name} and no token in another header`
          : 'the call was made to refresh, and its headers carry no token',
        subject,
      ),
      point(quote(word), subject),
    ],
    against: [
      point(
        cookie
          ? `the token may have stood in ${cookie.name} or in the body of the request, which is not seen`
          : 'the body of the request, in which the token stood, is not seen',
        subject,
      ),
    ],
    fixes: [frontendCode()],
  });
}

function refreshSigns({ subject, history }: Scene, sent: CredentialEvidence): Point[] {
  const issued = history.before.find(x => gaveAs(x, sent, /^refresh_?token$/));
  const alsoAccess = history.before.some(x => gaveAs(x, sent, /access|^token$|^jwt$|^auth_?token$/));
  const word = says(subject, 'wrong-type');
  const named =
    word && /refresh/i.test(word.text) && !/access token/i.test(word.text.replace(/only.*/i, '')) ? word : null;
  return [
    ...refreshTokenSigns(sent).map(s => point(s, subject)),
    ...(issued && !alsoAccess ? [point('this very value had been issued as refresh token', issued)] : []),
    ...(named ? [point(quote(named), subject)] : []),
  ];
}

/** The reverse, told by the token's own claims together with the server's word. */
function accessSigns(scene: Scene, sent: CredentialEvidence): Point[] {
  const { subject, history } = scene;
  const claims = claimsOf(sent);
  const word = says(subject, 'wrong-type');
  const access = [claims.token_type, claims.token_use, claims.typ, claims.type].some(v =>
    /^access(?:_token)?$|^bearer$/i.test(String(v ?? '')),
  );
  const issued = history.before.find(x => gaveAs(x, sent, /^access_?token$/));
  const taken = acceptedTokens(scene).find(t => t.credential.secretFingerprint === sent.secretFingerprint)?.exchange;
  if (!word || !(access || issued || taken)) return [];
  return [
    ...(access ? [point('its claims say that it is an access token', subject)] : []),
    ...(issued ? [point('this very value had been issued as access token', issued)] : []),
    ...(taken ? [point('a call had been accepted with it', taken)] : []),
    point(quote(word), subject),
  ];
}

const gaveAs = (x: ExchangeEvidence, sent: CredentialEvidence, member: RegExp): boolean =>
  x.body.seen && x.body.value.tokens.some(t => member.test(t.name) && t.fingerprint === sent.secretFingerprint);
