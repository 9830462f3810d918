import type { BlindSpot, NeedName } from '../core/index.ts';

/** Why something could not be seen, and what would let it be seen. */
export interface BlindSpotWords {
  /** Completes "could not be seen, because …". */
  readonly because: string;
  /** What would let it be seen; null when nothing the reader can do would. */
  readonly wayOn: string | null;
}

export const BLIND_SPOTS: Readonly<Record<BlindSpot, BlindSpotWords>> = {
  'not-recorded': {
    because: 'the recording has a gap there',
    wayOn: 'Repeat the request while this panel is open.',
  },
  'vault-off': {
    because: 'the options say that no raw headers are kept',
    wayOn: 'Switch it on in the options and repeat the request.',
  },
  'browser-hides-own-credentials': {
    because: 'Chromium does not show extensions the credentials that it adds by itself',
    wayOn: 'Repeat the request with DevTools open: they show what was added. Firefox shows it without.',
  },
  'never-sent': { because: 'the request never left the browser', wayOn: null },
  'no-response': { because: 'no answer arrived', wayOn: 'Repeat the request once the server can be reached.' },
  'body-needs-devtools': {
    because: 'the browser gives response bodies to DevTools only',
    wayOn: 'Keep DevTools open and repeat the request.',
  },
  'recorder-restarted': {
    because: 'the browser had stopped the recorder while the request was under way',
    wayOn: 'Repeat the request.',
  },
  'no-site-access': {
    because: 'Why401 had no access to the site',
    wayOn: 'Grant access to the site and reload the page.',
  },
  'no-cookie-access': {
    because: 'the cookie jar could not be asked',
    wayOn: 'Grant access to the site and reload the page.',
  },
  'cached-date': {
    because: 'the answer came from a cache, so its date says nothing about the present',
    wayOn: 'Reload the page past the cache.',
  },
  'no-date': { because: 'the answer carried no date that can be read', wayOn: null },
};

const NEEDS: Readonly<Record<NeedName, string>> = {
  request: 'the request headers',
  response: 'the response headers',
  credential: 'the credential that was sent',
  authorization: 'the credential that was sent',
  token: 'the token that was sent',
  challenges: 'the challenge',
  clock: 'the clocks',
  body: 'the response body',
  jar: "the browser's cookies",
};

export const nameOfNeed = (need: NeedName): string => NEEDS[need];

/** A whole sentence: "The response body could not be seen, because …." */
export function sayBlindSpot(what: string, why: BlindSpot): string {
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} could not be seen, because ${BLIND_SPOTS[why].because}.`;
}
