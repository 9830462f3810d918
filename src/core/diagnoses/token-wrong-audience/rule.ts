import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { frontendCode, idpConfig } from '../../fixes/index.ts';
import { param } from '../../http/challenge.ts';
import { KNOWN_AUDIENCES } from '../../standards/audiences.ts';
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
import { confidenceAfter, weaker } from '../doubts.ts';
import { doubtsByWords } from '../other-subjects.ts';
import { acceptedTokens, claimsOf, mayCarryToken, refusedToken } from '../refused-token.ts';
import { challengesOf } from '../sent.ts';
import { idTokenSigns } from '../token-kinds.ts';
import { quote, says, saysAny, TOKEN_REASONS } from '../words.ts';

/** The token was issued for another API. */
export default defineDiagnosis({
  id: 'token-wrong-audience',
  needs: ['response'],
  supersedes: ['token-rejected'],
  blamesCredential: true,
  facts: ['audience', 'wanted', 'server', 'said'],
  specs: [
    { title: 'RFC 7519 §4.1.3: aud', url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.3' },
    { title: 'RFC 9068 §4: Validating JWT access tokens', url: 'https://www.rfc-editor.org/rfc/rfc9068#section-4' },
  ],
  examine(scene) {
    const { subject } = scene;
    if (!mayCarryToken(subject)) return noMatch;
    const word = says(subject, 'audience');
    const token = refusedToken(subject);
    const { aud } = claimsOf(token);
    if (token && idTokenSigns(token).sure)
      return word ? ruledOut('the token is an ID token, which explains its audience') : noMatch;
    const comparison = word ? null : compared(scene, aud);
    if (!word && !comparison) return noMatch;
    const other = saysAny(subject, [...TOKEN_REASONS, 'missing-credentials', 'permission']);
    if (!word && other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    const doubts = word ? [] : doubtsByWords(subject, 'possible');
    return finding({
      confidence: word ? 'certain' : weaker(comparison?.confidence ?? 'possible', confidenceAfter(doubts)),
      facts: {
        server: text(subject.url.hostname),
        ...(aud && { audience: text(aud.join(', ')) }),
        ...(comparison?.wanted && { wanted: text(comparison.wanted) }),
        ...(word && { said: text(word.text) }),
      },
      because: [
        ...(word ? [point(quote(word), subject)] : []),
        ...(comparison ? [comparison.point] : []),
        ...(aud ? [point(`the token's aud is ${aud.join(', ')}`, subject)] : []),
      ],
      against: word
        ? []
        : [point('the server did not say that the audience was its reason', subject), ...doubts.map(d => d.point)],
      fixes: [frontendCode(), idpConfig()],
    });
  },
});

interface Comparison {
  readonly confidence: Confidence;
  readonly wanted: string | null;
  readonly point: Point;
}

/** The token's audience beside those that this origin took, and beside what the challenge names. */
function compared(scene: Scene, aud: readonly string[] | undefined): Comparison | null {
  const { subject } = scene;
  if (!aud || aud.length === 0 || subject.status === 400) return null;
  const named = challengesOf(subject)
    .map(c => param(c, 'audience') ?? param(c, 'resource_id') ?? param(c, 'resource'))
    .find(value => value && !value.includes('/.well-known/'));
  if (named && !aud.some(a => same(a, named)))
    return {
      confidence: 'likely',
      wanted: named,
      point: point(`the challenge asks for a token for ${named}`, subject),
    };
  const worked = acceptedTokens(scene)
    .map(t => ({ ...t, aud: claimsOf(t.credential).aud }))
    .filter(t => t.aud);
  if (worked.some(t => t.aud?.some(a => aud.includes(a)))) return null;
  const [last] = worked;
  if (!last?.aud) return wellKnown(subject, aud) ?? besideMetadata(subject, aud);
  const wanted = last.aud.join(', ');
  return { confidence: 'likely', wanted, point: point(`this origin had taken a token for ${wanted}`, last.exchange) };
}

/** Every audience of the token is an API that has its own address, and this is another one. */
function wellKnown(subject: ExchangeEvidence, aud: readonly string[]): Comparison | null {
  const known = aud.map(a => KNOWN_AUDIENCES.find(k => k.audience.test(a)));
  const address = `${subject.url.hostname}${subject.url.path}`;
  const [first] = known;
  if (!first || known.some(k => !k || k.home.test(address))) return null;
  return { confidence: 'likely', wanted: null, point: point(`the token is for ${first.api}`, subject) };
}

/**
 * The resource that the address of its metadata tells (RFC 9728 §3.1), beside audiences that are addresses of other hosts.
 * What names this host may be right with another path, and a name that is no address cannot be compared.
 */
function besideMetadata(subject: ExchangeEvidence, aud: readonly string[]): Comparison | null {
  const metadata = challengesOf(subject)
    .map(c => param(c, 'resource_metadata'))
    .find(value => value && URL.canParse(value));
  if (!metadata || !aud.every(a => /^https?:/.test(a) && URL.canParse(a))) return null;
  const { host, origin, pathname } = new URL(metadata);
  if (aud.some(a => new URL(a).host === host)) return null;
  const wanted = origin + pathname.replace(/^\/\.well-known\/oauth-protected-resource/, '');
  return { confidence: 'likely', wanted, point: point(`the server names itself ${wanted}`, subject) };
}

const same = (a: string, b: string): boolean =>
  a.replace(/\/$/, '').toLowerCase() === b.replace(/\/$/, '').toLowerCase();
