import { useEffect } from 'preact/hooks';
import { PANEL_HIDDEN } from './panel-hidden.ts';

/** Calls back whenever the reader leaves: for another tab, another window, another panel, or for good. */
export function useLeaving(leave: () => void): void {
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
