import { type CredentialEvidence, clockOf, type Evidence } from '../../core/index.ts';
import { sayBlindSpot } from '../blind-spots.ts';
import { ODDITIES } from '../sections/token-lines.ts';
import { plural } from '../text.ts';
import { sayDuration } from '../time.ts';
import type { NamedTime } from './times.ts';
import type { TimelineUse, UseOutcome } from './view.ts';

/** What is told while the drawing is closed. @param skewed the axis goes by the server's clock, which is not the local one */
export function closedLine(
  times: readonly NamedTime[],
  now: number,
  uses: readonly TimelineUse[],
  skewed: boolean,
): string {
  const [issued, begins, ends] = [first(times, 'issued'), first(times, 'begins'), first(times, 'ends')];
  const from = begins ?? issued;
  const by = skewed ? " by the server's clock" : '';
  const apart = (at: number) => `${sayDuration(at - now)} ${at <= now ? 'before' : 'after'} the answer${by}`;
  const count = (outcome: UseOutcome) => uses.filter(u => u.outcome === outcome).length;
  return [
    ...(from && ends && from.at < ends.at ? [`valid for ${sayDuration(ends.at - from.at)}`] : []),
    ...(from && ends && from.at >= ends.at ? ['never valid: it ends before it begins'] : []),
    ...(ends ? [`${ends.at <= now ? 'ended' : 'ends'} ${apart(ends.at)}`] : []),
    ...(begins && begins.at > now ? [`begins ${apart(begins.at)}`] : []),
    `${plural(uses.length, 'request')}: ${count('accepted')} accepted, ${count('refused')} refused`,
  ].join(' · ');
}

export const first = (times: readonly NamedTime[], role: NamedTime['role']): NamedTime | undefined =>
  times.find(t => t.role === role);

/** What is odd about the times; the credential's own section has the rest. */
const oddTimes = ({ token }: CredentialEvidence): readonly string[] =>
  (token?.oddities ?? []).filter(o => /exp|iat|nbf/.test(o)).map(o => ODDITIES[o]);

/** What the clocks say and what is odd about the times, in whole sentences. */
export function notesOf(
  evidence: Evidence,
  times: readonly NamedTime[],
  skew: number,
  credential: CredentialEvidence,
): string[] {
  const clock = clockOf(evidence);
  return [
    ...(times.length === 0 ? ['The credential names no time that could be read: only its uses are drawn.'] : []),
    ...(clock.skew.seen ? [] : [sayBlindSpot("the server's clock", clock.skew.why)]),
    ...(skew === 0
      ? []
      : [
          `The server's clock was ${sayDuration(skew)} ${skew > 0 ? 'ahead of' : 'behind'} the one of this computer. Requests are drawn by the server's.`,
        ]),
    ...oddTimes(credential),
  ];
}
