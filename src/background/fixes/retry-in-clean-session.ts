import type { BrowserTab } from '../../platform/tabs.ts';
import type { ActionRequest, Outcome } from '../../protocol/index.ts';
import type { CleanOpening, CleanSession, FixParts } from './parts.ts';

/** Opens the flow's first address where the browser has no cookie and no login of the site. */
export async function retryInCleanSession(request: ActionRequest, parts: FixParts): Promise<Outcome> {
  const tab = await parts.tabs.findTab(request.tabId);
  if (!tab) return { result: 'refused', say: 'The tab is closed.', byHand: BY_HAND };
  const url = firstOf([request.params.url, parts.flowStart(request.tabId), tab.url]);
  if (url === null) return { result: 'refused', say: 'The address of the page is not known.', byHand: BY_HAND };
  const { outcome, tabId: cleanTabId } = await parts.clean.open(url, tab);
  const evidence = request.episode === null ? null : parts.evidenceOf(request.episode);
  if (evidence && outcome.result !== 'refused') parts.compare(evidence.subject, { tabId: tab.id, cleanTabId });
  return outcome;
}

// An address with `…` in it is one for display, with what is secret cut out; it leads nowhere.
const firstOf = (urls: readonly unknown[]): string | null =>
  urls.filter(url => typeof url === 'string').find(url => isWebAddress(url) && !/…|%E2%80%A6/i.test(url)) ?? null;

const isWebAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

const BY_HAND = 'Open a private window and type the address of the page there.';

interface PrivateWindows {
  /** @returns the id of its tab; null where the extension cannot see it */
  openPrivateWindow(url: string): Promise<number | null>;
  seesPrivateWindows(): Promise<boolean>;
}

/** Chrome: a private window. All private windows share one session, so it is clean only when there is none yet. */
export function privateSession(windows: PrivateWindows, anyPrivateTab: () => Promise<boolean>): CleanSession {
  return {
    async open(url) {
      if (await anyPrivateTab()) return opened(NOT_CLEAN);
      let tabId: number | null;
      try {
        tabId = await windows.openPrivateWindow(url);
      } catch {
        return opened({
          result: 'refused',
          say: 'The browser does not let extensions open a private window.',
          byHand: BY_HAND,
        });
      }
      if (await windows.seesPrivateWindows())
        return opened({ result: 'done', say: OPENED_PRIVATE, undoId: null }, tabId);
      return opened({ result: 'partly', say: OPENED_PRIVATE, remains: UNSEEN, undoId: null });
    },
  };
}

interface Containers {
  containersNamed(name: string): Promise<readonly string[]>;
  createContainer(name: string): Promise<string>;
  removeContainer(cookieStoreId: string): Promise<void>;
  /** @returns the id of the tab */
  openTab(url: string, cookieStoreId: string): Promise<number | null>;
}

/** Firefox: a container of its own that is removed, with all its data, when its last tab closes. */
export function containerSession(containers: Containers, book: ContainerBook): CleanSession {
  return {
    async open(url: string, tab: BrowserTab) {
      if (tab.private)
        return opened({ result: 'refused', say: 'A private window has no containers.', byHand: FROM_NORMAL });
      let container: string;
      try {
        await book.begin(await containers.containersNamed(CONTAINER_NAME));
        container = await containers.createContainer(CONTAINER_NAME);
      } catch {
        await book.found([]);
        return opened({ result: 'refused', say: 'Containers are switched off in this Firefox.', byHand: BY_HAND });
      }
      // Written down before a tab exists: whatever happens now, the container is found and removed.
      await book.add(container);
      let tabId: number | null;
      try {
        tabId = await containers.openTab(url, container);
        book.opened(container);
      } catch (error) {
        await containers.removeContainer(container);
        await book.remove(container);
        throw error;
      }
      return opened({ result: 'done', say: OPENED_CONTAINER, undoId: null }, tabId);
    },
  };
}

export const CONTAINER_NAME = 'Why401 clean session';

/** Ids of our containers, on disk: containers outlive the browser session. */
export interface ContainerBook {
  /** One is about to be made. @param before those of its name that there are already */
  begin(before: readonly string[]): Promise<void>;
  /** What `begin` was told by an earlier life that did not come to `add`; null as a rule. */
  interrupted(): Promise<readonly string[] | null>;
  /** What that life had made. */
  found(ids: readonly string[]): Promise<void>;
  add(id: string): Promise<void>;
  /** It has its first tab: from now on it is removed when it has none. */
  opened(id: string): void;
  remove(id: string): Promise<void>;
  /** Those that have had a tab, or come from an earlier life of the background. */
  all(): Promise<readonly string[]>;
}

const opened = (outcome: Outcome, tabId: number | null = null): CleanOpening => ({ outcome, tabId });

const OPENED_PRIVATE = 'The page was opened in a private window, which has none of the cookies and logins of this one.';
const OPENED_CONTAINER =
  'The page was opened in a container of its own, without cookies and logins. It is removed with its data when its last tab closes.';
const UNSEEN =
  'It is clean only if no other private window was open, and Why401 cannot see private windows. To let it: right-click its icon, Manage extension, Allow in Incognito.';
const FROM_NORMAL =
  'Open the page in a normal window and try it there, or close all private windows and open a new one.';
const NOT_CLEAN: Outcome = {
  result: 'refused',
  say: 'A private window is open already, and all private windows share one session: another would not be clean.',
  byHand: 'Close every private window, then try again.',
};
