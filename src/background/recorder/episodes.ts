import { accepted, type ExchangeEvidence, sameCall, siteOf } from '../../core/index.ts';
import type { Flight } from './flights.ts';
import { isSignIn } from './watch.ts';

/** A refusal that may still turn out well. Times are epoch milliseconds. */
export interface OpenEpisode {
  readonly id: string;
  /** The tab it is shown in; the subject's own, or that of the page whose service worker asked. */
  readonly tabId: number;
  readonly subject: ExchangeEvidence;
  /** The last end of anything that belongs to it. */
  readonly lastRelated: number;
  /** The browser asks a person for credentials. */
  readonly waiting: boolean;
}

/** Quiet for so long after the last related end: nothing more is coming. */
export const QUIET_MS = 1500;
/** While a retry or a refresh is under way it is waited for, but no longer than this. */
export const LONGEST_MS = 10_000;
/** A person at a prompt may take their time; browsers keep prompts open without limit. */
export const PROMPT_MS = 15 * 60_000;
/** A success of the same call within this time after the refusal makes it a recovered one. */
export const RECENT_MS = 60_000;

/** Unique in the browser session and sortable by age. */
export const episodeId = (subject: ExchangeEvidence): string =>
  `${Math.round(subject.time).toString(36).padStart(9, '0')}-${subject.id}`;

/**
 * When the episode is to be settled, as things stand.
 *
 * @param underWay requests that have no end yet
 */
export function dueAt(episode: OpenEpisode, underWay: readonly Flight[]): number {
  const { subject, lastRelated, waiting } = episode;
  const end = subject.endTime ?? subject.time;
  // The end of the request would have been told, and would have woken the background had it slept.
  if (waiting) return end + PROMPT_MS;
  const quiet = lastRelated + QUIET_MS;
  const pending = underWay.some(f => f.time >= end && belongs(episode, f.base));
  return pending ? Math.max(quiet, end + LONGEST_MS) : quiet;
}

/** True when a request may be the retry, the refresh or another leg of what was refused. */
export function belongs(
  episode: OpenEpisode,
  x: Pick<Flight['base'], 'requestId' | 'tabId' | 'type' | 'method' | 'url'>,
): boolean {
  const { subject } = episode;
  if (x.requestId === subject.requestId) return true;
  // Connections that stay open for good would hold up the verdict.
  if (x.tabId !== subject.tabId || x.type === 'websocket' || x.type === 'media') return false;
  return siteOf(x.url) === subject.url.site || isSignIn(x);
}

/** True when this exchange is the refused call, and was accepted this time. */
export const recovers = (subject: ExchangeEvidence, x: ExchangeEvidence): boolean =>
  accepted(x) && x.tabId === subject.tabId && x.time >= subject.time && sameCall(subject, x);

/** A cheap look before `recovers`, which needs the evidence. @param origin of the exchange */
export const mayRecover = (
  subject: ExchangeEvidence,
  x: { tabId: number; method: string; status: number },
  origin: string | null,
): boolean =>
  x.tabId === subject.tabId &&
  x.method === subject.method &&
  (x.status === 304 || (x.status >= 200 && x.status < 300)) &&
  origin === subject.url.origin;
