import { useEffect, useMemo, useState } from 'preact/hooks';
import { PANEL_HIDDEN } from './panel-hidden.ts';
import { createReveal, type Reveal } from './reveal.ts';

/** What may hold a secret: it is gone as soon as the reader leaves, also when it was still on its way. */
export function useRevealed<T>(): readonly [shown: T | null, reveal: Reveal<T>] {
  const [shown, setShown] = useState<T | null>(null);
  const reveal = useMemo(() => createReveal<T>(next => setShown(() => next)), []);
  useLeaving(reveal.hide);
  return [shown, reveal];
}

/** Calls back whenever the reader leaves: for another tab, another window, another panel, or for good. */
function useLeaving(leave: () => void): void {
  useEffect(() => {
    const leaveIfHidden = () => document.hidden && leave();
    document.addEventListener('visibilitychange', leaveIfHidden);
    for (const name of GONE) window.addEventListener(name, leave);
    return () => {
      document.removeEventListener('visibilitychange', leaveIfHidden);
      for (const name of GONE) window.removeEventListener(name, leave);
    };
  }, []);
}

const GONE = ['pagehide', PANEL_HIDDEN];
