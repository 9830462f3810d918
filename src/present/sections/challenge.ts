import type { ChallengesEvidence, Evidence } from '../../core/index.ts';
import { sayBlindSpot } from '../blind-spots.ts';
import { type Described, describeChallenge } from '../describe.ts';
import { oneLine, plural } from '../text.ts';

export interface ChallengeItem extends Described {
  readonly scheme: string;
  readonly token68: string | null;
  readonly warnings: readonly string[];
}

/** All challenges of one field name. */
export interface ChallengeField {
  readonly field: 'WWW-Authenticate' | 'Proxy-Authenticate';
  readonly items: readonly ChallengeItem[];
  /** What is outside the grammar, in sentences. */
  readonly problems: readonly string[];
  /** Warnings that belong to no single challenge. */
  readonly warnings: readonly string[];
}

export interface ChallengeView {
  readonly closedLine: string;
  readonly fields: readonly ChallengeField[];
  /** A sentence in place of fields. */
  readonly none: string | null;
  /** The exchange whose raw header shows the fields as they came. */
  readonly exchange: string;
  readonly malformed: boolean;
}

/** Every challenge of the answer, each parameter explained by its scheme (RFC 9110 §11.6.1, §11.7.1). */
export function challengeView({ subject }: Evidence): ChallengeView {
  const base = { exchange: subject.id, fields: [], malformed: false };
  if (!subject.response.seen) {
    const none = sayBlindSpot('the challenge', subject.response.why);
    return { ...base, closedLine: 'could not be seen', none };
  }
  const { challenges, proxyChallenges } = subject.response.value;
  const fields = [
    ...(challenges === null ? [] : [fieldView('WWW-Authenticate', challenges)]),
    ...(proxyChallenges === null ? [] : [fieldView('Proxy-Authenticate', proxyChallenges)]),
  ];
  if (fields.length === 0) return { ...base, closedLine: 'the answer carries none', none: whyNone(subject.status) };
  const malformed = fields.some(f => f.problems.length > 0);
  return { ...base, fields, malformed, none: null, closedLine: closedLine(fields, malformed) };
}

function fieldView(field: ChallengeField['field'], parsed: ChallengesEvidence): ChallengeField {
  return {
    field,
    items: parsed.challenges.map((challenge, i) => ({
      ...describeChallenge(challenge),
      scheme: challenge.scheme,
      token68: challenge.token68,
      warnings: parsed.warnings.filter(w => w.challenge === i).map(w => w.say),
    })),
    problems: parsed.problems.map(p => p.say),
    warnings: parsed.warnings.filter(w => w.challenge === undefined).map(w => w.say),
  };
}

function closedLine(fields: readonly ChallengeField[], malformed: boolean): string {
  const items = fields.flatMap(f => f.items);
  const [first] = items;
  const error = first?.params.find(p => p.name === 'error');
  const said = items
    .map(i => oneLine(i.scheme, 24))
    .slice(0, 4)
    .join(', ');
  const warnings = fields.flatMap(f => [...f.warnings, ...f.items.flatMap(i => i.warnings)]).length;
  return [
    said + (error ? ` error="${oneLine(error.value, 60)}"` : ''),
    ...(malformed ? ['malformed'] : []),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** RFC 9110 §15.5.2 and §15.5.8 demand a challenge; other statuses do not. */
function whyNone(status: number): string {
  if (status === 401) return 'The answer carries no challenge, although a 401 has to carry one (RFC 9110 §15.5.2).';
  if (status === 407) return 'The answer carries no challenge, although a 407 has to carry one (RFC 9110 §15.5.8).';
  return 'The answer carries no challenge. Its status does not demand one.';
}
