/** A label as it wants to stand: beside its mark, or as near as the edges allow. CSS pixels. */
export interface WantedLabel {
  readonly key: string;
  /** Of the mark. */
  readonly x: number;
  readonly width: number;
}

export interface PlacedLabel {
  readonly key: string;
  /** Left edge. */
  readonly x: number;
  readonly width: number;
  /** Of its mark. */
  readonly mark: number;
  /** 0 is the lane next to the axis. */
  readonly lane: number;
}

/** Between two labels of one lane. */
export const LABEL_GAP = 8;

/**
 * Gives each label a lane of its own where it would cover another: labels never overlap and never leave the drawing.
 * Marks farther right stand lower, so that leaders cross as few labels as can be.
 *
 * @param width of the drawing; a label wider than it is cut to it
 */
export function placeLabels(wanted: readonly WantedLabel[], width: number): readonly PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const { key, x: mark, width: own } of wanted.toSorted((a, b) => b.x - a.x)) {
    const w = Math.min(own, width);
    const x = Math.min(Math.max(mark - 3, 0), width - w);
    let lane = 0;
    while (placed.some(p => p.lane === lane && x < p.x + p.width + LABEL_GAP && p.x < x + w + LABEL_GAP)) lane += 1;
    placed.push({ key, x, width: w, mark, lane });
  }
  return placed;
}
