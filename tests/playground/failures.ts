import { bearerFailures } from './failures/bearer.ts';
import { crossOriginFailures } from './failures/cross-origin.ts';
import { normalOutcomes } from './failures/normal.ts';
import { signInFailures } from './failures/sign-in.ts';
import { timeFailures } from './failures/time.ts';

/** One request that the page makes. `{name}` in a header or a body stands for a token of `pageTokens`, or one that was saved. */
export interface Step {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  /** The listener it goes to; the page's own one when absent. */
  readonly at?: 'other' | 'fast' | 'slow';
  /** How the browser makes it; `fetch` when absent. A navigation can only be the last step. */
  readonly how?: 'fetch' | 'xhr' | 'navigate';
  readonly authorization?: string;
  /** The user name and the password that `XMLHttpRequest.open` is given: the browser itself answers the challenge. */
  readonly account?: readonly [string, string];
  readonly fields?: Readonly<Record<string, string>>;
  /** `omit` keeps the browser from asking the person after a Basic challenge. */
  readonly credentials?: 'omit' | 'include';
  /** Keeps `access_token` of the answer under this name for later steps. */
  readonly save?: string;
  /** The status that the page is to get, or `blocked` where the browser hides the answer from it. */
  readonly answer: number | 'blocked';
}

export interface Failure {
  readonly id: string;
  readonly title: string;
  /** The id in the catalogue of causes that the evidence of this run allows. */
  readonly diagnosis: string;
  readonly outcome: 'failure' | 'recovered' | 'normal';
  readonly steps: readonly Step[];
  /** Other verdicts that are no mistake, where a browser shows less than the verdict needs; `note` tells what. */
  readonly acceptable?: readonly string[];
  /** The browsers that can be made to show it; both when absent. */
  readonly browsers?: readonly ('chromium' | 'firefox')[];
  /** The browser asks the person for the account, so no unattended run can take it. */
  readonly person?: true;
  readonly note?: string;
}

/** Every outcome that the playground can produce, under the headings and in the order of the page. */
export const groups: readonly (readonly [heading: string, failures: readonly Failure[]])[] = [
  ['Nothing usable was sent', bearerFailures],
  ['The time is not right', timeFailures],
  ['Passwords and sessions', signInFailures],
  ['On the way to another origin', crossOriginFailures],
  ['Nothing is wrong', normalOutcomes],
];

export const failures: readonly Failure[] = groups.flatMap(([, rows]) => rows);

/** The page that runs one failure, on a host of its own: what the neighbours of an origin sent is evidence too, so runs must not share one. */
export function failureUrl(origin: string, id: string): string {
  const url = new URL('/', origin);
  if (url.hostname === 'localhost' || url.hostname.endsWith('.test')) url.hostname = `${id}.${url.hostname}`;
  url.searchParams.set('run', id);
  return url.href;
}
