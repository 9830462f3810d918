import {
  DEFAULT_OPTIONS,
  FEWEST_EPISODES,
  LONGEST_HOURS,
  LONGEST_VAULT_MINUTES,
  MOST_EPISODES,
  MOST_SITES,
  MOST_STATUSES,
  type Options,
  type RetentionOptions,
  type VaultOptions,
  WATCHED_KINDS,
  type WatchedKind,
} from './options.ts';
import { isSitePattern } from './site-patterns.ts';

/**
 * Reads what the storage holds. Never throws: every part that is missing or damaged is the default one, whatever an
 * older version or a failing disk has left.
 */
export function readOptions(stored: unknown): Options {
  const raw = isObject(stored) ? stored : {};
  const entries = OPTION_NAMES.map(name => [name, CHECKS[name](raw[name]) ? raw[name] : DEFAULT_OPTIONS[name]]);
  return Object.fromEntries(entries) as unknown as Options;
}

/** Every option, in the order of the page. */
export const OPTION_NAMES = Object.keys(DEFAULT_OPTIONS) as readonly (keyof Options)[];

/** What each option may be: an allow-list, for the storage and for files alike. */
export const CHECKS: { readonly [K in keyof Options]: (raw: unknown) => raw is Options[K] } = {
  watched: (raw): raw is readonly WatchedKind[] => isSetOf(raw, WATCHED_KINDS.length, isWatchedKind),
  moreStatuses: (raw): raw is readonly number[] => isSetOf(raw, MOST_STATUSES, isStatus),
  ignoredSites: (raw): raw is readonly string[] => isSetOf(raw, MOST_SITES, isSitePattern),
  closedPrompts: (raw): raw is readonly string[] => isSetOf(raw, MOST_SITES, isSitePattern),
  vault: (raw): raw is VaultOptions =>
    hasExactly(raw, ['on', 'minutes']) && typeof raw.on === 'boolean' && isWhole(raw.minutes, 1, LONGEST_VAULT_MINUTES),
  badge: (raw): raw is boolean => typeof raw === 'boolean',
  retention: (raw): raw is RetentionOptions =>
    hasExactly(raw, ['episodes', 'hours']) &&
    isWhole(raw.episodes, FEWEST_EPISODES, MOST_EPISODES) &&
    (raw.hours === null || isWhole(raw.hours, 1, LONGEST_HOURS)),
};

/** True when every option is one that may be. */
export const isOptions = (options: Options): boolean => OPTION_NAMES.every(name => CHECKS[name](options[name]));

/** A status that servers refuse with. */
export const isStatus = (raw: unknown): raw is number => isWhole(raw, 400, 599);

export const isWhole = (raw: unknown, least: number, most: number): raw is number =>
  Number.isInteger(raw) && (raw as number) >= least && (raw as number) <= most;

type Raw = Readonly<Record<string, unknown>>;

export const isObject = (raw: unknown): raw is Raw => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const isWatchedKind = (raw: unknown): raw is WatchedKind => (WATCHED_KINDS as readonly unknown[]).includes(raw);

const isSetOf = <T>(raw: unknown, most: number, is: (item: unknown) => item is T): raw is readonly T[] =>
  Array.isArray(raw) && raw.length <= most && raw.every(is) && new Set(raw).size === raw.length;

const hasExactly = (raw: unknown, names: readonly string[]): raw is Raw =>
  isObject(raw) && Object.keys(raw).length === names.length && names.every(name => Object.hasOwn(raw, name));
