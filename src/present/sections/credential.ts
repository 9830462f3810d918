import {
  answeredAt,
  authorizationSeen,
  type CredentialEvidence,
  type CredentialShape,
  clockOf,
  type Evidence,
  SHAPE_SENTENCES,
  schemeFor,
  type TokenFacts,
} from '../../core/index.ts';
import { BLIND_SPOTS, sayBlindSpot } from '../blind-spots.ts';
import { oneLine, plural } from '../text.ts';
import { sayDuration, sayInstant, type Zone } from '../time.ts';
import { type SignatureView, signatureView } from './signature.ts';
import { claimLines, headerLines, ODDITIES, sayJson, type TokenLine } from './token-lines.ts';

export interface CredentialItem {
  /** The header or parameter that carried it. */
  readonly where: string;
  readonly scheme: string | null;
  /** What the scheme or the token is, for a reader. */
  readonly title: string | null;
  readonly size: string;
  /** What is wrong with its form; empty for a well-formed one. */
  readonly problems: readonly string[];
  readonly facts: readonly TokenLine[];
  readonly header: readonly TokenLine[];
  readonly claims: readonly TokenLine[];
  /** Of the token that a nested one wraps; null where there is none. */
  readonly inner: { readonly header: readonly TokenLine[]; readonly claims: readonly TokenLine[] } | null;
  readonly signature: SignatureView | null;
  /** Tells credentials of different requests apart. */
  readonly key: string;
}

export interface CredentialView {
  readonly closedLine: string;
  readonly items: readonly CredentialItem[];
  /** Sentences about what could not be seen, or that nothing was sent. */
  readonly notes: readonly string[];
}

/** Every credential of the request besides its cookies, decoded as far as that tells no secret. */
export function credentialView(evidence: Evidence, zone: Zone): CredentialView {
  const { subject } = evidence;
  if (!subject.request.seen) {
    return {
      closedLine: 'could not be seen',
      items: [],
      notes: [sayBlindSpot('the credential', subject.request.why)],
    };
  }
  const answered = answeredAt(subject);
  const { credentials, proofs } = subject.request.value;
  const items = [
    ...credentials.map(c => ({ ...itemOf(c, zone, answered, subject.id), signature: signatureView(c, subject.id) })),
    // A proof is signed by the client's own key, which stands in it: no issuer knows it.
    ...proofs.map(c => ({ ...itemOf(c, zone, answered, subject.id), signature: null })),
  ];
  const authorization = authorizationSeen(evidence);
  const hidden = authorization.seen
    ? []
    : [
        `Whether the browser added a login of its own could not be seen, because ${BLIND_SPOTS[authorization.why].because}.`,
      ];
  const none =
    items.length === 0 && authorization.seen ? ['The request carried no credential besides its cookies.'] : [];
  const added = subject.throughDevtools?.includes('credential')
    ? ['The browser added this login by itself; DevTools showed it.']
    : [];
  const first = credentials[0];
  return {
    closedLine: first ? shortly(first, zone, answered) : authorization.seen ? 'none was sent' : 'could not be seen',
    items,
    notes: [...none, ...hidden, ...added, ...clockNote(evidence, first)],
  };
}

function itemOf(
  c: CredentialEvidence,
  zone: Zone,
  answered: number,
  exchange: string,
): Omit<CredentialItem, 'signature'> {
  const { token } = c;
  return {
    where: c.place === 'query' ? `parameter ${oneLine(c.name, 60)} of the address` : oneLine(c.name, 60),
    scheme: c.scheme,
    title: token?.title ?? (c.scheme === null ? null : schemeFor(c.scheme).title),
    size: plural(c.length, 'character'),
    problems: [
      ...(c.shape === 'well-formed' ? [] : [shapeSentence(c)]),
      ...(token?.damage ? [token.damage.say] : []),
      ...(token?.oddities ?? []).map(o => ODDITIES[o]),
    ],
    facts: [...Object.entries(c.facts), ...disclosed(token)].map(([name, value]) => ({
      name: spaced(name),
      value: sayJson(value),
      meaning: null,
      title: null,
    })),
    header: token ? headerLines(token) : [],
    claims: token ? claimLines(token, zone, answered) : [],
    inner: token?.inner ? { header: headerLines(token.inner), claims: claimLines(token.inner, zone, answered) } : null,
    key: `${exchange} ${c.name}`,
  };
}

const disclosed = (token: TokenFacts | null): [string, number][] =>
  token?.disclosures == null ? [] : [['disclosures', token.disclosures]];

/** `tokenLength` → `token length`. */
const spaced = (name: string): string => name.replace(/(?<=[a-z])[A-Z]/g, letter => ` ${letter.toLowerCase()}`);

function shapeSentence(c: CredentialEvidence): string {
  const sentence = Object.hasOwn(SHAPE_SENTENCES, c.shape)
    ? SHAPE_SENTENCES[c.shape as CredentialShape]
    : SHAPE_SENTENCES['outside-grammar'];
  return c.shapeDetail === null ? sentence : `${sentence} It is “${oneLine(c.shapeDetail, 80)}”.`;
}

/** `Bearer · signed JSON Web Token, RS256 · expired 10:00:19`. */
function shortly(c: CredentialEvidence, zone: Zone, answered: number): string {
  const { token } = c;
  const alg = token?.header?.alg;
  const exp = token?.claims?.exp;
  const parts = [
    c.scheme === null ? oneLine(c.name, 40) : oneLine(c.scheme, 40),
    ...(token ? [`${token.title}${typeof alg === 'string' ? `, ${oneLine(alg, 20)}` : ''}`] : []),
    ...(c.shape === 'well-formed' ? [] : [c.shape.replaceAll('-', ' ')]),
    ...(exp === undefined
      ? []
      : [`${exp * 1000 <= answered ? 'expired' : 'expires'} ${sayInstant(exp * 1000, zone, answered).short}`]),
  ];
  return parts.join(' · ');
}

/** Times of a token are judged by the server's clock; say so where the two clocks differ. */
function clockNote(evidence: Evidence, c: CredentialEvidence | undefined): string[] {
  if (!c?.token?.claims) return [];
  const { skew } = clockOf(evidence);
  if (!skew.seen) return [`Times are by the clock of this computer; ${sayBlindSpot("the server's clock", skew.why)}`];
  // `Date` has a resolution of one second and answers take time.
  if (Math.abs(skew.value) < 2_000) return [];
  const side = skew.value > 0 ? 'ahead of' : 'behind';
  return [
    `The server's clock was ${sayDuration(skew.value)} ${side} the one of this computer, by which these times are told.`,
  ];
}
