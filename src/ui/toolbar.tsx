import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { Counts, ListSettings, Step } from '../present/list.ts';
import type { Row } from '../present/rows.ts';
import { SORT_WORDS, SORTS, type Sort } from '../present/sort.ts';
import { capital, groupDigits } from '../present/text.ts';
import { Tool } from './button.tsx';
import { FilterBox } from './filter-box.tsx';

/** The list as it is shown. */
export interface ListView {
  readonly rows: readonly Row[];
  /** Before the filter, newest last. */
  readonly all: readonly Row[];
  /** Key of the row that is explained. */
  readonly chosen: string | null;
  readonly step: Step | null;
  readonly filter: string;
  /** What of the filter is not applied, and why. */
  readonly problems: readonly string[];
  readonly settings: ListSettings;
  readonly counts: Counts;
}

export interface ListTools {
  onFilter(text: string): void;
  onSort(sort: Sort): void;
  onPreserve(preserve: boolean): void;
  onPause(pause: boolean): void;
  onClear(): void;
  /** Saves what the list shows. */
  onExport(): void;
  onOptions(): void;
}

interface ToolbarProps {
  readonly list: ListView;
  readonly tools: ListTools;
  readonly filterBox: RefObject<HTMLInputElement | null>;
  onLeaveFilter(): void;
}

export function Toolbar({ list, tools, filterBox, onLeaveFilter }: ToolbarProps) {
  const { counts, settings } = list;
  const paused = counts.held !== null;
  const pauseSays = paused ? 'Let the list go on' : 'Pause the list; the recording goes on';
  return (
    <>
      <div class="toolbar" role="toolbar" aria-label="List of failures">
        <Tool
          icon="clear"
          title="Clear the list"
          label="Clear the list"
          disabled={counts.all + counts.earlier + (counts.held ?? 0) === 0}
          onClick={tools.onClear}
        />
        <Tool
          icon={paused ? 'resume' : 'pause'}
          title={pauseSays}
          label="Pause the list"
          aria-pressed={paused}
          onClick={() => tools.onPause(!paused)}
        >
          {paused && (counts.held ?? 0) > 0 && <span class="tool-count">{groupDigits(counts.held ?? 0)}</span>}
        </Tool>
        <label class="tool-check" title="Keep the failures of earlier pages of this tab">
          <input
            type="checkbox"
            checked={settings.preserve}
            onChange={event => tools.onPreserve(event.currentTarget.checked)}
          />
          Preserve log
        </label>
        <FilterBox
          box={filterBox}
          text={list.filter}
          rows={list.all}
          problems={list.problems}
          onFilter={tools.onFilter}
          onLeave={onLeaveFilter}
        />
        <SortTools sort={settings.sort} onSort={tools.onSort} />
        <span class="toolbar-count soft" role="status">
          {list.filter === '' ? '' : `${groupDigits(counts.shown)} of ${groupDigits(counts.all)}`}
        </span>
        <Tool
          icon="export"
          look="toolbar-end"
          title="Export what the list shows as a HAR file, without secrets"
          label="Export the list"
          disabled={counts.shown === 0}
          onClick={tools.onExport}
        />
        <Tool
          icon="options"
          title="Options: what is recorded, and how long it is kept"
          label="Options"
          onClick={tools.onOptions}
        />
      </div>
      <p class={list.problems.length > 0 ? 'filter-problem' : 'hidden'} id="filter-problem" role="status">
        {list.problems.join(' ')}
      </p>
    </>
  );
}

/** A list to choose one from, and its direction. It closes as soon as the focus is elsewhere. */
function SortTools({ sort, onSort }: { sort: Sort; onSort(sort: Sort): void }) {
  const place = useRef<HTMLDetailsElement>(null);
  const close = () => place.current?.removeAttribute('open');
  return (
    <span class="sort">
      <details
        ref={place}
        class="sort-place"
        onFocusOut={event => {
          if (!place.current?.contains(event.relatedTarget as Node | null)) close();
        }}
        onKeyDown={event => {
          if (event.key !== 'Escape' || !place.current?.open) return;
          event.preventDefault();
          close();
          place.current.querySelector('summary')?.focus();
        }}
      >
        <summary class="sort-by" title="Sort the list">
          By {SORT_WORDS[sort.by]}
        </summary>
        <fieldset class="sort-menu">
          <legend class="hidden">Sort by</legend>
          {SORTS.map(by => (
            <label key={by}>
              <input
                type="radio"
                name="sort"
                value={by}
                checked={sort.by === by}
                onChange={() => onSort({ ...sort, by })}
              />
              {capital(SORT_WORDS[by])}
            </label>
          ))}
        </fieldset>
      </details>
      <Tool
        icon={sort.descending ? 'down' : 'up'}
        label="Descending"
        aria-pressed={sort.descending}
        title={sort.descending ? 'Descending; click for ascending' : 'Ascending; click for descending'}
        onClick={() => onSort({ ...sort, descending: !sort.descending })}
      />
    </span>
  );
}
