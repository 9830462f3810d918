import type { Options } from '../protocol/index.ts';
import { HOURS, type KindView, kindViews, LIMITS } from './options.ts';

/** The options as the page shows them. */
export interface OptionsView {
  readonly kinds: readonly KindView[];
  readonly statuses: readonly string[];
  readonly sites: readonly string[];
  readonly prompts: readonly string[];
  readonly vault: { readonly on: boolean; readonly minutes: string };
  readonly badge: boolean;
  readonly episodes: string;
  readonly hours: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly limits: typeof LIMITS;
}

export function optionsView(options: Options): OptionsView {
  const { moreStatuses, ignoredSites, closedPrompts, vault, badge, retention } = options;
  // A file may hold a number of hours that is none of the choices.
  const own = HOURS.some(({ hours }) => hours === retention.hours)
    ? []
    : [{ hours: retention.hours, label: `${retention.hours} hours` }];
  return {
    kinds: kindViews(options),
    statuses: moreStatuses.map(String),
    sites: ignoredSites,
    prompts: closedPrompts,
    vault: { on: vault.on, minutes: String(vault.minutes) },
    badge,
    episodes: String(retention.episodes),
    hours: [...HOURS, ...own].map(({ hours, label }) => ({
      value: hours === null ? '' : String(hours),
      label,
      chosen: hours === retention.hours,
    })),
    limits: LIMITS,
  };
}
