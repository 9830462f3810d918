import type { ExchangeEvidence } from '../core/index.ts';
import { leftPage, type TabView } from '../protocol/index.ts';
import type { FixView } from './fixes.ts';
import { oneLine } from './text.ts';

/** The tab has left a failure's page for another site: what acts on the page must wait until it is back. */
export interface Away {
  /** Why. */
  readonly say: string;
  readonly back: Pick<FixView, 'action' | 'label' | 'hint' | 'params' | 'episode'>;
}

/** Null while the tab shows the failure's site, or does not tell what it shows. */
export function awayFrom(episode: string, subject: ExchangeEvidence, tab: TabView | null): Away | null {
  const page = tab?.state === 'open' ? leftPage(subject, tab) : null;
  if (page === null) return null;
  const left = oneLine(page.left, 60);
  const shown = page.shown === '' ? 'another page' : oneLine(page.shown, 60);
  return {
    say: `This was refused on a page of ${left}, and the tab shows ${shown} now. The greyed-out buttons work again once the tab is back there.`,
    back: {
      action: 'go-back-to-page',
      label: `Go back to ${left}`,
      hint: 'Loads that page in this tab. Anything typed into the page that it shows now is lost.',
      params: {},
      episode,
    },
  };
}
