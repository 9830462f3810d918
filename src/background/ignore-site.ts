import type { BrowserTab } from '../platform/tabs.ts';
import { MOST_SITES, matchesSite, type OptionsStore, type Outcome, readSitePattern } from '../protocol/index.ts';

interface Parts {
  findTab(id: number): Promise<BrowserTab | null>;
  readonly options: OptionsStore;
}

/** Adds the host that a tab shows to the sites that are ignored, or takes out every pattern that covers it. */
export async function ignoreSite(
  { tabId, ignore }: { readonly tabId: number; readonly ignore: boolean },
  { findTab, options }: Parts,
): Promise<Outcome> {
  const url = (await findTab(tabId))?.url ?? null;
  const read = url !== null && URL.canParse(url) ? readSitePattern(new URL(url).host) : null;
  if (url === null || !read?.ok) {
    return { result: 'refused', say: 'The browser does not tell which site the tab shows.', byHand: BY_HAND };
  }
  const { host, protocol } = new URL(url);
  const covers = (pattern: string) => matchesSite(pattern, host, protocol.slice(0, -1));
  const known = (await options.read()).ignoredSites;
  const before = known.filter(covers);
  if (ignore && before.length === 0 && known.length >= MOST_SITES) {
    return { result: 'refused', say: 'The list of ignored sites is full.', byHand: BY_HAND };
  }
  await options.change(now => {
    const others = now.ignoredSites.filter(pattern => !covers(pattern));
    const own = others.length < now.ignoredSites.length ? now.ignoredSites : [...others, read.pattern];
    return { ...now, ignoredSites: ignore ? own : others };
  });
  return { result: 'done', say: ignore ? SAYS.ignored(read.pattern) : SAYS.watched(before), undoId: null };
}

const SAYS = {
  ignored: (site: string) =>
    `Nothing from ${site} is recorded any more, until you take it off the list in the options.`,
  watched: (patterns: readonly string[]) =>
    `${patterns.join(', ')} ${patterns.length === 1 ? 'is' : 'are'} off the list. Reload the page to see its requests.`,
} as const;

const BY_HAND = 'Open the options and change the list of ignored sites there.';
