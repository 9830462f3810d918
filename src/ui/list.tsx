import { useEffect, useRef } from 'preact/hooks';
import type { Row } from '../present/rows.ts';
import { groupDigits } from '../present/text.ts';
import { Mark } from './marks.tsx';
import { When } from './small.tsx';
import { useVirtualRows } from './use-virtual.ts';

/** CSS pixels, as in panel.css. */
const ROW_HEIGHT = 44;

export interface ListProps {
  readonly rows: readonly Row[];
  /** Key of the row that is shown on the right. */
  readonly chosen: string | null;
  onChoose(row: Row): void;
  /** Enter, or a click: the reader wants to see the explanation. */
  onOpen(row: Row): void;
}

/** The failures, newest last: one stop for the Tab key, arrows inside (WAI-ARIA listbox pattern). */
export function List({ rows, chosen, onChoose, onOpen }: ListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(scroller, rows.length, ROW_HEIGHT, i => rows[i]?.key ?? String(i));
  const index = rows.findIndex(row => row.key === chosen);

  const shown = useRef<string | null>(null);
  useEffect(() => {
    // Only a new choice scrolls: rows that arrive above or below must not pull the list from under the reader.
    if (index >= 0 && shown.current !== chosen) virtual.show(index);
    shown.current = chosen;
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[index];
    if (event.key === 'Enter' && row) onOpen(row);
    const to = target(event.key, index, rows.length);
    const next = to === null ? undefined : rows[to];
    if (next === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (next) onChoose(next);
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

const PAGE = 10;

function target(key: string, at: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return at < 0 ? last : Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min(at + PAGE, last);
    case 'PageUp':
      return Math.max(at - PAGE, 0);
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
      <span class="row-method">{row.method}</span> <bdi class="row-path">{row.path}</bdi>
    </span>
    <span class="row-status">{row.status}</span>
    <span class="row-cause">
      {row.stateWord !== '' && <span class="row-state">{row.stateWord}</span>}
      <span class="row-cause-word">{row.cause}</span>
      {row.episodes.length > 1 && <span class="row-count">{groupDigits(row.episodes.length)}×</span>}
    </span>
    <span class="row-when">
      <When at={row.last} text={row.time} />
    </span>
  </div>
);
