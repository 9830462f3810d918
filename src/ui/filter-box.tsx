import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Suggestion, suggestionsAt } from '../present/completion.ts';
import type { Row } from '../present/rows.ts';

export interface FilterBoxProps {
  readonly box: RefObject<HTMLInputElement | null>;
  readonly text: string;
  /** Whose values are proposed. */
  readonly rows: readonly Row[];
  readonly problems: readonly string[];
  onFilter(text: string): void;
  /** The reader goes to the list. */
  onLeave(): void;
}

/** A box with what can be typed next below it (WAI-ARIA combobox pattern: the focus stays in the box). */
export function FilterBox({ box, text, rows, problems, onFilter, onLeave }: FilterBoxProps) {
  /** Where the caret is while proposals are shown. */
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const [wanted, setWanted] = useState<number | null>(null);
  const proposals = caret === null ? [] : suggestionsAt(text, caret, rows);
  const chosen = proposals[active];
  const options = useRef<HTMLDivElement>(null);

  const show = (at: number | null) => {
    setCaret(at);
    setActive(-1);
  };
  const accept = (proposal: Suggestion) => {
    onFilter(proposal.text);
    show(proposal.caret);
    setWanted(proposal.caret);
  };
  useLayoutEffect(() => {
    // Only once the box holds the new text can the caret stand in it.
    if (wanted === null || box.current === null) return;
    box.current.setSelectionRange(wanted, wanted);
    setWanted(null);
  }, [wanted, text, box]);
  useLayoutEffect(() => {
    options.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys({ event, open: proposals.length > 0, chosen: chosen !== undefined, empty: text === '' });
    if (act === null) return;
    event.preventDefault();
    if (act === 'next' || act === 'previous') {
      const count = proposals.length + 1;
      // One place is the box itself: nothing is chosen there.
      setActive(((((active + (act === 'next' ? 1 : -1) + 1) % count) + count) % count) - 1);
    } else if (act === 'accept' && chosen) accept(chosen);
    else if (act === 'back') setActive(-1);
    else if (act === 'empty') {
      onFilter('');
      show(null);
    } else {
      show(null);
      onLeave();
    }
  };

  return (
    <div class="filter-place">
      <input
        ref={box}
        class="filter"
        type="search"
        {...comboboxOf(proposals.length > 0)}
        placeholder="Filter  ( / )"
        aria-label="Filter"
        aria-autocomplete="list"
        aria-controls="filter-proposals"
        aria-activedescendant={chosen ? `filter-proposal-${active}` : undefined}
        aria-invalid={problems.length > 0}
        aria-describedby={problems.length > 0 ? 'filter-problem' : undefined}
        autocomplete="off"
        spellcheck={false}
        value={text}
        onInput={event => {
          onFilter(event.currentTarget.value);
          show(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
        }}
        onFocus={event => show(event.currentTarget.selectionStart ?? 0)}
        onBlur={() => show(null)}
        onKeyDown={onKeyDown}
      />
      <div
        ref={options}
        class="proposals"
        id="filter-proposals"
        role="listbox"
        aria-label="What can be typed"
        hidden={proposals.length === 0}
      >
        {proposals.map((proposal, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box takes the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box (aria-activedescendant)
          <div
            key={proposal.label}
            class="proposal"
            id={`filter-proposal-${i}`}
            role="option"
            aria-selected={i === active}
            // Before the box would lose the focus.
            onMouseDown={event => event.preventDefault()}
            onClick={() => accept(proposal)}
          >
            <bdi class="mono">{proposal.label}</bdi> <span class="soft">{proposal.says}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** Preact's types know a combobox only with a `datalist`. */
const comboboxOf = (expanded: boolean): object => ({ role: 'combobox', 'aria-expanded': expanded });

type Act = 'next' | 'previous' | 'accept' | 'back' | 'empty' | 'leave';

interface Pressed {
  readonly event: KeyboardEvent;
  readonly open: boolean;
  readonly chosen: boolean;
  readonly empty: boolean;
}

/** What a key does in the box; null leaves it to the browser. */
function keys({ event: { key }, open, chosen, empty }: Pressed): Act | null {
  switch (key) {
    case 'ArrowDown':
      return open ? 'next' : 'leave';
    case 'ArrowUp':
      return open ? 'previous' : null;
    case 'Enter':
      return chosen ? 'accept' : 'leave';
    case 'Tab':
      return chosen ? 'accept' : null;
    case 'Escape':
      return chosen ? 'back' : empty ? 'leave' : 'empty';
    default:
      return null;
  }
}
