import {
  FEWEST_EPISODES,
  isStatus,
  isWhole,
  LONGEST_VAULT_MINUTES,
  MOST_EPISODES,
  MOST_SITES,
  MOST_STATUSES,
  type Options,
  readSitePattern,
  WATCHED_KINDS,
  type WatchedKind,
} from '../protocol/index.ts';
import { KIND_WORDS, PATTERN_WORDS } from './options-words.ts';

/** One change of the options, or a sentence why what was typed cannot be one. Applied to whatever is stored by then. */
export type Edit =
  | { readonly ok: true; readonly said: string; apply(now: Options): Options }
  | { readonly ok: false; readonly say: string };

export interface KindView {
  readonly kind: WatchedKind;
  readonly label: string;
  readonly hint: string;
  readonly on: boolean;
}

export const kindViews = ({ watched }: Options): readonly KindView[] =>
  WATCHED_KINDS.map(kind => ({ kind, ...KIND_WORDS[kind], on: watched.includes(kind) }));

/** How long episodes stay, as choices; `null` is until the browser is closed. */
export const HOURS: readonly { readonly hours: number | null; readonly label: string }[] = [
  { hours: null, label: 'Until the browser is closed' },
  { hours: 1, label: '1 hour' },
  { hours: 8, label: '8 hours' },
  { hours: 24, label: '24 hours' },
  { hours: 72, label: '3 days' },
];

export const LIMITS = {
  minutes: { least: 1, most: LONGEST_VAULT_MINUTES },
  episodes: { least: FEWEST_EPISODES, most: MOST_EPISODES },
} as const;

export const watch = (kind: WatchedKind, on: boolean): Edit =>
  edit(`${KIND_WORDS[kind].label} is ${on ? 'recorded' : 'not recorded'}.`, now => ({
    ...now,
    watched: WATCHED_KINDS.filter(k => (k === kind ? on : now.watched.includes(k))),
  }));

/** @param typed a status as text */
export function addStatus(options: Options, typed: string): Edit {
  const text = typed.trim();
  const status = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (text === '') return refuse('Type a status first, such as 422.');
  if (!isStatus(status)) return refuse('A status of a refusal is a number from 400 to 599.');
  if (options.moreStatuses.includes(status)) return refuse(`${status} is on the list already.`);
  if (options.moreStatuses.length >= MOST_STATUSES) return refuse('The list is full. Take one off first.');
  return edit(`Every answer with ${status} is recorded.`, now => ({
    ...now,
    moreStatuses: unique([...now.moreStatuses, status]).sort((a, b) => a - b),
  }));
}

export const removeStatus = (status: number): Edit =>
  edit(`${status} is off the list.`, now => ({ ...now, moreStatuses: now.moreStatuses.filter(s => s !== status) }));

/** @param typed a host, a pattern or a whole address */
export function addSite(options: Options, list: SiteList, typed: string): Edit {
  const read = readSitePattern(typed);
  if (!read.ok) return refuse(PATTERN_WORDS[read.why]);
  if (options[list].includes(read.pattern)) return refuse(`${read.pattern} is on the list already.`);
  if (options[list].length >= MOST_SITES) return refuse('The list is full. Take one off first.');
  return edit(LIST_SAYS[list].added(read.pattern), now => ({ ...now, [list]: unique([...now[list], read.pattern]) }));
}

export const removeSite = (list: SiteList, pattern: string): Edit =>
  edit(LIST_SAYS[list].removed(pattern), now => ({ ...now, [list]: now[list].filter(site => site !== pattern) }));

/** The options that are lists of sites. */
export type SiteList = 'ignoredSites' | 'closedPrompts';

const LIST_SAYS: Readonly<Record<SiteList, { added(site: string): string; removed(site: string): string }>> = {
  ignoredSites: { added: site => `${site} is ignored.`, removed: site => `${site} is recorded again.` },
  closedPrompts: {
    added: site => `The login prompt of ${site} stays closed.`,
    removed: site => `The login prompt of ${site} shows again.`,
  },
};

export const switchVault = (on: boolean): Edit =>
  edit(on ? 'Raw headers are kept from now on.' : 'No raw headers are kept; those that were are gone.', now => ({
    ...now,
    vault: { ...now.vault, on },
  }));

export const setMinutes = (typed: string): Edit => {
  const minutes = wholeIn(typed, LIMITS.minutes);
  return minutes === null
    ? refuse(`The time is a whole number of minutes from 1 to ${LONGEST_VAULT_MINUTES}.`)
    : edit(`Raw headers are kept for ${minutes} minutes at most.`, now => ({
        ...now,
        vault: { ...now.vault, minutes },
      }));
};

export const switchBadge = (badge: boolean): Edit =>
  edit(badge ? 'The icon shows the number.' : 'The icon stays quiet.', now => ({ ...now, badge }));

export const setEpisodes = (typed: string): Edit => {
  const episodes = wholeIn(typed, LIMITS.episodes);
  return episodes === null
    ? refuse(`The number of failures is from ${FEWEST_EPISODES} to ${MOST_EPISODES}.`)
    : edit(`The newest ${episodes} failures are kept.`, now => ({ ...now, retention: { ...now.retention, episodes } }));
};

/** @param hours one of `HOURS` */
export const setHours = (hours: number | null): Edit =>
  edit(hours === null ? 'Failures stay until the browser is closed.' : `Failures stay for ${labelOf(hours)}.`, now => ({
    ...now,
    retention: { ...now.retention, hours },
  }));

/** Everything at once: from a file, or the defaults. */
export const replaceAll = (next: Options, said: string): Edit => edit(said, () => next);

const labelOf = (hours: number): string => HOURS.find(choice => choice.hours === hours)?.label ?? `${hours} hours`;

const edit = (said: string, apply: (now: Options) => Options): Edit => ({ ok: true, said, apply });
const refuse = (say: string): Edit => ({ ok: false, say });

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

function wholeIn(typed: string, { least, most }: { least: number; most: number }): number | null {
  const number = /^\d{1,6}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  return isWhole(number, least, most) ? number : null;
}
