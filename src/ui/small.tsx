import type { InstantView } from '../present/time.ts';
import { CONFIDENCE_WORDS } from '../present/verdict.ts';

/** A time: short to read, exact on hover. */
export const When = ({ at, text = at.short }: { at: InstantView; text?: string }) => (
  <time dateTime={at.iso || undefined} title={at.exact}>
    {text}
  </time>
);

/** How sure the verdict is, as a word. */
export const ConfidenceTag = ({ word }: { word: keyof typeof CONFIDENCE_WORDS }) => (
  <span class={`confidence confidence-${word}`} title={CONFIDENCE_WORDS[word]}>
    {word}
  </span>
);
