import type { Snapshot, TabView } from '../protocol/index.ts';
import { KIND_WORDS } from './options-words.ts';
import { oneLine, plural } from './text.ts';
import { type InstantView, sayInstant, type Zone } from './time.ts';

/** A sentence in place of content, or above it, with a way on. */
export interface Notice {
  readonly id:
    | 'loading'
    | 'restricted'
    | 'withheld'
    | 'closed'
    | 'ignored'
    | 'prompting'
    | 'empty'
    | 'earlier'
    | 'paused'
    | 'no-match'
    | 'trouble'
    | 'late'
    | 'restarted'
    | 'other-token'
    | 'exported';
  readonly title: string;
  readonly say: string;
  readonly wayOn:
    | 'grant'
    | 'reload'
    | 'clear-filter'
    | 'watch-again'
    | 'show-earlier'
    | 'resume'
    | 'again'
    | 'end-other-token'
    | null;
}

export const LOADING: Notice = {
  id: 'loading',
  title: 'Reading what was recorded',
  say: 'This takes a moment when the browser has put the recorder to sleep.',
  wayOn: null,
};

/** What keeps the tab from being watched; null when nothing does. */
export function accessNotice(tab: TabView): Notice | null {
  if (tab.state === 'closed')
    return {
      id: 'closed',
      title: 'The tab was closed',
      say: 'What was recorded stays here for 10 minutes.',
      wayOn: null,
    };
  if (tab.access === 'restricted')
    return {
      id: 'restricted',
      title: 'The browser hides this page from extensions',
      say: 'Its own pages, extension stores and the pages of other extensions are never shown. Open a website to watch it.',
      wayOn: null,
    };
  if (tab.access === 'withheld')
    return {
      id: 'withheld',
      title: `Why401 has no access to ${siteName(tab)}`,
      say: 'The requests of a site can be seen only once you have granted access to it. Then reload the page.',
      wayOn: 'grant',
    };
  if (tab.ignored)
    return {
      id: 'ignored',
      title: `Why401 ignores ${siteName(tab)}`,
      say: 'The options say so: nothing from this site is recorded, so nothing can be said about it.',
      wayOn: 'watch-again',
    };
  return null;
}

/** For an empty list. */
export function emptyNotice(tab: TabView, watched: InstantView): Notice {
  return {
    id: 'empty',
    title: 'Nothing was refused',
    say: [
      `No request from ${siteName(tab)} has been refused since ${watched.short}. What happened before that could not be seen.`,
      ...unwatchedWords(tab),
    ].join(' '),
    wayOn: 'reload',
  };
}

/** What the options keep from being recorded, as a sentence; empty when that is nothing. */
export function unwatchedWords({ unwatched = [] }: TabView): readonly string[] {
  const [first, second, ...more] = unwatched.map(kind => KIND_WORDS[kind].label);
  if (first === undefined) return [];
  const named = [first, second].filter(label => label !== undefined).join(', ');
  return [
    `Not recorded, as the options say: ${named}${more.length > 0 ? ` and ${plural(more.length, 'other')}` : ''}.`,
  ];
}

/** For a list that is empty because only the present page is shown. @param earlier failures of pages before it */
export const earlierNotice = (earlier: number): Notice => ({
  id: 'earlier',
  title: 'Nothing was refused on this page',
  say: `${plural(earlier, 'failure')} from earlier pages ${earlier === 1 ? 'is' : 'are'} hidden, because the log is not preserved.`,
  wayOn: 'show-earlier',
});

/** For a list that stands still with nothing in it. @param held failures since */
export const pausedNotice = (held: number): Notice => ({
  id: 'paused',
  title: 'The list is paused',
  say:
    held === 0 ? 'Nothing has been refused since then. Recording continues.' : `${plural(held, 'failure')} since then.`,
  wayOn: 'resume',
});

export const noMatchNotice = (filter: string): Notice => ({
  id: 'no-match',
  title: 'No failure matches',
  say: `Nothing in the list matches “${oneLine(filter, 60)}”.`,
  wayOn: 'clear-filter',
});

export const troubleNotice = (say: string): Notice => ({
  id: 'trouble',
  title: 'The recorder does not answer',
  say,
  wayOn: 'again',
});

/** A token that the person has put in place of the site's own must never be overlooked; null while there is none. */
export function otherTokenNotice(tab: TabView | null): Notice | null {
  if (!tab?.otherToken) return null;
  const { origin, header, scheme, length } = tab.otherToken;
  const what = `${scheme === null ? '' : `${oneLine(scheme, 30)}, `}${plural(length, 'character')}`;
  return {
    id: 'other-token',
    title: 'Another token is used in this tab',
    say: `Requests to ${oneLine(origin, 80)} carry the pasted ${oneLine(header, 60)} (${what}) instead of the site’s own.`,
    wayOn: 'end-other-token',
  };
}

/** From when on the tab was watched. */
export const watchedSince = (tab: TabView, zone: Zone, now: number): InstantView =>
  sayInstant(tab.watchedSince, zone, now);

/** The host of the page, or what stands for it. */
export function siteName(tab: Snapshot['tab']): string {
  const host = tab.url?.hostname ?? '';
  return host === '' ? 'this page' : oneLine(host, 80);
}
