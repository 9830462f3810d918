import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Row } from '../present/rows.ts';
import type { Notice } from '../present/states.ts';
import { groupDigits, plural } from '../present/text.ts';
import type { InstantView } from '../present/time.ts';
import { List } from './list.tsx';
import { Icon } from './marks.tsx';
import { NoticeView, Strip, type WaysOn } from './notice.tsx';
import { When } from './small.tsx';

export interface PanelProps {
  readonly rows: readonly Row[];
  /** Rows before the filter. */
  readonly all: number;
  readonly chosen: string | null;
  /** Which side a narrow panel shows. */
  readonly side: 'list' | 'detail';
  readonly filter: string;
  /** Above everything: something stands in the way. */
  readonly strips: readonly Notice[];
  /** In place of the list and the explanation. */
  readonly notice: Notice | null;
  readonly watched: InstantView | null;
  readonly waiting: number;
  readonly ways: WaysOn;
  /** The explanation of the chosen row. */
  readonly children: ComponentChildren;
  onFilter(text: string): void;
  onChoose(row: Row): void;
  onOpen(row: Row): void;
  onBack(): void;
  onClear(): void;
  onOptions(): void;
}

/** List left, explanation right; narrow: one at a time. Keys: `/` filters, arrows choose, Enter opens, Esc goes back. */
export function PanelView(props: PanelProps) {
  const filterBox = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const focusList = () => root.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  const onKey = (event: KeyboardEvent) => {
    const typing = event.target === filterBox.current;
    if (event.key === '/' && !typing && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      filterBox.current?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (typing && props.filter !== '') return props.onFilter('');
      props.onBack();
      requestAnimationFrame(focusList);
    } else if (typing && (event.key === 'ArrowDown' || event.key === 'Enter')) {
      event.preventDefault();
      focusList();
    }
  };
  // On the document, not on an element: when the panel is opened, nothing in it has the focus yet.
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return (
    <div class="panel" ref={root} data-side={props.side}>
      <header class="panel-head">
        <h1 class="hidden">Why401</h1>
        <Toolbar {...props} filterBox={filterBox} />
        {props.strips.map(notice => (
          <Strip key={notice.id} notice={notice} ways={props.ways} />
        ))}
      </header>
      {props.notice !== null ? (
        <main class="panel-notice">
          <NoticeView notice={props.notice} ways={props.ways} />
        </main>
      ) : (
        <main class="panel-body">
          <nav class="panel-list" aria-label="Failures">
            {props.rows.length > 0 && (
              <List rows={props.rows} chosen={props.chosen} onChoose={props.onChoose} onOpen={props.onOpen} />
            )}
            <Foot {...props} />
          </nav>
          <section class="panel-detail" aria-label="Explanation">
            <button type="button" class="link back" onClick={props.onBack}>
              <Icon name="back" />
              All failures
            </button>
            {props.children}
          </section>
        </main>
      )}
    </div>
  );
}

const Toolbar = (props: PanelProps & { filterBox: RefObject<HTMLInputElement | null> }) => (
  <div class="toolbar" role="toolbar" aria-label="List of failures">
    <button
      type="button"
      class="tool"
      title="Clear the list"
      aria-label="Clear the list"
      disabled={props.all === 0}
      onClick={props.onClear}
    >
      <Icon name="clear" />
    </button>
    <input
      ref={props.filterBox}
      class="filter"
      type="search"
      placeholder="Filter  ( / )"
      aria-label="Filter by method, address, status or cause"
      value={props.filter}
      onInput={event => props.onFilter(event.currentTarget.value)}
    />
    <span class="toolbar-count soft" role="status">
      {props.filter === '' ? '' : `${groupDigits(props.rows.length)} of ${groupDigits(props.all)}`}
    </span>
    <button type="button" class="tool tool-last" title="Options" aria-label="Options" onClick={props.onOptions}>
      <Icon name="options" />
    </button>
  </div>
);

const Foot = ({ rows, watched, waiting, ways }: PanelProps) => (
  <p class="foot">
    <span>
      {plural(rows.length, 'row')}
      {waiting > 0 && `, reading ${groupDigits(waiting)} more`}
      {watched !== null && (
        <>
          {' · watched since '}
          <When at={watched} />
        </>
      )}
    </span>
    <button
      type="button"
      class="tool"
      title="Reload the page, to see its requests from the first one on"
      aria-label="Reload the page"
      onClick={ways.onReload}
    >
      <Icon name="reload" />
    </button>
  </p>
);
