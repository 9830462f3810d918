import type { Evidence } from '../../core/index.ts';
import type { BrowserTab } from '../../platform/tabs.ts';
import type { Outcome } from '../../protocol/index.ts';
import type { CookieJar } from './site-cookies.ts';
import type { Undos } from './undo.ts';

/** What the executors need of the browser and of the background. */
export interface FixParts {
  readonly jar: CookieJar;
  readonly undos: Undos;
  readonly tabs: {
    findTab(id: number): Promise<BrowserTab | null>;
    allTabs(): Promise<readonly BrowserTab[]>;
    reloadTab(id: number, options: { bypassCache: boolean }): Promise<void>;
  };
  /** Of an episode that the recorder has; null otherwise. */
  evidenceOf(episode: string): Evidence | null;
  storeOf(tab: BrowserTab): Promise<string>;
  /** Where the flow that led to the tab's page began; null when it is not known. */
  flowStart(tabId: number): string | null;
  /** Opens an address where no cookie and no login is known. */
  readonly clean: CleanSession;
  /** Epoch milliseconds. */
  now(): number;
}

export interface CleanSession {
  open(url: string, tab: BrowserTab): Promise<Outcome>;
}
