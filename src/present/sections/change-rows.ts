import {
  type Comparison,
  claimFacts,
  cookieAccount,
  type Difference,
  type Evidence,
  JOSE_HEADER,
  type TokenJson,
} from '../../core/index.ts';
import { HOME_WORDS } from '../cookie-words.ts';
import { listing, oneLine, plural } from '../text.ts';
import { sayInstant, type Zone } from '../time.ts';
import { lineOf } from './cookie-rows.ts';
import { sayJson } from './token-lines.ts';

/** One difference: what it is about, how it was, how it is, and what that means where it is known. */
export interface ChangeRow {
  readonly part: Difference['part'];
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly meaning: string | null;
}

/** @param comparison the difference belongs to */
export function changeRow(d: Difference, comparison: Comparison, evidence: Evidence, zone: Zone): ChangeRow {
  switch (d.part) {
    case 'credential':
      return { part: d.part, title: d.name, ...credentialWords(d) };
    case 'claim':
      return {
        part: d.part,
        title: `claim ${oneLine(d.name, 60)}`,
        before: claimValue(d.name, d.before, zone, evidence.subject.time),
        after: claimValue(d.name, d.after, zone, evidence.subject.time),
        meaning: claimFacts(d.name)?.title ?? JOSE_HEADER.get(d.name)?.title ?? null,
      };
    case 'cookie':
      return { part: d.part, title: `cookie ${oneLine(d.name, 60)}`, ...cookieWords(d, comparison, evidence, zone) };
    case 'query':
    case 'header': {
      const hidden = d.before === null && d.after === null;
      return {
        part: d.part,
        title: d.part === 'query' ? `parameter ${oneLine(d.name, 60)}` : oneLine(d.name, 60),
        before: d.change === 'new' ? ABSENT : hidden ? HIDDEN : (d.before ?? ''),
        after:
          d.change === 'gone' ? ABSENT : hidden ? (d.change === 'new' ? HIDDEN : 'another value') : (d.after ?? ''),
        meaning:
          d.part === 'header'
            ? (HEADERS[d.name] ?? (ANTI_FORGERY.test(d.name) ? HEADERS['x-csrf-token'] : null) ?? null)
            : null,
      };
    }
    default:
      return {
        part: d.part,
        title: TITLES[d.part],
        before: d.before ?? 'not told',
        after: d.after ?? 'not told',
        meaning: d.part === 'page' ? 'Another page asked: other rules of CORS and of cookies may hold for it.' : null,
      };
  }
}

const ABSENT = 'not there';
const HIDDEN = 'a value that is not kept';
const TITLES = { method: 'Method', path: 'Path', type: 'Kind of request', page: 'Asked by' } as const;
const ANTI_FORGERY = /csrf|xsrf|nonce|crumb|verification/;

/** What a header that differs can mean for a sign-in. */
const HEADERS: Readonly<Record<string, string>> = {
  origin: 'The server may allow one origin and refuse another.',
  'sec-fetch-site': 'How far the asking page is from the server decides over SameSite cookies.',
  'sec-fetch-mode': 'A navigation and a fetch carry different credentials.',
  accept: 'By what is asked for, servers choose between a refusal and a page to sign in.',
  'content-type': 'Together with the method it decides whether a preflight comes first.',
  'x-requested-with': 'By it some servers tell scripts from navigations, and refuse instead of redirecting.',
  'user-agent': 'Some sessions are bound to the browser that began them.',
  'x-csrf-token': "It has to match the session's anti-forgery token.",
  'cache-control': 'The page was loaded past the cache.',
  pragma: 'The page was loaded past the cache.',
};

type CredentialChange = Extract<Difference, { part: 'credential' }>;

function credentialWords({ before, after, change }: CredentialChange): Pick<ChangeRow, 'before' | 'after' | 'meaning'> {
  const say = (c: CredentialChange['before']) =>
    c === null ? ABSENT : [c.scheme, c.token?.title, plural(c.length, 'character')].filter(Boolean).join(', ');
  const words = { before: say(before), after: say(after) };
  if (change === 'gone') return { ...words, meaning: 'The accepted request carried it, this one does not.' };
  if (change === 'new') return { ...words, meaning: 'The accepted request did without it.' };
  if (before?.scheme?.toLowerCase() !== after?.scheme?.toLowerCase())
    return { ...words, meaning: 'It is written with another scheme.' };
  if (before?.secretFingerprint === after?.secretFingerprint)
    return { ...words, meaning: 'The secret is the same, it is only written differently.' };
  const facts = changedFacts(before, after);
  if (facts.length > 0)
    return { ...words, meaning: `It is computed anew for each request; of its parts these differ: ${listing(facts)}.` };
  if (before?.shape !== after?.shape && after?.shape !== 'well-formed')
    return { ...words, meaning: `Its form is odd now: ${(after?.shape ?? '').replaceAll('-', ' ')}.` };
  return { ...words, meaning: 'It is another value than the one that was accepted.' };
}

/** Names of the public facts of a computed credential (Digest, SigV4, Hawk …) that are not the same. */
function changedFacts(before: CredentialChange['before'], after: CredentialChange['after']): string[] {
  if (!before || !after || before.token || after.token) return [];
  return Object.keys(after.facts).filter(
    name => name in before.facts && JSON.stringify(before.facts[name]) !== JSON.stringify(after.facts[name]),
  );
}

function claimValue(name: string, value: TokenJson | null, zone: Zone, near: number): string {
  if (value === null) return ABSENT;
  const facts = claimFacts(name);
  if (facts?.keep === 'time' && typeof value === 'number') return sayInstant(value * 1000, zone, near).short;
  if (facts?.keep === 'present') return 'there';
  if (facts?.keep === 'count') return plural(Number(value), 'entry', 'entries');
  return sayJson(value);
}

type CookieChange = Extract<Difference, { part: 'cookie' }>;

function cookieWords(d: CookieChange, { accepted }: Comparison, evidence: Evidence, zone: Zone) {
  const say = (n: number, word: string) => (n === 0 ? 'not sent' : n === 1 ? word : `${n} of this name`);
  return {
    before: say(d.before, 'sent'),
    after:
      d.change === 'order'
        ? 'the same ones in another order'
        : say(d.after, d.change === 'value' ? 'sent with another value' : 'sent'),
    meaning: cookieMeaning(d, accepted.time, evidence, zone),
  };
}

/** What happened to the cookie between the two requests, or what kept it home on the second. */
function cookieMeaning(d: CookieChange, since: number, evidence: Evidence, zone: Zone): string | null {
  if (d.change === 'order') return 'Most servers read only the first of them.';
  const { fates, history } = cookieAccount(evidence);
  const { subject } = evidence;
  const [low, high] = [Math.min(since, subject.time), Math.max(since, subject.time)];
  const event = history.findLast(e => e.cookie.name === d.name && e.kind !== 'refused' && e.at >= low && e.at <= high);
  if (event) {
    const { say, by, when } = lineOf(event, subject.time, zone);
    return `Between the two it was ${say} by ${by}, ${when.short}.`;
  }
  const home = d.change === 'gone' ? fates.find(f => f.name === d.name && f.home?.sure)?.home : null;
  if (home) return HOME_WORDS[home.rule].why;
  const set = history.findLast(e => e.cookie.name === d.name && e.at < subject.time && e.cookie.expires !== null);
  if (d.change === 'gone' && set?.cookie.expires && set.cookie.expires <= subject.time)
    return 'Its lifetime had ended.';
  return d.change === 'gone' ? 'What took it away was not seen.' : 'What set it was not seen.';
}
