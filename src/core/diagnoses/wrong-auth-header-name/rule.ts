import type { CredentialEvidence, ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, authorizationOf, credentialsOf } from '../../evidence/history.ts';
import { frontendCode } from '../../fixes/index.ts';
import { param } from '../../http/challenge.ts';
import { bodyText } from '../answers.ts';
import {
  type Confidence,
  defineDiagnosis,
  finding,
  noMatch,
  type Point,
  point,
  ruledOut,
  type Scene,
  text,
} from '../define.ts';
import { dropsName, softwareOf } from '../dropped-names.ts';
import { challengesOf, isBrowserScheme, offeredSchemes, placeOf } from '../sent.ts';
import { sessionCookiesOf } from '../session-cookies.ts';
import { hints, quote, says, saysAny, TOKEN_REASONS } from '../words.ts';

/** The token or key went in a field that the server does not read. */
export default defineDiagnosis({
  id: 'wrong-auth-header-name',
  needs: ['request'],
  supersedes: ['credentials-missing', 'authorization-omitted-on-this-call', 'challenge-missing', 'session-expired'],
  facts: ['used', 'wanted', 'server', 'said'],
  specs: [{ title: 'RFC 9110 §11.6.2: Authorization', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2' }],
  examine(scene) {
    const { subject, request } = scene;
    if (![400, 401, 403].includes(subject.status)) return noMatch;
    const authorization = authorizationOf(subject);
    const sent = authorization ?? request.credentials.find(c => c.place === 'header' || c.place === 'query');
    if (!sent || sent.shape === 'placeholder' || sent.shape === 'empty') return noMatch;
    // A page has no other field to put it in.
    if (sent.name === 'sec-websocket-protocol') return noMatch;
    const sign = signOf(scene, sent);
    // What stands in Authorization stands in the wrong place only where the answer names another one.
    const named = namedField(subject);
    if (!sign || (authorization && (named === null || same(named, 'authorization')))) return noMatch;
    const objection = objectionTo(scene, sent, sign);
    if (objection) return ruledOut(objection);
    const word = says(subject, 'missing-api-key') ?? says(subject, 'missing-credentials');
    return finding({
      confidence: sign.confidence,
      facts: {
        used: text(placeOf(sent)),
        wanted: text(sign.wanted),
        server: text(subject.url.hostname),
        ...(word && { said: text(word.text) }),
      },
      because: [
        point(`a credential stood in ${placeOf(sent)}`, subject),
        ...(authorization ? [] : [point('there was no Authorization header', subject)]),
        sign.point,
      ],
      against: sign.confidence === 'certain' ? [] : [point('the answer did not name the field that it reads', subject)],
      fixes: [frontendCode()],
    });
  },
});

interface Sign {
  readonly wanted: string;
  readonly confidence: Confidence;
  readonly point: Point;
}

function signOf({ subject, evidence }: Scene, sent: CredentialEvidence): Sign | null {
  const named = namedField(subject);
  if (named && same(named, sent.name)) return null;
  if (named) return { wanted: named, confidence: 'certain', point: point(`the answer names ${named}`, subject) };
  const offered = offeredSchemes(subject).filter(s => !isBrowserScheme(s));
  const [scheme] = offered;
  const isWhole = offered.some(s => s.toLowerCase() === sent.scheme?.toLowerCase());
  const isBare = offered.some(s => /^bearer$/i.test(s)) && sent.token?.kind === 'jws' && isMisspelt(sent.name);
  if (scheme && (isWhole || isBare))
    return {
      wanted: 'Authorization',
      // A bare token lacks the word that the challenge asks for: another reader may be meant.
      confidence: isWhole ? 'certain' : 'likely',
      point: point(`the server asked for ${scheme}, which belongs in Authorization`, subject),
    };
  if (offered.length === 0 && isMisspelt(sent.name) && /^(?:bearer|token|jwt)$/i.test(sent.scheme ?? ''))
    return {
      wanted: 'Authorization',
      confidence: 'likely',
      point: point(`“${sent.scheme} …” has the form of what belongs in Authorization`, subject),
    };
  const missing = says(subject, 'missing-credentials') ?? says(subject, 'missing-api-key');
  const bySession = sessionCookiesOf(subject, evidence).length > 0;
  if (missing && !bySession)
    return { wanted: 'another field', confidence: 'likely', point: point(quote(missing), subject) };
  if (scheme && isMisspelt(sent.name) && !bySession)
    return {
      wanted: 'Authorization',
      confidence: 'likely',
      point: point(`the server asked for ${scheme}, which belongs in Authorization`, subject),
    };
  // Nothing but the status says that it is refused: it may never have come.
  if (subject.status === 401 && !scheme && !bySession && dropsName(sent, subject))
    return {
      wanted: 'another field',
      confidence: 'possible',
      point: point(`its name has an underscore, which ${softwareOf(subject)} drops unless told otherwise`, subject),
    };
  return null;
}

/** The field that the challenge names as a parameter, or the text in a form that only a field's name has. */
function namedField(subject: ExchangeEvidence): string | null {
  const inChallenge = challengesOf(subject)
    .filter(c => /key/i.test(c.scheme) || param(c, 'type') === 'header')
    .map(c => param(c, 'name') ?? param(c, 'header'))
    .find(Boolean);
  if (inChallenge) return inChallenge;
  const said = bodyText(subject);
  const missing = says(subject, 'missing-api-key') ?? says(subject, 'missing-credentials');
  if (!missing) return null;
  const quoted = /["'`“‘]([A-Za-z][\w-]{2,40})["'`”’]\s+(?:request\s+|http\s+)?(?:header|field|param\w*|query)/i.exec(
    said,
  )?.[1];
  if (quoted) return quoted;
  const before =
    /\b((?:X-)?[A-Za-z]+(?:[-_][A-Za-z]+)+|Authorization|apikey|token)\s+(?:request\s+|http\s+)?(?:header|field)\b/i.exec(
      said,
    )?.[1];
  const after =
    /\b(?:header|field)\s*(?:named|called|:)?\s*["'`“‘]?((?:X-)?[A-Za-z]+(?:[-_][A-Za-z]+)+|Authorization)\b/i.exec(
      said,
    )?.[1];
  // “No api_key was supplied”: only a name in a program has such a form.
  const without = /\bno\s+((?:X-)?[A-Za-z]+(?:[-_][A-Za-z]+)+)\s+(?:was|were|is|has been|could be)\b/i.exec(said)?.[1];
  return before ?? after ?? without ?? null;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Names that somebody wrote for Authorization, rather than a vendor's own field. */
const isMisspelt = (name: string): boolean =>
  /^(?:x-)?auth\w*(?:-?(?:token|header))?$|^(?:x-)?(?:access-?|jwt-?|bearer-?)?token$|^jwt$/i.test(name);

function objectionTo({ subject, history }: Scene, sent: CredentialEvidence, sign: Sign): string | null {
  const worked = history.sameOrigin.find(
    x => accepted(x) && credentialsOf(x).some(c => c.name === sent.name && c.place === sent.place),
  );
  if (worked) return `the server had accepted a credential in ${placeOf(sent)}`;
  const read = saysAny(subject, [
    ...TOKEN_REASONS,
    'invalid-api-key',
    'permission',
    'csrf-token',
    'csrf-origin',
    'session-over',
  ]);
  if (read) return `the server gave another reason: ${quote(read)}`;
  if (sign.confidence !== 'certain' && hints(subject, 'invalid-token'))
    return 'the server spoke of a token that it had read';
  if (sent.place === 'query' && sign.confidence !== 'certain')
    return 'many addresses hold a value that only looks like a credential';
  return null;
}
