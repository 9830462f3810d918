import { LABEL_GAP, type PlacedLabel, placeLabels } from './labels.ts';
import type { Range } from './ranges.ts';
import { ticksOf } from './ticks.ts';
import { USE_SPACING, type UseRow, useRows } from './uses.ts';
import type { TimelineMark, TimelineView } from './view.ts';

/** Heights of what is drawn, CSS pixels. */
export const LANE = 18;
export const BAR = 12;
const PAD = 4;
/** Between the last row and the foot. */
const FOOT = 20;

/** A label with its text; `off` when the moment lies outside of what is drawn. All numbers are CSS pixels. */
export interface MarkLabel extends PlacedLabel {
  readonly kind: TimelineMark['kind'];
  readonly text: string;
  readonly say: string;
  readonly off: 'before' | 'after' | null;
  /** Of its lane's middle. */
  readonly y: number;
}

export interface TimelineLayout {
  readonly width: number;
  readonly height: number;
  /** Top of the bar, where leaders of claims end. */
  readonly barTop: number;
  /** Null where nothing is valid within what is drawn. */
  readonly bar: {
    readonly x: number;
    readonly width: number;
    readonly openStart: boolean;
    readonly openEnd: boolean;
  } | null;
  readonly claims: readonly MarkLabel[];
  readonly clocks: readonly MarkLabel[];
  /** From the clock of this computer to the server's, where they differ. */
  readonly skew: { readonly from: number; readonly to: number; readonly y: number } | null;
  /** `y` is the middle of the row. */
  readonly rows: readonly (UseRow & { readonly y: number })[];
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  /** Of the axis at the foot. */
  readonly axisY: number;
}

/**
 * Where everything of the drawing stands. Pure: the same view, range and widths give the same drawing.
 *
 * @param width of the drawing, CSS pixels
 * @param widthOf how wide a text is drawn, CSS pixels
 */
export function layoutTimeline(
  view: Pick<TimelineView, 'marks' | 'uses' | 'valid' | 'zone'>,
  range: Range,
  width: number,
  widthOf: (text: string) => number,
): TimelineLayout {
  const someOff = view.uses.some(u => u.at < range.from || u.at > range.to);
  const inset = Math.min(someOff ? USE_SPACING * 1.5 : USE_SPACING / 2, width / 4);
  const xOf = (at: number) => inset + ((at - range.from) / (range.to - range.from)) * (width - 2 * inset);
  const atEdges = (at: number) => (at < range.from ? 0 : at > range.to ? width : xOf(at));

  const labelsOf = (marks: readonly TimelineMark[]) => {
    const wanted = marks.map(mark => {
      const off = mark.at < range.from ? ('before' as const) : mark.at > range.to ? ('after' as const) : null;
      const text = off === null ? mark.label : off === 'before' ? `← ${mark.offLabel}` : `${mark.offLabel} →`;
      return { mark, off, text, key: `${mark.kind} ${mark.at}`, x: atEdges(mark.at), width: widthOf(text) + LABEL_GAP };
    });
    const placed = placeLabels(wanted, width).toSorted((a, b) => a.mark - b.mark);
    return placed.flatMap(p => {
      const from = wanted.find(w => w.key === p.key);
      return from ? [{ ...p, kind: from.mark.kind, text: from.text, say: from.mark.say, off: from.off }] : [];
    });
  };
  const claims = labelsOf(view.marks.filter(m => m.kind === 'claim'));
  const clocks = labelsOf(view.marks.filter(m => m.kind !== 'claim'));
  const barTop = PAD + lanes(claims) * LANE;
  const rowsTop = barTop + BAR + PAD;
  const rows = useRows(view.uses, range, width, xOf).map((row, i) => ({
    ...row,
    y: rowsTop + (i + 0.5) * USE_SPACING,
  }));
  const clocksTop = rowsTop + rows.length * USE_SPACING;
  const skewRoom = clocks.length > 1 ? 10 : 0;
  const axisY = clocksTop + skewRoom + lanes(clocks) * LANE + PAD;
  return {
    width,
    height: axisY + FOOT,
    barTop,
    bar: barOf(view.valid, range, width, atEdges),
    claims: claims.map(c => ({ ...c, y: barTop - PAD - (c.lane + 0.5) * LANE })),
    clocks: clocks.map(c => ({ ...c, y: clocksTop + skewRoom + (c.lane + 0.5) * LANE })),
    skew: skewOf(clocks, clocksTop + 5),
    rows,
    ticks: tickRow(range, view.zone, width, xOf, widthOf),
    axisY,
  };
}

const lanes = (labels: readonly PlacedLabel[]): number => Math.max(0, ...labels.map(l => l.lane + 1));

function barOf(
  valid: TimelineView['valid'],
  range: Range,
  width: number,
  atEdges: (at: number) => number,
): TimelineLayout['bar'] {
  if (valid === null) return null;
  const from = valid.from ?? Number.NEGATIVE_INFINITY;
  const to = valid.to ?? Number.POSITIVE_INFINITY;
  if (to < range.from || from > range.to) return null;
  const x = atEdges(from);
  return { x, width: Math.min(atEdges(to), width) - x, openStart: from < range.from, openEnd: to > range.to };
}

function skewOf(clocks: readonly MarkPlace[], y: number): TimelineLayout['skew'] {
  const local = clocks.find(c => c.kind === 'local');
  const server = clocks.find(c => c.kind === 'server');
  return local && server ? { from: local.mark, to: server.mark, y } : null;
}

type MarkPlace = Pick<MarkLabel, 'kind' | 'mark'>;

/** Ticks whose labels keep apart and stay inside. */
function tickRow(
  range: Range,
  zone: TimelineView['zone'],
  width: number,
  xOf: (at: number) => number,
  widthOf: (text: string) => number,
): TimelineLayout['ticks'] {
  const room = widthOf('0000-00-00') + 2 * LABEL_GAP;
  const ticks: { x: number; label: string; half: number }[] = [];
  for (const { at, label } of ticksOf(range, zone, Math.max(1, Math.floor(width / room)))) {
    const x = xOf(at);
    const half = widthOf(label) / 2;
    const last = ticks.at(-1);
    const fits = x - half >= 0 && x + half <= width && (!last || last.x + last.half + LABEL_GAP <= x - half);
    if (fits) ticks.push({ x, label, half });
  }
  return ticks.map(({ x, label }) => ({ x, label }));
}
