import { type Difference, differencesBetween } from './differences.ts';
import type { CredentialEvidence, Evidence, ExchangeEvidence, SentCookie } from './evidence.ts';
import { accepted, credentialsOf, isPreflight, sameCall } from './history.ts';

export interface Comparison {
  readonly accepted: ExchangeEvidence;
  /** How near the two are: the same call, the same kind of credential, or only the same origin. */
  readonly nearness: 'call' | 'credential' | 'origin';
  /** The accepted one came before the refusal; else it came after, and shows what helped. */
  readonly before: boolean;
  readonly differences: readonly Difference[];
  /** A credential that both carried with one value; null where there is none. */
  readonly sameCredential: CredentialEvidence | null;
}

/** The refused request beside the last one to its origin that was accepted; null where none was seen. */
export function compareWithAccepted(evidence: Evidence): Comparison | null {
  const { subject } = evidence;
  const found = nearestAccepted(evidence);
  if (!found) return null;
  const [before, after] = [found.accepted, subject];
  const carried = credentialsOf(before);
  return {
    ...found,
    differences: differencesBetween(before, after),
    sameCredential:
      credentialsOf(after).find(c => carried.some(k => k.secretFingerprint === c.secretFingerprint)) ?? null,
  };
}

/** The same call goes before any other, then one with a credential of the kind; of equals, the last before the refusal. */
function nearestAccepted({ subject, others }: Evidence): Pick<Comparison, 'accepted' | 'nearness' | 'before'> | null {
  const candidates = others.filter(
    x =>
      x.url.origin === subject.url.origin &&
      accepted(x) &&
      !isPreflight(x) &&
      x.request.seen &&
      // The page to which the refusal itself led is no success of it; a later leg of the same call is.
      (x.requestId === null || x.requestId !== subject.requestId || sameCall(x, subject)),
  );
  const nearness = (x: ExchangeEvidence): Comparison['nearness'] =>
    sameCall(x, subject) ? 'call' : sharesKind(x, subject) ? 'credential' : 'origin';
  for (const wanted of ['call', 'credential', 'origin'] as const) {
    const all = candidates.filter(x => nearness(x) === wanted);
    const alike = all.filter(x => x.type === subject.type);
    const fitting = alike.length > 0 ? alike : all;
    const before = fitting.findLast(x => x.time < subject.time);
    const found = before ?? fitting.find(x => x.time >= subject.time);
    if (found) return { accepted: found, nearness: wanted, before: before !== undefined };
  }
  return null;
}

/** Both a credential of one place, or both none but cookies of one name: then they ask in one way. */
function sharesKind(a: ExchangeEvidence, b: ExchangeEvidence): boolean {
  const [left, right] = [credentialsOf(a), credentialsOf(b)];
  if (left.some(l => right.some(r => r.place === l.place && r.name === l.name))) return true;
  return a.type === b.type && cookiesOf(a).some(c => cookiesOf(b).some(d => d.name === c.name));
}

const cookiesOf = (x: ExchangeEvidence): readonly SentCookie[] => (x.request.seen ? x.request.value.cookies : []);
