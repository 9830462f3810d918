import type { Evidence, ExchangeEvidence } from '../evidence/evidence.ts';
import type { Server, ServerRole } from './define.ts';
import { SERVERS } from './index.ts';
import type { MarkSeen, Strength } from './marks.ts';

/** A product that showed itself around a refused request. */
export interface RecognisedServer {
  readonly id: string;
  readonly name: string;
  readonly role: ServerRole;
  readonly strength: Strength;
  readonly mark: MarkSeen;
  /** The exchange that showed it. */
  readonly exchange: string;
  /** True when that is the refused request itself; otherwise another one of its origin. */
  readonly own: boolean;
}

/** More would be guesses on guesses. */
const MOST = 4;

/**
 * Which products took part in the answer. A field names the server in front, which may only have passed the answer on: the role
 * and the strength of each say how far its mark carries. What shows itself in the refused answer comes first.
 *
 * @param evidence of a settled episode
 * @returns at most four, without repetition; empty when nothing showed itself, or when a forward proxy answered (407)
 */
export function recogniseServers(evidence: Evidence): readonly RecognisedServer[] {
  const { subject, others } = evidence;
  // The answer is the proxy's own: its fields say nothing of the server that was asked.
  if (subject.status === 407) return [];
  const sameOrigin = others.filter(x => x.url.origin === subject.url.origin && x.status !== 407);
  const looked = [subject, ...sameOrigin.toReversed()];
  return SERVERS.flatMap(server => find(server, looked, subject))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST);
}

/** The surest mark wins over the nearest exchange: a name is worth more than a habit. */
function find({ id, name, role, marks }: Server, looked: readonly ExchangeEvidence[], subject: ExchangeEvidence) {
  for (const strength of ['names-itself', 'typical'] as const) {
    for (const x of looked) {
      for (const mark of marks) {
        const seen = mark.strength === strength ? mark.look(x) : null;
        if (seen) return [{ id, name, role, strength, mark: seen, exchange: x.id, own: x === subject }];
      }
    }
  }
  return [];
}

const rank = ({ own, strength }: RecognisedServer): number => (own ? 0 : 1) + (strength === 'names-itself' ? 0 : 2);
