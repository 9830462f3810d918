import { apiFailures } from './failures/api.ts';
import { bearerFailures } from './failures/bearer.ts';
import { betweenFailures } from './failures/between.ts';
import { challengeFailures } from './failures/challenge.ts';
import { cookieFailures } from './failures/cookies.ts';
import { corsFailures } from './failures/cors.ts';
import { crossOriginFailures } from './failures/cross-origin.ts';
import { headerFailures } from './failures/headers.ts';
import { normalOutcomes } from './failures/normal.ts';
import { sessionFailures } from './failures/sessions.ts';
import { setCookieFailures } from './failures/set-cookie.ts';
import { signInFailures } from './failures/sign-in.ts';
import { timeFailures } from './failures/time.ts';
import { tokenFailures } from './failures/tokens.ts';
import type { Start } from './starts.ts';

/**
 * One request that the page makes. `{name}` in a header, a path or a body stands for a token of `pageTokens`, or one that was
 * saved; `{home}` for the host name of the run.
 */
export interface Step {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  /** The listener it goes to; the page's own one when absent. */
  readonly at?: 'other' | 'fast' | 'slow' | 'secure' | 'certified';
  /** The host it goes to, such as `api.{home}` (same site) or `shop-{home}` (another site); the page's own when absent. */
  readonly host?: string;
  /**
   * How the browser makes it; `fetch` when absent. A navigation can only be the last step. `move` goes on with the run in the
   * same tab on another host's copy of the page, and makes no request of interest itself.
   */
  readonly how?: 'fetch' | 'xhr' | 'navigate' | 'move' | 'image' | 'frame' | 'font' | 'events' | 'socket';
  readonly authorization?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The user name and the password that `XMLHttpRequest.open` is given: the browser itself answers the challenge. */
  readonly account?: readonly [string, string];
  /** User name and password in the address itself, as in `ada:lovelace`. */
  readonly userinfo?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** `omit` keeps the browser from asking the person after a Basic challenge. */
  readonly credentials?: 'omit' | 'include';
  /** Keeps `access_token` of the answer under this name for later steps. */
  readonly save?: string;
  /** Milliseconds that the page waits before it, where what the run shows takes time. */
  readonly after?: number;
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
  /** The verdict rests on words in the response's body, which Chromium shows to open devtools alone. */
  readonly needsBody?: true;
  /** How many refusals the run has, where the answers of its steps do not tell: a soft refusal is a 200. */
  readonly refusals?: number;
  /** The browsers that can be made to show it; both when absent. */
  readonly browsers?: readonly ('chromium' | 'firefox')[];
  /** How the browser has to be started; as it comes when absent. */
  readonly start?: Start;
  /** The browser asks the person for the account, and this is what the person does, so no unattended run can take it. */
  readonly person?: 'answers' | 'answers, then dismisses';
  readonly note?: string;
}

/** Every outcome that the playground can produce, under the headings and in the order of the page. */
export const groups: readonly (readonly [heading: string, failures: readonly Failure[]])[] = [
  ['Nothing usable was sent', bearerFailures],
  ['The credential is in the wrong place', headerFailures],
  ['The time is not right', timeFailures],
  ['The token is not the right one', tokenFailures],
  ['Passwords and sessions', signInFailures],
  ['Basic, Digest and Negotiate', challengeFailures],
  ['On the way to another origin', crossOriginFailures],
  ['The browser may not read the answer', corsFailures],
  ['The cookie stayed at home', cookieFailures],
  ['The cookie was never stored', setCookieFailures],
  ['The session and the form', sessionFailures],
  ['Somebody in between answered', betweenFailures],
  ['Signatures, rights and statuses', apiFailures],
  ['Nothing is wrong', normalOutcomes],
];

export const failures: readonly Failure[] = groups.flatMap(([, rows]) => rows);

/** Whether the row runs by itself in a browser that is started as it comes, with nothing but the extension in it. */
export const runsUnattended = ({ start, person, browsers }: Failure, kind: 'chromium' | 'firefox'): boolean =>
  !start && !person && (browsers?.includes(kind) ?? true);

/** How many refused requests the page of the failure has. A refusal that the browser hides is one of the preflight. */
export const refusalsOf = ({ refusals, steps }: Failure): number =>
  refusals ?? steps.filter(({ answer }) => answer === 'blocked' || answer >= 400).length;

/** Hosts of rows that cannot be below localhost, because browsers trust that one as they trust https. */
export const localNames: readonly string[] = ['shop.test', 'a.shop.test'];

/** The page that runs one failure, on a host of its own: what the neighbours of an origin sent is evidence too, so runs must not share one. */
export function failureUrl(origin: string, id: string): string {
  const url = new URL('/', origin);
  if (url.hostname === 'localhost' || url.hostname.endsWith('.test')) url.hostname = `${id}.${url.hostname}`;
  url.searchParams.set('run', id);
  return url.href;
}
