import { useCallback, useEffect, useRef } from 'preact/hooks';
import type { Row } from '../present/rows.ts';
import { groupDigits } from '../present/text.ts';
import { CONFIDENCE_WORDS } from '../present/verdict.ts';
import { Mark } from './marks.tsx';
import { When } from './small.tsx';
import { useVirtualRows } from './use-virtual.ts';

/** CSS pixels, as in panel.css. */
const ROW_HEIGHT = 44;

export interface ListProps {
  readonly rows: readonly Row[];
  /** Key of the row that is shown on the right. */
  readonly chosen: string | null;
  /** The newest is last, and the list stays at its end while the reader is there. */
  readonly follows: boolean;
  onChoose(row: Row): void;
  /** Enter, or a click: the reader wants to see the explanation. */
  onOpen(row: Row): void;
  onStep(by: -1 | 1): void;
}

/** The failures: one stop for the Tab key, arrows inside (WAI-ARIA listbox pattern). */
export function List({ rows, chosen, follows, onChoose, onOpen, onStep }: ListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const keyOf = useCallback((i: number) => rows[i]?.key ?? String(i), [rows]);
  const virtual = useVirtualRows(scroller, rows.length, ROW_HEIGHT, keyOf, follows);
  const index = rows.findIndex(row => row.key === chosen);

  const shown = useRef<string | null>(null);
  useEffect(() => {
    // Only a new choice scrolls: rows that arrive above or below must not pull the list from under the reader.
    if (index >= 0 && shown.current !== chosen) virtual.show(index);
    shown.current = chosen;
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[index];
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
    const to = target(event.key, index, rows.length, page);
    const next = to === null ? undefined : rows[to];
    if (event.key === 'Enter' && row) onOpen(row);
    else if (event.key === 'ArrowLeft') onStep(-1);
    else if (event.key === 'ArrowRight') onStep(1);
    else if (next) onChoose(next);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={scroller}
      class="list"
      role="listbox"
      aria-label="Refused requests"
      tabIndex={0}
      aria-activedescendant={virtual.items.some(i => i.index === index) ? `row-${index}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div class="list-all" role="presentation" style={{ height: `${virtual.height}px` }}>
        {virtual.items.map(item => {
          const row = rows[item.index];
          return (
            row && (
              <RowView
                key={row.key}
                row={row}
                id={`row-${item.index}`}
                top={item.start}
                place={item.index + 1}
                of={rows.length}
                chosen={row.key === chosen}
                onOpen={onOpen}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

function target(key: string, at: number, count: number, page: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return at < 0 ? last : Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min(at + page, last);
    case 'PageUp':
      return Math.max(at - page, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

interface RowProps {
  readonly row: Row;
  readonly id: string;
  readonly top: number;
  readonly place: number;
  readonly of: number;
  readonly chosen: boolean;
  onOpen(row: Row): void;
}

const RowView = ({ row, id, top, place, of, chosen, onOpen }: RowProps) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it takes the keys
  // biome-ignore lint/a11y/useFocusableInteractive: focus stays on the listbox (aria-activedescendant)
  <div
    id={id}
    class={`row row-${row.state}`}
    role="option"
    aria-selected={chosen}
    aria-posinset={place}
    aria-setsize={of}
    data-episode={row.episode}
    data-state={row.state}
    style={{ transform: `translateY(${top}px)` }}
    onClick={() => onOpen(row)}
  >
    <Mark name={row.state} />
    <span class="row-request">
      <span class="row-method">{row.method}</span>{' '}
      <bdi class="row-path" title={row.host}>
        {row.path}
      </bdi>
    </span>
    <span class="row-status">{row.status}</span>
    <span class="row-cause">
      {row.stateWord !== '' && <span class="row-state">{row.stateWord}</span>}
      <span class="row-cause-word" title={row.cause}>
        {row.cause}
      </span>
      {row.count > 1 && (
        <span class="row-count" title={`First ${row.first.exact}, last ${row.last.exact}`}>
          {groupDigits(row.count)}×<span class="row-since"> since {row.first.short}</span>
        </span>
      )}
      {row.state === 'refused' && (
        <span class="row-confidence" title={CONFIDENCE_WORDS[row.confidence]}>
          {row.confidence}
        </span>
      )}
      {row.asker !== '' && <bdi class="row-asker">{row.asker}</bdi>}
    </span>
    <span class="row-when">
      <When at={row.last} text={row.time} />
    </span>
  </div>
);
