import type { ExchangeEvidence } from '../core/index.ts';
import type { TabView } from './snapshot.ts';

/**
 * Where a failure belongs, seen from the page that a tab shows now.
 *
 * `present`: to that page. `same-site`: to an earlier page of the same site, as when a refusal led to the site's sign-in
 * page. `elsewhere`: to a page of another site, which nothing that is done here would mend.
 */
export type Whose = 'present' | 'same-site' | 'elsewhere';

type Asked = Pick<ExchangeEvidence, 'type' | 'status' | 'url' | 'topLevel' | 'time'>;

export function whoseFailure(subject: Asked, tab: Pick<TabView, 'url' | 'navigatedAt'> | null): Whose {
  const earlier = subject.time < (tab?.navigatedAt ?? 0);
  const there = tab?.url ?? null;
  if (there === null) return earlier ? 'elsewhere' : 'present';
  // A hop that leads on belongs to the page at which its navigation ended, of whatever site.
  if (!earlier && subject.type === 'main_frame' && leadsOn(subject)) return 'present';
  // The time alone does not tell: a page that comes back out of the browser's memory (the Back button) is loaded by no
  // request, so that no navigation to it is seen.
  if (siteWords(pageOf(subject)) !== siteWords(there)) return 'elsewhere';
  return earlier ? 'same-site' : 'present';
}

/** Hosts of the page that a failure was on, and of the one that the tab shows. */
export interface LeftPage {
  readonly left: string;
  readonly shown: string;
}

/** Null unless the tab is known to show a page of another site than the failure's. */
export function leftPage(subject: Asked, tab: Pick<TabView, 'url' | 'navigatedAt'> | null): LeftPage | null {
  if (tab === null || tab.url === null || whoseFailure(subject, tab) !== 'elsewhere') return null;
  return { left: pageOf(subject).hostname, shown: tab.url.hostname };
}

/** The top-level page on which it happened; the address itself where that is the page, or nothing else is known. */
export const pageOf = ({ type, url, topLevel }: Pick<Asked, 'type' | 'url' | 'topLevel'>): Asked['url'] =>
  type === 'main_frame' ? url : (topLevel ?? url);

const leadsOn = ({ status }: Asked): boolean => status >= 300 && status < 400;

// From http to https of one site is no other site to a person, nor to its cookies.
const siteWords = ({ site }: Asked['url']): string => site.replace(/^\w+:\/\//, '');
