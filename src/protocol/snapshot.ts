import type { Evidence, Observed, UrlEvidence } from '../core/index.ts';
import type { CleanTrial } from './clean-trial.ts';
import type { WatchedKind } from './options.ts';

/** An episode as the recorder keeps it. Findings are derived from its evidence, never stored. */
export interface EpisodeRecord {
  /** Unique in the browser session, sortable by age. */
  readonly id: string;
  readonly tabId: number;
  /**
   * `settling`: it has failed, and the recorder waits a moment for a retry. `settled`: the evidence is complete; a
   * normal verdict means that it was recovered or was never a failure.
   */
  readonly state: 'settling' | 'settled';
  readonly evidence: Evidence;
}

/** What the extension may see of a tab. */
export type Access =
  /** Requests of the site are visible. */
  | 'granted'
  /** The person, or a policy, has not granted the site; it can be asked for. */
  | 'withheld'
  /** The browser never shows this page to extensions (settings, stores, other extensions). */
  | 'restricted';

export interface TabView {
  readonly id: number;
  readonly state: 'open' | 'closed';
  /** Of the top-level page; null when the browser does not tell. */
  readonly url: UrlEvidence | null;
  readonly access: Access;
  readonly private: boolean;
  /** Local time of the first moment from which requests of this tab were watched, epoch milliseconds. */
  readonly watchedSince: number;
  /**
   * Start of the navigation that brought the present page, epoch milliseconds: failures before it belong to an earlier
   * page. Absent while none has been seen.
   */
  readonly navigatedAt?: number;
  /** The options say that nothing of the page's site is recorded. */
  readonly ignored?: true;
  /** Kinds of refusal that the options switch off: that none of them is shown says nothing. Absent while there are none. */
  readonly unwatched?: readonly WatchedKind[];
  /** What goes out in place of the site's own token, because the person said so. Absent while there is nothing. */
  readonly otherToken?: OtherToken;
}

/** A token that a person has put in place of a site's own, without the token. */
export interface OtherToken {
  /** Requests there carry it. */
  readonly origin: string;
  readonly header: string;
  readonly scheme: string | null;
  /** Characters. */
  readonly length: number;
}

/** What was done and can still be taken back. */
export interface UndoOffer {
  readonly id: string;
  /** What was done, without a full stop: `3 cookies of shop.example removed`. */
  readonly say: string;
  /** Epoch milliseconds. */
  readonly until: number;
  /** Of the button, where it does more than undo. */
  readonly label?: string;
}

export interface Snapshot {
  readonly tab: TabView;
  /** Oldest first. */
  readonly episodes: readonly EpisodeRecord[];
  readonly undo: readonly UndoOffer[];
  /** What a try in a clean session has shown. */
  readonly trial: CleanTrial | null;
}

/** What has changed since the snapshot. */
export type Change =
  | { readonly kind: 'episode'; readonly episode: EpisodeRecord }
  | { readonly kind: 'removed'; readonly ids: readonly string[] }
  | { readonly kind: 'tab'; readonly tab: TabView }
  | { readonly kind: 'undo'; readonly undo: readonly UndoOffer[] }
  | { readonly kind: 'trial'; readonly trial: CleanTrial | null };

/** The raw address and headers of one exchange, given only on a click, from the vault. */
export interface RawExchange {
  readonly url: string;
  readonly requestHeaders: Observed<readonly (readonly [string, string])[]>;
  readonly responseHeaders: Observed<readonly (readonly [string, string])[]>;
}
