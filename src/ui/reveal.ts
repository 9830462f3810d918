/** Shows what was asked for on a click, until it is hidden. */
export interface Reveal<T> {
  /** Shows the answer; not when it comes after it was hidden, or after another was asked for. */
  ask(answer: Promise<T>): Promise<void>;
  hide(): void;
}

/** @param show null: nothing, or nothing any more */
export function createReveal<T>(show: (shown: T | null) => void): Reveal<T> {
  let wanted: Promise<T> | null = null;
  return {
    async ask(answer) {
      wanted = answer;
      const shown = await answer;
      if (wanted === answer) show(shown);
    },
    hide() {
      wanted = null;
      show(null);
    },
  };
}
