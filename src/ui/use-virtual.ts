import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

export interface VirtualRows {
  readonly items: readonly VirtualItem[];
  readonly height: number;
  show(index: number): void;
}

/**
 * Draws only the rows in sight, and keeps the row that the reader looks at in its place when others come or go.
 *
 * @param rowHeight CSS pixels; every row has the same
 * @param keyOf the same function for the same rows: another one makes all places be worked out anew
 * @param follows stays at the end while the reader is there, since the newest row is the last
 */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  keyOf: (index: number) => string,
  follows: boolean,
): VirtualRows {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: 8,
    // At the top of a list whose newest is first, the newest stays in sight.
    anchorTo: !follows && (scroller.current?.scrollTop ?? 0) < 1 ? ('start' as const) : ('end' as const),
    followOnAppend: follows,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
  virtualizer.setOptions({ ...virtualizer.options, ...options });
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return {
    items: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    show: index => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}
