import {
  answeredAt,
  type CredentialEvidence,
  credentialsOf,
  type Evidence,
  type ExchangeEvidence,
} from '../../core/index.ts';

/** What a credential's own time says: its name in the token, what it means, and when. */
export interface NamedTime {
  readonly name: string;
  readonly role: 'issued' | 'begins' | 'ends';
  /** Completes "The token …". */
  readonly means: string;
  /** Epoch milliseconds; any number, however absurd. */
  readonly at: number;
}

export interface TimedCredential {
  readonly credential: CredentialEvidence;
  readonly times: readonly NamedTime[];
}

/**
 * The credential whose life is worth drawing: the first that names times of its own, or whose lifetime an earlier answer
 * told; else the first that other requests carried too. Null when there is none.
 */
export function timedCredential(evidence: Evidence): TimedCredential | null {
  const candidates = credentialsOf(evidence.subject)
    .filter(c => c.secretFingerprint !== '')
    .map(credential => ({ credential, times: timesOf(credential, evidence) }));
  const timed = candidates.find(c => c.times.length > 0);
  if (timed) return timed;
  return candidates.find(c => usesOf(c.credential, evidence).length > 1) ?? null;
}

/** Every request of the episode that carried the same secret, the refused one too, oldest first. */
export function usesOf({ secretFingerprint }: CredentialEvidence, evidence: Evidence): readonly ExchangeEvidence[] {
  return [...evidence.others, evidence.subject]
    .filter(x => credentialsOf(x).some(c => c.secretFingerprint === secretFingerprint))
    .sort((a, b) => a.time - b.time);
}

const CLAIMS = [
  ['iat', 'issued', 'was issued'],
  ['nbf', 'begins', 'begins to be valid'],
  ['exp', 'ends', 'ends'],
] as const;

/** Members that schemes read from signatures and signed addresses (`core/schemes`). */
const FACTS = [
  ['signedAt', 'issued', 'was signed', 'signed'],
  ['startsAt', 'begins', 'begins to be valid', 'starts'],
  ['expiresAt', 'ends', 'ends', 'expires'],
] as const;

function timesOf(credential: CredentialEvidence, evidence: Evidence): readonly NamedTime[] {
  const { token, facts } = credential;
  const claims = CLAIMS.flatMap(([name, role, means]): NamedTime[] => {
    const seconds = token?.claims?.[name];
    return typeof seconds === 'number' ? [{ name, role, means, at: seconds * 1000 }] : [];
  });
  if (claims.length > 0) return claims;
  const told = FACTS.flatMap(([fact, role, means, name]): NamedTime[] => {
    const at = facts[fact];
    return typeof at === 'number' ? [{ name, role, means, at: inMilliseconds(at) }] : [];
  });
  // Signed addresses name one moment twice.
  const distinct = told.filter((t, i) => told.findIndex(o => o.at === t.at) === i);
  return distinct.length > 0 ? distinct : toldLifetime(credential, evidence);
}

/** Schemes keep the unit of the wire; seconds reach this number in the year 5138, milliseconds did in 1973. */
const inMilliseconds = (at: number): number => (Math.abs(at) < 1e11 ? at * 1000 : at);

/** `expires_in` of the answer that gave the token counts from that answer on (RFC 6749 §5.1). */
function toldLifetime({ secretFingerprint }: CredentialEvidence, { others }: Evidence): readonly NamedTime[] {
  for (const x of others.toReversed()) {
    if (!x.body.seen || !x.body.value.tokens.some(t => t.fingerprint === secretFingerprint)) continue;
    const at = answeredAt(x);
    const seconds = x.body.value.tokens.find(t => /^expires_?in$/i.test(t.name))?.number ?? null;
    return [
      { name: 'given', role: 'issued', means: 'was given out, as was seen', at },
      ...(seconds === null
        ? []
        : [
            {
              name: 'expires_in',
              role: 'ends' as const,
              means: 'ends, by the answer that gave it',
              at: at + seconds * 1000,
            },
          ]),
    ];
  }
  return [];
}
