import type { ExchangeEvidence, RequestEvidence } from '../../evidence/evidence.ts';
import { accepted, credentialsOf, sameCall } from '../../evidence/history.ts';
import { authorizationSeen } from '../../evidence/needs.ts';
import { frontendCode, signInAgain } from '../../fixes/index.ts';
import { cameLater } from '../cookies-kept.ts';
import { askedCredentials } from '../cross-origin.ts';
import { type Confidence, defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { confidenceAfter, type Doubt, doubt as doubtAt } from '../doubts.ts';
import { isSignInCall, isTokenEndpoint, looksLikeRefresh } from '../flow-paths.ts';
import { doubtsByWords } from '../other-subjects.ts';
import { speaksOfGiven } from '../pair-doubts.ts';
import { letThrough } from '../repeats.ts';
import { isBrowserScheme, isDocument, offeredSchemes, scriptCanSetHeaders } from '../sent.ts';
import { isOtherName, isSessionName } from '../session-cookies.ts';
import { signatureField } from '../signed-request.ts';
import { hints, quote, says, saysAny, TOKEN_REASONS, type Word } from '../words.ts';

/** Nothing that could identify anybody went over the wire, and the resource asks for it. */
export default defineDiagnosis({
  id: 'credentials-missing',
  needs: ['request', 'response'],
  supersedes: ['challenge-missing'],
  // That nothing was sent is a fact; each of these says why.
  yieldsTo: [
    'challenge-malformed',
    'negotiate-not-sent',
    'anonymous-mode-subresource',
    'request-cannot-carry-authorization',
    'fetch-credentials-omitted',
    'extension-stripped-credentials',
    'url-credentials-blocked',
    'wrong-auth-header-name',
    'stale-cached-401',
    'cookie-samesite-blocked',
    'cookie-secure-over-http',
    'cookie-path-mismatch',
    'cookie-domain-mismatch',
    'cookie-expired',
    'third-party-cookie-blocked',
    'cookie-partitioned-elsewhere',
    'login-set-no-cookie',
    'login-loop',
    'session-expired',
    'session-cookie-overwritten',
    'refresh-race',
    'client-certificate-required',
    'identity-proxy-session-expired',
  ],
  facts: ['server', 'scheme', 'said'],
  specs: [
    { title: 'RFC 9110 §15.5.2: 401 Unauthorized', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2' },
    { title: 'RFC 6750 §3.1: Error codes', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1' },
  ],
  examine(scene) {
    const { subject, request } = scene;
    const word = saysAny(subject, ['missing-credentials', 'missing-api-key', 'not-signed-in']);
    if (!asksForSignIn(subject, word)) return noMatch;
    const sent = carriedIn(request, word);
    if (sent !== null) return ruledOut(sent);
    // It proves who asks, unless the server misses something beside it.
    const signature = signatureField(subject);
    if (signature && !word) return ruledOut(`the request carried a signature in ${signature}`);
    const objection = objectionTo(scene, missesHeader(word));
    if (objection) return ruledOut(objection);
    const schemes = offeredSchemes(subject);
    const doubts = doubtsAbout(scene, word, schemes);
    return finding({
      confidence: confidenceAfter(doubts),
      facts: {
        server: text(subject.url.hostname),
        ...(schemes.length > 0 && { scheme: text(schemes.join(' or ')) }),
        ...(word && { said: text(word.text) }),
      },
      because: [
        point(
          carriedIn(request, null) === null
            ? 'the request carried no Authorization, no key and no session cookie'
            : 'the request carried no Authorization and no key',
          subject,
        ),
        ...(schemes.length > 0 ? [point(`the server asked for ${schemes.join(' or ')}`, subject)] : []),
        ...(word ? [point(quote(word), subject)] : []),
      ],
      against: doubts.map(d => d.point),
      fixes: [signInAgain(), frontendCode()],
    });
  },
});

/** 401, Esri's 499, and other refusals only where the words say that nothing arrived. */
const asksForSignIn = (x: ExchangeEvidence, word: Word | null): boolean =>
  x.status === 401 || x.status === 499 || ((x.status === 403 || x.status === 400) && word !== null);

/**
 * What the request did carry, in words; null when nothing could identify anybody. A server that misses the header by its
 * name does not speak of cookies.
 */
function carriedIn(request: RequestEvidence, word: Word | null): string | null {
  const [credential] = request.credentials;
  if (credential) return `the request carried a credential in ${credential.name}`;
  if (missesHeader(word)) return null;
  const cookie = request.cookies.find(c => !isOtherName(c.name));
  return cookie ? `the request carried the cookie ${cookie.name}` : null;
}

/** “No Authorization was found in request.headers”, “Missing Authorization header”; not “authorization required”. */
const missesHeader = (word: Word | null): boolean => {
  if (word?.meaning !== 'missing-credentials') return false;
  const said = word.text.toLowerCase().replace(/[^a-z]+/g, ' ');
  return NAMES_HEADER.test(said) && !/\b(?:cookies?|session)\b/.test(said);
};

const NAMES_HEADER =
  /\bauthorization (?:(?:http|request) )?headers?\b|\bauthorization (?:(?:was|is|were) )?(?:not )?(?:(?:found|present|set|given|sent) )?in (?:the )?(?:(?:http|request) )?headers?\b|\bheaders? (?:(?:named|called) )?authorization\b/;

/** A better explanation for the empty hands than that nobody has signed in; null when there is none. */
function objectionTo(scene: Scene, headerMissed: boolean): string | null {
  const { subject, history, evidence } = scene;
  if (subject.method === 'OPTIONS') return 'preflights never carry credentials';
  if (isSignInCall(subject) || isTokenEndpoint(subject.url) || looksLikeRefresh(subject.url))
    return 'the request itself was made to sign in or to refresh';
  const other = saysAny(subject, [
    ...TOKEN_REASONS,
    'wrong-password',
    'session-over',
    'csrf-token',
    'csrf-origin',
    'client-certificate',
    'blocked-address',
    'misconfigured',
    'no-such-route',
    'client-auth',
    'permission',
  ]);
  if (other) return `the server gave another reason: ${quote(other)}`;
  const refused = says(subject, 'credentials-refused');
  if (refused && subject.method === 'POST' && speaksOfGiven(refused))
    return `${quote(refused)}, so that the body held some`;
  if (subject.url.hasUserinfo) return 'a user name stood in the address, where browsers take it out';
  if (history.hops.some(x => credentialsOf(x).length > 0)) return 'an earlier hop of the redirect carried a credential';
  if (history.preflight && askedCredentials(history.preflight).length > 0)
    return 'the preflight announced a header that carries a credential';
  const repeated = history.after.find(x => sameCall(x, subject) && accepted(x) && x.tabId === subject.tabId);
  if (repeated) return 'the same request was accepted right after';
  if (!headerMissed && keptHome(scene)) return 'the browser held a cookie of this site that did not go along';
  const sibling = siblingWithCredential(scene, headerMissed);
  if (sibling) return 'other requests to this origin carried a credential';
  const signIn = history.before.find(x => isSignInCall(x) && letThrough(x) && x.url.site === subject.url.site);
  if (signIn && !givesToken(signIn)) return 'a sign-in had just succeeded';
  return (
    cannotCarry(subject) ?? (evidence.subject.response.seen && isCached(subject) ? 'a cache gave the answer' : null)
  );
}

/** A cookie of the site that may hold a session: why it stayed home is another diagnosis' question. */
const keptHome = (scene: Scene): boolean =>
  scene.evidence.jar.seen &&
  scene.evidence.jar.value.some(
    c => (isSessionName(c.name) || (c.httpOnly && !isOtherName(c.name))) && !cameLater(c, scene),
  );

function siblingWithCredential({ subject, history }: Scene, headerMissed: boolean): ExchangeEvidence | null {
  const carries = (x: ExchangeEvidence) =>
    x.request.seen &&
    (credentialsOf(x).length > 0 || (!headerMissed && x.request.value.cookies.some(c => isSessionName(c.name))));
  // What a sign-in gave only afterwards could not be sent here.
  const signedIn = history.after.find(x => isSignInCall(x) && letThrough(x) && x.url.site === subject.url.site);
  const inTime = (x: ExchangeEvidence) => signedIn === undefined || x.time < signedIn.time;
  return history.sameOrigin.find(x => x.tabId === subject.tabId && inTime(x) && carries(x) && accepted(x)) ?? null;
}

const givesToken = (x: ExchangeEvidence): boolean => x.body.seen && x.body.value.tokens.some(t => t.number === null);

/** Schemes and requests that do not go together: there the lack is no accident. */
function cannotCarry(subject: ExchangeEvidence): string | null {
  const schemes = offeredSchemes(subject);
  const byBrowser = schemes.some(isBrowserScheme);
  if (isDocument(subject) && schemes.length > 0 && !byBrowser)
    return 'a browser cannot answer this challenge for a page by itself';
  if (schemes.length > 0 && schemes.every(s => /^(?:negotiate|kerberos|ntlm)$/i.test(s)))
    return 'the server asked for the login of the system, which the browser answers by itself';
  if (!scriptCanSetHeaders(subject) && !isDocument(subject))
    return 'a request of this kind carries no header of a page';
  const accept = subject.request.seen ? subject.request.value.headers.accept : '';
  if (/\btext\/event-stream\b/.test(accept ?? '')) return 'an EventSource carries no header of a page';
  return null;
}

const isCached = (x: ExchangeEvidence): boolean =>
  x.fromCache ||
  (x.response.seen && ((x.response.value.age ?? 0) > 0 || /\bhit\b/i.test(x.response.value.headers['x-cache'] ?? '')));

function doubtsAbout(scene: Scene, word: Word | null, schemes: readonly string[]): Doubt[] {
  const { subject, evidence, history } = scene;
  const doubt = (leaves: Confidence, say: string, x = subject): Doubt => doubtAt(leaves, say, x);
  const doubts: Doubt[] = [];
  if (!authorizationSeen(evidence).seen)
    doubts.push(doubt('likely', 'the browser does not show the Basic, Digest or Negotiate credentials that it adds'));
  if (!evidence.jar.seen) doubts.push(doubt('likely', "the browser's cookies could not be seen"));
  if (subject.status !== 401 && subject.status !== 499)
    doubts.push(doubt('likely', `the status was ${subject.status}, which is not for missing credentials`));
  if (!word && schemes.length === 0)
    doubts.push(doubt(isDocument(subject) ? 'possible' : 'likely', 'the answer did not say what it asks for'));
  if (!word) doubts.push(...doubtsByWords(subject, 'likely'));
  if (!word && hints(subject, 'invalid-token'))
    doubts.push(doubt('possible', 'the answer spoke of a token that is not valid'));
  const refused = history.before.some(x => x.status === 401 && sameCall(x, subject));
  if (refused && !authorizationSeen(evidence).seen)
    doubts.push(
      doubt('possible', 'the same request was refused before, so that something may have been typed in between'),
    );
  const open = history.before.findLast(x => sameCall(x, subject) && accepted(x) && !x.fromCache && carriesNothing(x));
  if (open) doubts.push(doubt('possible', 'the same call had been accepted with nothing', open));
  if (history.before.some(x => isSignInCall(x) && accepted(x) && givesToken(x)))
    doubts.push(doubt('likely', 'a sign-in had delivered a token that did not go along'));
  return doubts;
}

const carriesNothing = (x: ExchangeEvidence): boolean => x.request.seen && carriedIn(x.request.value, null) === null;
