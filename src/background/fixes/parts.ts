import type { Evidence, ExchangeEvidence } from '../../core/index.ts';
import type { SiteDataType } from '../../platform/browsing-data.ts';
import type { BrowserTab } from '../../platform/tabs.ts';
import type { CloserLook, Outcome } from '../../protocol/index.ts';
import type { OtherTokens } from '../other-tokens.ts';
import type { Guard } from './guard.ts';
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
    loadInTab(id: number, url: string): Promise<void>;
    /** An empty one, in front. @returns its id */
    openTabBeside(id: number): Promise<number>;
  };
  /** Of an episode that the recorder has; null otherwise. */
  evidenceOf(episode: string): Evidence | null;
  /** Of an exchange, whole, while it is still in memory. */
  addressOf(exchange: string): string | null;
  /** Whether every host of a registrable domain may be seen, and so each of its cookies. */
  seesSite(domain: string): Promise<boolean>;
  storeOf(tab: BrowserTab): Promise<string>;
  /** Where the flow that led to the tab's page began; null when it is not known. */
  flowStart(tabId: number): string | null;
  /** Puts cookies by while something is done that may take them along. */
  readonly guard: Guard;
  readonly siteData: SiteData;
  /** Runs a function in a document of that origin in the tab; null where the tab has none. It travels as its source. */
  runInPage<Args extends readonly unknown[], Result>(
    tabId: number,
    origin: string,
    run: (...args: Args) => Promise<Result>,
    args: Args,
  ): Promise<Result | null>;
  /** The recorder hears nothing of requests to the address while the work goes on. */
  unheard<T>(url: string, work: () => Promise<T>): Promise<T>;
  /** Follows what the clean session makes of the call that was refused. */
  compare(subject: ExchangeEvidence, opened: { readonly tabId: number; readonly cleanTabId: number | null }): void;
  readonly prompts: ClosedPrompts;
  /** Opens an address where no cookie and no login is known. */
  readonly clean: CleanSession;
  readonly otherTokens: OtherTokens;
  /** Asks the refused question of an episode once more. */
  lookCloser(episode: string): Promise<CloserLook>;
  /** Epoch milliseconds. */
  now(): number;
}

export interface CleanSession {
  open(url: string, tab: BrowserTab): Promise<CleanOpening>;
}

export interface CleanOpening {
  readonly outcome: Outcome;
  /** Null where none was opened, or the extension cannot see it. */
  readonly tabId: number | null;
}

/** The browser's own login prompts, as far as they can be kept closed. */
export interface ClosedPrompts {
  /** The site pattern that keeps the host's prompt closed already; null when none does. */
  closedBy(url: string): string | null;
  once(tabId: number, url: string): void;
  /** @param site a host, with its port if it has one */
  always(site: string): Promise<void>;
  /** Lets the prompts of the address's host show again, in every tab. */
  show(url: string): Promise<void>;
  /** False where a tab that has shown a prompt for its page shows it again, whatever an extension says (Chromium). */
  readonly sameTab: boolean;
}

/** What the browser removes for extensions. */
export interface SiteData {
  /** The types that it removes for the session of this tab. */
  types(tab: BrowserTab): readonly SiteDataType[];
  /** True where removing a site's cookies removes the logins that are remembered for it. */
  takesLogins(): boolean;
  /** @param container as the tab tells it */
  remove(origin: string, types: readonly SiteDataType[], container: string | null): Promise<void>;
}
