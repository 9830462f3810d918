import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './marks.tsx';

/**
 * Says that the view goes on below its edge, where no scroll bar may show it. For the eye and the pointer alone: the keyboard and a
 * screen reader come to what is below by themselves.
 *
 * @param end the last element of the view
 */
export function MoreBelow({ end }: { end: RefObject<HTMLElement | null> }) {
  const [more, setMore] = useState(false);
  useEffect(() => {
    if (end.current === null) return;
    const seen = new IntersectionObserver(entries => setMore((entries.at(-1)?.intersectionRatio ?? 1) < ALL), {
      threshold: ALL,
    });
    seen.observe(end.current);
    return () => seen.disconnect();
  }, []);
  if (!more) return null;
  return (
    <div class="more-below" aria-hidden="true">
      <button
        type="button"
        class="more-below-button"
        tabIndex={-1}
        // It goes when the end comes into view, and the focus must not go with it.
        onMouseDown={event => event.preventDefault()}
        onClick={() => window.scrollBy({ top: window.innerHeight - LEFT_IN_VIEW })}
      >
        More below
        <Icon name="down" />
      </button>
    </div>
  );
}

/** Not 1: edges may lie between two pixels. */
const ALL = 0.9;

/** Pixels of what was read that stay in view. */
const LEFT_IN_VIEW = 80;
