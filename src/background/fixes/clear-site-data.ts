import type { SiteDataType } from '../../platform/browsing-data.ts';
import type { BrowserTab } from '../../platform/tabs.ts';
import type { ActionRequest, ActionSubject, Outcome, Preview } from '../../protocol/index.ts';
import { clearOwnData } from './in-page.ts';
import type { FixParts } from './parts.ts';

interface Kind {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  /** As the browser calls it, where it removes it for extensions. */
  readonly type: SiteDataType;
}

const KINDS: readonly Kind[] = [
  {
    id: 'storage',
    label: 'Storage',
    note: 'settings and drafts, and often the tokens of a sign-in (localStorage, sessionStorage)',
    type: 'localStorage',
  },
  { id: 'indexedDB', label: 'Databases', note: 'what the page works with offline (IndexedDB)', type: 'indexedDB' },
  { id: 'caches', label: 'Stored answers', note: 'kept by the page itself (Cache Storage)', type: 'cacheStorage' },
  {
    id: 'serviceWorkers',
    label: 'Service workers',
    note: "scripts that answer in the server's place",
    type: 'serviceWorkers',
  },
  { id: 'httpCache', label: 'Cached files', note: 'what the browser keeps to load faster', type: 'cache' },
];

/** What clearing the data of the page's origin would remove. */
export async function previewData(subject: ActionSubject, parts: FixParts): Promise<Preview> {
  const page = await pageOf(subject.tabId, parts);
  if ('say' in page) return { result: 'refused', ...page };
  const only = subject.params.only;
  return {
    result: 'preview',
    preview: {
      title: `This would be removed from ${page.host}`,
      notes: ['Cookies and remembered logins stay. After a reload, the page is as on a first visit.'],
      warning: 'There is no undo: what is removed is gone, such as drafts that were kept only in this browser.',
      presets: [],
      pick: 'any',
      choices: offered(page.tab, parts).map(({ id, label, note }) => ({
        ...{ id, label, note, detail: '', consequence: null },
        ticked: typeof only === 'string' ? only === id : id !== 'httpCache',
      })),
      fields: [],
      confirm: { verb: 'Clear', noun: 'kind' },
      cancel: 'Keep it',
      undo: '',
      needs: ['browsingData', 'scripting'],
      origin: page.origin,
    },
  };
}

/** Removes the chosen kinds of data of the page's origin, by the browser and in the page, and looks what is left. */
export async function clearSiteData(request: ActionRequest, parts: FixParts): Promise<Outcome> {
  const page = await pageOf(request.tabId, parts);
  if ('say' in page) return { result: 'refused', ...page };
  const { origin, tab, host } = page;
  if (request.origin !== undefined && request.origin !== origin) return MOVED;
  const chosen = KINDS.filter(kind => request.chosen.includes(kind.id));
  const byBrowser = chosen.filter(kind => parts.siteData.types(tab).includes(kind.type));
  if (byBrowser.length > 0) {
    const types = byBrowser.map(kind => kind.type);
    await parts.siteData.remove(origin, types, tab.cookieStoreId);
  }
  // In the page too: it reaches what the browser does not remove for extensions, and sees what is left.
  const ids = chosen.map(kind => kind.id);
  const left = await parts.runInPage(tab.id, origin, clearOwnData, [ids]).catch(() => null);
  const kept = chosen.filter(kind => (left === null ? !byBrowser.includes(kind) : left.includes(kind.id)));
  const gone = chosen.filter(kind => !kept.includes(kind));
  if (gone.length === 0) return { result: 'refused', say: `Nothing of ${host} could be removed.`, byHand: BY_HAND };
  const happened = { say: `Removed from ${host}: ${named(gone)}.`, undoId: null, next: 'reload-page' } as const;
  // The browser's own removal does not reach it.
  if (left === null && gone.some(({ id }) => id === 'storage')) {
    const also = kept.length === 0 ? '' : ` Still there: ${named(kept)}.`;
    return {
      result: 'partly',
      ...happened,
      remains: `The page's sessionStorage could not be reached.${also} ${BY_HAND}`,
    };
  }
  if (kept.length === 0) return { result: 'done', ...happened };
  return { result: 'partly', ...happened, remains: `Still there: ${named(kept)}. ${BY_HAND}` };
}

// A page reaches all of its own data but the browser's cache of files.
const offered = (tab: BrowserTab, parts: FixParts): readonly Kind[] =>
  KINDS.filter(kind => kind.id !== 'httpCache' || parts.siteData.types(tab).includes(kind.type));

const named = (kinds: readonly Kind[]): string => kinds.map(({ label }) => label.toLowerCase()).join(', ');

interface Page {
  readonly tab: BrowserTab;
  readonly origin: string;
  readonly host: string;
}

async function pageOf(tabId: number, parts: FixParts): Promise<Page | { say: string; byHand: string }> {
  const tab = await parts.tabs.findTab(tabId);
  if (!tab) return { say: 'The tab is closed.', byHand: 'Open the page again.' };
  if (tab.url === null || !/^https?:/.test(tab.url))
    return { say: 'This page is not shown to Why401.', byHand: BY_HAND };
  const { origin, host } = new URL(tab.url);
  return { tab, origin, host };
}

const MOVED: Outcome = {
  result: 'refused',
  say: 'The tab shows another site now than the one that was asked about, so nothing was removed.',
  byHand: 'Look at it again for the site that the tab shows now.',
};

const BY_HAND = "Close the site's other tabs, then clear its data from the icon beside the address.";
