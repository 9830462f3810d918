import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { sayCounts } from '../present/list.ts';
import type { Row } from '../present/rows.ts';
import type { Notice } from '../present/states.ts';
import type { InstantView } from '../present/time.ts';
import { LinkButton, Tool } from './button.tsx';
import { List } from './list.tsx';
import { NoticeView, Strip, type WaysOn } from './notice.tsx';
import { When } from './small.tsx';
import { Stepper } from './stepper.tsx';
import { type ListTools, type ListView, Toolbar } from './toolbar.tsx';

export type { ListView } from './toolbar.tsx';

export interface PanelProps {
  readonly list: ListView;
  readonly tools: ListTools;
  /** Which side a narrow panel shows. */
  readonly side: 'list' | 'detail';
  /** Above everything: something stands in the way. */
  readonly strips: readonly Notice[];
  /** In place of the list and the explanation. */
  readonly notice: Notice | null;
  readonly watched: InstantView | null;
  readonly ways: WaysOn;
  /** The explanation of the chosen row. */
  readonly children: ComponentChildren;
  onChoose(row: Row): void;
  onOpen(row: Row): void;
  onStep(by: -1 | 1): void;
  onBack(): void;
}

/**
 * List left, explanation right; narrow: one at a time. Keys: `/` filters, up and down choose, left and right step
 * through equal failures, Enter opens, Esc goes back.
 */
export function PanelView(props: PanelProps) {
  const { list, ways, onBack } = props;
  const filterBox = useRef<HTMLInputElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const focusList = () => root.current?.querySelector<HTMLElement>('.list')?.focus();
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key === '/' && !isTyping(event.target)) {
      event.preventDefault();
      filterBox.current?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onBack();
      requestAnimationFrame(focusList);
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
        <Toolbar list={list} tools={props.tools} filterBox={filterBox} onLeaveFilter={focusList} />
        {props.strips.map(notice => (
          <Strip key={notice.id} notice={notice} ways={ways} />
        ))}
      </header>
      {props.notice !== null ? (
        <main class="panel-notice">
          <NoticeView notice={props.notice} ways={ways} />
        </main>
      ) : (
        <main class="panel-body">
          <nav class="panel-list" aria-label="Failures">
            {list.rows.length > 0 && (
              <List
                rows={list.rows}
                chosen={list.chosen}
                follows={list.settings.sort.by === 'time' && !list.settings.sort.descending}
                onChoose={props.onChoose}
                onOpen={props.onOpen}
                onStep={props.onStep}
              />
            )}
            <Foot {...props} />
          </nav>
          <section class="panel-detail" aria-label="Explanation">
            <LinkButton icon="back" look="back" onClick={onBack}>
              All failures
            </LinkButton>
            {list.step !== null && list.step.of > 1 && <Stepper step={list.step} onStep={props.onStep} />}
            {props.children}
          </section>
        </main>
      )}
    </div>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  (target instanceof HTMLInputElement && target.type !== 'checkbox') || target instanceof HTMLTextAreaElement;

const Foot = ({ list, watched, ways }: PanelProps) => (
  <p class="foot">
    <span>
      <span role="status">{sayCounts(list.counts)}</span>
      {watched !== null && (
        <>
          {' · watched since '}
          <When at={watched} />
        </>
      )}
    </span>
    <Tool
      icon="reload"
      title="Reload the page, to see its requests from the first one on"
      label="Reload the page"
      onClick={ways.onReload}
    />
  </p>
);
