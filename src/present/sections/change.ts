import {
  answeredAt,
  authorizationSeen,
  type Comparison,
  compareWithAccepted,
  type Difference,
  type Evidence,
  isPreflight,
} from '../../core/index.ts';
import { BLIND_SPOTS, sayBlindSpot } from '../blind-spots.ts';
import { listing, oneLine, plural } from '../text.ts';
import { type InstantView, sayDuration, sayInstant, type Zone } from '../time.ts';
import { type ChangeRow, changeRow } from './change-rows.ts';
import { nameOfExchange } from './knowledge.ts';

export type { ChangeRow } from './change-rows.ts';

/** The refused request beside the last one that the server accepted: only what was not the same. */
export interface ChangeView {
  readonly closedLine: string;
  /** The request that it is compared with; null where none was seen. */
  readonly accepted: {
    readonly exchange: string;
    readonly name: string;
    readonly when: InstantView;
    readonly relation: string;
  } | null;
  /** What was the same and matters, or why there is nothing to compare. */
  readonly notes: readonly string[];
  readonly rows: readonly ChangeRow[];
}

export function changeView(evidence: Evidence, zone: Zone): ChangeView {
  const { subject } = evidence;
  if (!subject.request.seen) return nothing(sayBlindSpot('this request', subject.request.why), 'not seen');
  if (isPreflight(subject))
    return nothing('A preflight carries no credentials by design; there is nothing to compare.', 'a preflight');
  const comparison = compareWithAccepted(evidence);
  if (!comparison) {
    const host = oneLine(subject.url.origin, 100);
    return nothing(
      `No request to ${host} that was accepted was seen, so there is nothing to compare with. If one works, make it while this page is open.`,
      'no accepted request seen',
    );
  }
  const { accepted, differences } = comparison;
  const when = sayInstant(accepted.time, zone, subject.time);
  return {
    closedLine: closedLine(comparison, when),
    accepted: {
      exchange: accepted.id,
      name: nameOfExchange(accepted),
      when,
      relation: relationOf(comparison, evidence),
    },
    notes: notesOf(comparison, evidence, when),
    rows: differences.map(d => changeRow(d, comparison, evidence, zone)),
  };
}

const nothing = (note: string, closedLine: string): ChangeView => ({
  closedLine,
  accepted: null,
  notes: [note],
  rows: [],
});

const NEARNESS: Readonly<Record<Comparison['nearness'], string>> = {
  call: 'the same call',
  credential: 'another call that signs in the same way',
  origin: 'another call to this origin',
};

function relationOf({ accepted, nearness, before }: Comparison, { subject }: Evidence): string {
  const gap = sayDuration(before ? subject.time - accepted.time : accepted.time - subject.time);
  return `${NEARNESS[nearness]}, ${gap} ${before ? 'before' : 'after'}`;
}

const PARTS: Readonly<Record<Difference['part'], string>> = {
  method: 'method',
  path: 'path',
  type: 'kind of request',
  page: 'asking page',
  query: 'parameter',
  header: 'header',
  credential: 'credential',
  claim: 'claim',
  cookie: 'cookie',
};

/** The order in which a reader wants to know. */
const WEIGHTY: readonly Difference['part'][] = [
  'credential',
  'claim',
  'cookie',
  'header',
  'page',
  'query',
  'method',
  'type',
  'path',
];

function closedLine({ differences, sameCredential, before }: Comparison, when: InstantView): string {
  const same = sameCredential ? `${noun(sameCredential.token)} is the same as at ${when.short} (accepted)` : null;
  const counts = WEIGHTY.flatMap(part => {
    const n = differences.filter(d => d.part === part).length;
    return n === 0 ? [] : [n === 1 ? PARTS[part] : plural(n, PARTS[part])];
  });
  const changed =
    counts.length === 0
      ? null
      : `${listing(counts.slice(0, 3))} differ${counts.length === 1 && !/\d/.test(counts[0] ?? '') ? 's' : ''}`;
  return (
    [same, changed].filter(Boolean).join(' · ') || `nothing ${before ? 'since' : 'against'} ${when.short} (accepted)`
  );
}

const noun = (token: unknown): string => (token ? 'token' : 'credential');

function notesOf(comparison: Comparison, evidence: Evidence, when: InstantView): string[] {
  const { differences, sameCredential, before } = comparison;
  const { subject } = evidence;
  const exp = sameCredential?.token?.claims?.exp;
  const ended = exp !== undefined && exp * 1000 > comparison.accepted.time && exp * 1000 <= answeredAt(subject);
  const authorization = authorizationSeen(evidence);
  return [
    ...(sameCredential && before
      ? [
          `The ${noun(sameCredential.token)} is the one that was accepted at ${when.short}${
            ended ? '. Its validity ended in between.' : ', so its form and its value were good then.'
          }`,
        ]
      : []),
    ...(differences.length === 0
      ? ['In everything that was seen the two requests are alike: what changed is on the side of the server, or time.']
      : []),
    ...(authorization.seen
      ? []
      : [
          `A login that the browser added by itself could not be compared, because ${BLIND_SPOTS[authorization.why].because}.`,
        ]),
  ];
}
