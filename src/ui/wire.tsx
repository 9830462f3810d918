import { useState } from 'preact/hooks';
import { groupDigits, plainShowable, showable } from '../present/text.ts';
import { LinkButton } from './button.tsx';

/**
 * Text that came over the wire, or may hold such text: isolated from the direction of the text around it, hidden
 * characters made visible, cut with a way to see all.
 */
export function Wire({ text, max = 300, whole = true }: { text: string; max?: number; whole?: boolean }) {
  const [all, setAll] = useState(false);
  const { segments, cut, length } = showable(text, max);
  if (!cut) return <bdi class="wire">{segments.map(piece)}</bdi>;
  if (!whole) return <bdi class="wire">{[...segments.map(piece), '…']}</bdi>;
  return (
    <>
      {!all && <bdi class="wire">{[...segments.map(piece), '…']}</bdi>}{' '}
      <LinkButton aria-expanded={all} onClick={() => setAll(!all)}>
        {all ? 'Show less' : `Show all ${groupDigits(length)} characters`}
      </LinkButton>
      {/* One text node: a megabyte in pieces would freeze the view. */}
      {all && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
        <section class="wire wire-all" tabIndex={0} aria-label="The whole text">
          {plainShowable(text)}
        </section>
      )}
    </>
  );
}

const piece = ({ text, mark }: { text: string; mark: boolean }, i: number) =>
  mark ? (
    <span class="wire-mark" key={i}>
      {text}
    </span>
  ) : (
    text
  );
