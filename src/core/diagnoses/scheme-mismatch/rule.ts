import type { CredentialEvidence, ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, authorizationOf, credentialsOf } from '../../evidence/history.ts';
import { authorizationSeen } from '../../evidence/needs.ts';
import { frontendCode, serverConfig } from '../../fixes/index.ts';
import {
  defineDiagnosis,
  finding,
  inconclusive,
  noMatch,
  type Point,
  point,
  ruledOut,
  type Scene,
  text,
} from '../define.ts';
import { isSignInCall } from '../flow-paths.ts';
import { isBrowserScheme, isDocument, offeredSchemes } from '../sent.ts';
import { quote, says, saysAny, serverWords, TOKEN_REASONS } from '../words.ts';

/** Client and server speak different schemes: one was sent that is not offered, or a page asks for one that browsers lack. */
export default defineDiagnosis({
  id: 'scheme-mismatch',
  needs: ['response'],
  supersedes: [
    'token-rejected',
    'server-strips-authorization',
    'credentials-missing',
    'opaque-token-where-jwt-expected',
  ],
  yieldsTo: [
    'cookie-secure-over-http',
    'cookie-path-mismatch',
    'cookie-samesite-blocked',
    'cookie-partitioned-elsewhere',
    'third-party-cookie-blocked',
    'cookie-expired',
  ],
  blamesCredential: true,
  facts: ['sent', 'offered', 'server', 'asked'],
  specs: [
    { title: 'RFC 9110 §11.1: Authentication scheme', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.1' },
    { title: 'RFC 9110 §11.6.1: WWW-Authenticate', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1' },
  ],
  examine(scene) {
    const { subject, evidence } = scene;
    if (subject.status !== 401 && subject.status !== 400) return noMatch;
    const offered = offeredSchemes(subject);
    if (offered.length === 0) return toldInWords(scene);
    const authorization = authorizationSeen(evidence);
    if (authorization.seen && authorization.value) return sentAnother(scene, authorization.value, offered);
    if (authorization.seen && subject.status === 400) return noMatch;
    if (isDocument(subject) && !offered.some(isBrowserScheme)) return askedInVain(scene, offered);
    if (authorization.seen) return noMatch;
    return inconclusive('which scheme the request carried', authorization.why);
  },
});

function sentAnother(scene: Scene, credential: CredentialEvidence, offered: readonly string[]) {
  const { subject, history } = scene;
  const { scheme } = credential;
  if (scheme === null || credential.shape !== 'well-formed')
    return ruledOut('the value named no scheme that could differ');
  if (offered.some(o => o.toLowerCase() === scheme.toLowerCase())) return ruledOut(`${scheme} is offered`);
  const read = saidOfTheCredential(subject);
  if (read) return ruledOut(`the server had read the credential: ${read}`);
  const same = (x: ExchangeEvidence) => authorizationOf(x)?.scheme?.toLowerCase() === scheme.toLowerCase();
  if (history.sameOrigin.some(x => accepted(x) && same(x)))
    return ruledOut(`this origin had accepted ${scheme} before`);
  const front = history.sameOrigin.find(x => accepted(x) && offersMatch(authorizationOf(x)?.scheme, offered));
  const doubts: Point[] = [];
  if (front) doubts.push(point(`this origin had accepted ${offered.join(' or ')} from another layer`, front));
  if (scene.subject.response.seen && scene.subject.response.value.challenges?.ok === false)
    doubts.push(point('the challenge itself is malformed', subject));
  if (subject.status === 400)
    doubts.push(point('the status was 400, which is said of any fault in a request', subject));
  return finding({
    confidence: doubts.length > 0 ? 'likely' : 'certain',
    facts: { sent: text(scheme), offered: text(offered.join(' or ')), server: text(subject.url.hostname) },
    because: [
      point(`the request carried ${scheme}`, subject),
      point(`the server offered ${offered.join(' and ')} and nothing else`, subject),
    ],
    against: doubts,
    fixes: [frontendCode(), serverConfig()],
  });
}

/** Without a challenge the answer may still name the form that it reads: “Format is Authorization: Bearer [token]”. */
function toldInWords({ subject, history, evidence }: Scene) {
  const authorization = authorizationSeen(evidence);
  const word = says(subject, 'bearer-form');
  if (!word || !authorization.seen || authorization.value?.shape !== 'well-formed') return noMatch;
  const { scheme } = authorization.value;
  if (scheme === null || /^(?:bearer|dpop)$/i.test(scheme)) return noMatch;
  const worked = history.sameOrigin.find(x => accepted(x) && authorizationOf(x)?.scheme === scheme);
  if (worked) return ruledOut(`this origin had accepted ${scheme} before`);
  return finding({
    confidence: 'certain',
    facts: { sent: text(scheme), offered: text('Bearer'), server: text(subject.url.hostname) },
    because: [point(`the request carried ${scheme}`, subject), point(quote(word), subject)],
    fixes: [frontendCode(), serverConfig()],
  });
}

const offersMatch = (scheme: string | null | undefined, offered: readonly string[]): boolean =>
  offered.some(o => o.toLowerCase() === scheme?.toLowerCase());

/**
 * Words that can only be said of a credential that was understood. The challenge's own `invalid_token` is not one:
 * some servers send it whatever came.
 */
function saidOfTheCredential(subject: ExchangeEvidence): string | null {
  const reason = saysAny(subject, [
    ...TOKEN_REASONS,
    'wrong-password',
    'invalid-api-key',
    'permission',
    'session-over',
    'unknown-user',
    'csrf-token',
    'csrf-origin',
  ]);
  if (reason) return quote(reason);
  const inBody = serverWords(subject).find(
    w => w.place === 'body' && w.sure && (w.meaning === 'invalid-token' || w.meaning === 'credentials-refused'),
  );
  return inBody ? quote(inBody) : null;
}

/** A page or frame was answered with schemes that no browser can answer by itself. */
function askedInVain(scene: Scene, offered: readonly string[]) {
  const { subject, history } = scene;
  if (credentialsOf(subject).length > 0) return ruledOut('the request carried a credential of its own');
  if (history.hops.some(x => credentialsOf(x).length > 0)) return ruledOut('an earlier hop carried the credential');
  const other = saysAny(subject, TOKEN_REASONS);
  if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
  const signIn = history.before.find(x => isSignInCall(x) && x.status < 400 && x.url.site === subject.url.site);
  if (signIn) return ruledOut('a sign-in had just succeeded, so that the page expects a cookie');
  const byScript = history.sameOrigin.find(x => accepted(x) && authorizationOf(x) !== null);
  if (byScript && subject.type === 'sub_frame')
    return ruledOut('scripts of the page carry the credential, which a frame cannot');
  const cookies = subject.request.seen && subject.request.value.cookies.length > 0;
  return finding({
    confidence: cookies ? 'possible' : 'certain',
    facts: { asked: text(offered.join(' or ')), server: text(subject.url.hostname) },
    because: [
      point(`the page was answered with ${offered.join(' and ')} only`, subject),
      point('browsers answer Basic, Digest, NTLM and Negotiate by themselves, and no other scheme'),
    ],
    against: cookies ? [point('the request carried cookies, which the server may read instead', subject)] : [],
    fixes: [frontendCode(), serverConfig()],
  });
}
