/** What a person can choose. Kept on disk, so nothing in it may be secret: sites, numbers and switches only. */
export interface Options {
  /** Kinds of refusal that are recorded. */
  readonly watched: readonly WatchedKind[];
  /** Statuses that are recorded whatever else the answer says, 400 to 599. */
  readonly moreStatuses: readonly number[];
  /** Site patterns (`site-patterns.ts`): nothing of these sites, or of what their pages ask for, is recorded. */
  readonly ignoredSites: readonly string[];
  /** Site patterns: the browser's own login prompt stays closed for them, and the site's own answer shows. */
  readonly closedPrompts: readonly string[];
  readonly vault: VaultOptions;
  /** The number of open failures on the icon. */
  readonly badge: boolean;
  readonly retention: RetentionOptions;
}

export interface VaultOptions {
  readonly on: boolean;
  /** How long raw headers are kept, 1 to `LONGEST_VAULT_MINUTES`. */
  readonly minutes: number;
}

export interface RetentionOptions {
  /** The most episodes that are kept, `FEWEST_EPISODES` to `MOST_EPISODES`. */
  readonly episodes: number;
  /** Older ones are let go, 1 to `LONGEST_HOURS`; null: they stay until the browser is closed. */
  readonly hours: number | null;
}

/** What can be watched, each by itself. A status stands for itself, under the conditions of decision 0009. */
export const WATCHED_KINDS = [
  '401',
  '407',
  '403',
  '400',
  '419',
  '431',
  '440',
  '498',
  '511',
  'client-certificate',
  'sign-in-page',
  'cors',
] as const;

export type WatchedKind = (typeof WATCHED_KINDS)[number];

export const LONGEST_VAULT_MINUTES = 15;
export const FEWEST_EPISODES = 10;
/** What fits into the session storage of both browsers beside everything else. */
export const MOST_EPISODES = 400;
export const LONGEST_HOURS = 72;
export const MOST_SITES = 500;
export const MOST_STATUSES = 50;

export const DEFAULT_OPTIONS: Options = {
  watched: WATCHED_KINDS,
  moreStatuses: [],
  ignoredSites: [],
  closedPrompts: [],
  vault: { on: true, minutes: LONGEST_VAULT_MINUTES },
  badge: true,
  retention: { episodes: MOST_EPISODES, hours: null },
};
