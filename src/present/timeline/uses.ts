import { plural } from '../text.ts';
import type { Range } from './ranges.ts';
import type { TimelineUse, UseOutcome } from './view.ts';

/** Requests that lie so close together that they share one shape. CSS pixels. */
export interface UseGroup {
  readonly key: string;
  readonly x: number;
  readonly outcome: UseOutcome;
  readonly count: number;
  readonly subject: boolean;
  /** On which side of the drawing they lie; null inside. */
  readonly off: 'before' | 'after' | null;
  readonly say: string;
}

export interface UseRow {
  readonly outcome: UseOutcome;
  readonly groups: readonly UseGroup[];
}

/** Targets of a pointer are 24 pixels apart (WCAG 2.2, 2.5.8). */
export const USE_SPACING = 24;
const ROWS: readonly UseOutcome[] = ['accepted', 'refused', 'other'];

/**
 * A row for each outcome that occurs; shapes of a row are at least `USE_SPACING` apart, whatever the times are. What lies
 * outside of the range is gathered in one shape at each edge.
 *
 * @param xOf where a moment inside the range stands: at least one and a half spacings from the edges where some lie outside
 * @param width of the drawing
 */
export function useRows(
  uses: readonly TimelineUse[],
  range: Range,
  width: number,
  xOf: (at: number) => number,
): readonly UseRow[] {
  return ROWS.flatMap(outcome => {
    const own = uses.filter(u => u.outcome === outcome).toSorted((a, b) => a.at - b.at);
    if (own.length === 0) return [];
    const before = own.filter(u => u.at < range.from);
    const after = own.filter(u => u.at > range.to);
    const inside: Gathered[] = [];
    for (const use of own.filter(u => u.at >= range.from && u.at <= range.to)) {
      const x = xOf(use.at);
      const last = inside.at(-1);
      if (last && x - last.x < USE_SPACING) last.uses.push(use);
      else inside.push({ x, off: null, uses: [use] });
    }
    const groups: Gathered[] = [
      ...(before.length > 0 ? [{ x: USE_SPACING / 2, off: 'before' as const, uses: before }] : []),
      ...inside,
      ...(after.length > 0 ? [{ x: width - USE_SPACING / 2, off: 'after' as const, uses: after }] : []),
    ];
    return [{ outcome, groups: groups.map(g => groupOf(g, outcome)) }];
  });
}

interface Gathered {
  readonly x: number;
  readonly off: UseGroup['off'];
  readonly uses: TimelineUse[];
}

const SIDES = { before: 'earlier ', after: 'later ' } as const;

function groupOf({ x, off, uses }: Gathered, outcome: UseOutcome): UseGroup {
  const subject = uses.some(u => u.subject);
  return {
    key: `${outcome} ${off} ${uses[0]?.id}`,
    x,
    outcome,
    count: uses.length,
    subject,
    off,
    say: uses.length === 1 && uses[0] ? uses[0].say : sayTogether(uses, outcome, off, subject),
  };
}

function sayTogether(
  uses: readonly TimelineUse[],
  outcome: UseOutcome,
  off: UseGroup['off'],
  subject: boolean,
): string {
  const words = outcome === 'other' ? 'neither accepted nor refused' : outcome;
  const requests = plural(uses.length, `${off === null ? '' : SIDES[off]}request`);
  const times = `${uses[0]?.when.short} to ${uses.at(-1)?.when.short}`;
  return `${requests} ${words}, ${times}${subject ? ', this one among them' : ''}.`;
}
