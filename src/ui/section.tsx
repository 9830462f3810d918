import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { SectionId } from '../present/episode.ts';
import { soon } from './soon.ts';

export interface SectionProps {
  readonly id: SectionId;
  readonly title: string;
  /** What opening would prove; told while it is closed too. */
  readonly line: string;
  readonly open: boolean;
  /** Keeps the content while closed, for what links lead into. */
  readonly keep?: boolean;
  readonly children: () => ComponentChildren;
}

/**
 * A part of the explanation. Its content is made only while it is open, and leaves (with revealed secrets) when it closes.
 * It is made in a task of its own, after the verdict: all sections at once would hold up a frame.
 */
export function Section({ id, title, line, open: atFirst, keep = false, children }: SectionProps) {
  const [open, setOpen] = useState(atFirst);
  const [due, setDue] = useState(false);
  useLayoutEffect(() => {
    let gone = false;
    soon(() => {
      if (!gone) setDue(true);
    });
    return () => {
      gone = true;
    };
  }, []);
  return (
    <details
      class="section"
      id={`section-${id}`}
      data-section={id}
      open={open}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary>
        <h3>{title}</h3>
        <span class="section-line">
          <bdi>{line}</bdi>
        </span>
      </summary>
      {due && (open || keep) && <div class="section-body">{children()}</div>}
    </details>
  );
}

/** Name, value and meaning, one per line. */
export const Lines = ({ children }: { children: ComponentChildren }) => <dl class="lines">{children}</dl>;

export interface LineProps {
  readonly name: ComponentChildren;
  readonly meaning?: ComponentChildren;
  readonly children: ComponentChildren;
}

export const Line = ({ name, meaning, children }: LineProps) => (
  <div class="line">
    <dt>{name}</dt>
    <dd>
      <span class="line-value">{children}</span>
      {meaning && <span class="line-meaning">{meaning}</span>}
    </dd>
  </div>
);
