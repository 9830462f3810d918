import { type Evidence, type ExchangeEvidence, mayCarryHidden } from '../../core/index.ts';
import { BLIND_SPOTS } from '../blind-spots.ts';
import { listing, oneLine, plural } from '../text.ts';

/** One thing that a leg carried, or of which it is said that it was not there or not seen. */
export interface LoadView {
  readonly kind: 'credential' | 'cookies' | 'none' | 'unseen';
  readonly say: string;
  /** More, for hover: the names of the cookies. */
  readonly title: string | null;
}

/** What went along. Chromium hides the logins that it adds itself, so only what was seen is said. */
export function loadOf(x: ExchangeEvidence, evidence: Evidence): readonly LoadView[] {
  if (!x.request.seen)
    return [{ kind: 'unseen', say: `not seen, because ${BLIND_SPOTS[x.request.why].because}`, title: null }];
  const { credentials, cookies } = x.request.value;
  const load = credentials.map((c): LoadView => {
    const name = c.place === 'query' ? `${oneLine(c.name, 40)} in the address` : oneLine(c.name, 40);
    return { kind: 'credential', say: c.scheme === null ? name : `${name} (${oneLine(c.scheme, 40)})`, title: null };
  });
  const names = listing(cookies.slice(0, 20).map(c => oneLine(c.name, 40)));
  return [
    ...(load.length === 0 ? [noCredential(x, evidence)] : load),
    cookies.length === 0
      ? { kind: 'none', say: 'no cookie', title: null }
      : { kind: 'cookies', say: plural(cookies.length, 'cookie'), title: names },
  ];
}

/** What the browser adds by itself is not always shown: then "none" is not said. */
const noCredential = (x: ExchangeEvidence, evidence: Evidence): LoadView => ({
  kind: mayCarryHidden(x, evidence) ? 'unseen' : 'none',
  say: 'no credential seen',
  title: null,
});

/** What the leg before carried and this one does not, in a sentence; null where nothing is missing or it was not seen. */
export function lostOn(before: ExchangeEvidence, x: ExchangeEvidence): string | null {
  if (!before.request.seen || !x.request.seen) return null;
  const moved = before.url.origin === x.url.origin ? '' : ': the origin changed';
  if (carriesAuthorization(before) && !carriesAuthorization(x)) return `Authorization is missing from here on${moved}`;
  const missing = lostCookies(before, x);
  if (missing.length === 0) return null;
  const names = missing.length > 3 ? plural(missing.length, 'cookie') : listing(missing.map(n => oneLine(n, 40)));
  return `${missing.length > 3 ? names : `Cookie ${names}`} ${missing.length > 1 ? 'are' : 'is'} missing from here on${whyLost(before, missing)}`;
}

const carriesAuthorization = (x: ExchangeEvidence): boolean =>
  x.request.seen && x.request.value.credentials.some(c => c.place === 'authorization');

/** Each host has cookies of its own, so they can only be lost on the way within one. */
function lostCookies(before: ExchangeEvidence, x: ExchangeEvidence): readonly string[] {
  if (!before.request.seen || !x.request.seen || before.url.hostname !== x.url.hostname) return [];
  const still = new Set(x.request.value.cookies.map(c => c.name));
  return [...new Set(before.request.value.cookies.map(c => c.name))].filter(name => !still.has(name));
}

function whyLost(before: ExchangeEvidence, names: readonly string[]): string {
  const set = before.response.seen ? before.response.value.setCookies : [];
  return names.every(name => set.some(c => c.name === name && c.clears)) ? ': the redirect deleted it' : '';
}
