import { type Challenge, parseChallenges } from '../http/challenges.ts';
import { parseSetCookie, storageVerdict } from '../http/cookies.ts';
import { parseHttpDate } from '../http/dates.ts';
import { explainChallenge } from '../schemes/index.ts';
import { PUBLIC_RESPONSE_FIELDS } from '../standards/header-lists.ts';
import type { ChallengeEvidence, ChallengesEvidence, ResponseEvidence, SetCookieEvidence } from './evidence.ts';
import type { Exchange, Header } from './exchange.ts';
import { notSeen, type Observed, seen } from './observed.ts';
import type { Tools } from './tools.ts';
import { publicAddress, urlEvidence } from './url-evidence.ts';

/** What is left of a response's headers without secrets. */
export function responseEvidence(exchange: Exchange, headers: readonly Header[], tools: Tools): ResponseEvidence {
  const named = headers.map(([name, value]) => [name.toLowerCase(), value] as const);
  const values = (wanted: string) => named.filter(([name]) => name === wanted).map(([, value]) => value);
  const publicHeaders: Record<string, string> = {};
  for (const [name, value] of named) {
    if (!PUBLIC_RESPONSE_FIELDS.has(name)) continue;
    const shown = publicValue(name, value, exchange, tools);
    publicHeaders[name] = name in publicHeaders ? `${publicHeaders[name]}, ${shown}` : shown;
  }
  const age = Number.parseInt(values('age')[0] ?? '', 10);
  return {
    headerNames: named.map(([name]) => name),
    headers: publicHeaders,
    challenges: challengesOf(values('www-authenticate'), tools),
    proxyChallenges: challengesOf(values('proxy-authenticate'), tools),
    setCookies: values('set-cookie')
      .flatMap(v => v.split('\n'))
      .map(v => setCookieEvidence(v, exchange, tools)),
    date: dateOf(values('date')[0], age, exchange),
    age: Number.isNaN(age) ? null : age,
  };
}

const REFRESH = /^(\s*[\d.]*\s*(?:[;,]\s*)?(?:url\s*=\s*)?)['"]?(.*?)['"]?\s*$/is;
const ANY = /^()\s*(.*?)\s*$/s;

function publicValue(name: string, value: string, exchange: Exchange, tools: Tools): string {
  if (name !== 'location' && name !== 'refresh') return tools.mask.text(value);
  // `Refresh: 5; url=/login`: the seconds are no part of the address.
  const [, wait = '', address = ''] = (name === 'refresh' ? REFRESH : ANY).exec(value) ?? [];
  if (address === '') return wait;
  const target = URL.canParse(address, exchange.url) ? new URL(address, exchange.url).href : address;
  return (
    wait +
    (urlEvidence(target, tools.fingerprint, tools.mask)?.href ?? publicAddress(address, exchange.url, tools.mask))
  );
}

/** Parameters that tie a challenge to one client; equal values stay equal, and nothing else is told. */
const BLOBS = new Set(['nonce', 'opaque', 'nextnonce', 'ticket', 'tsm', 'challenge', 'token-key']);

function challengesOf(fields: readonly string[], tools: Tools): ChallengesEvidence | null {
  if (fields.length === 0) return null;
  const parsed = parseChallenges(fields);
  return {
    ...parsed,
    challenges: parsed.challenges.map(c => ({
      ...c,
      ...readBlobs(c, tools),
      scheme: tools.mask.name(c.scheme, 200),
      token68: c.token68 === null ? null : tools.mask.whole(c.token68),
      params: c.params.map(p => ({
        ...p,
        name: tools.mask.name(p.name, 200),
        value: challengeValue(p, tools),
      })),
    })),
  };
}

/** Sentences, in which a server echoes what it got; the other parameters are its own addresses and names. */
const SENTENCES = /^error|description$|message$|reason$/i;

function challengeValue({ name, value }: { name: string; value: string }, { mask }: Tools): string {
  if (BLOBS.has(name)) return mask.whole(value);
  return SENTENCES.test(name) ? mask.text(value, 2_000) : mask.known(value, 2_000);
}

/** NTLM's names, SPNEGO's state and a token's issuer stand inside values that evidence does not hold: they are read here. */
function readBlobs(challenge: Challenge, tools: Tools): Pick<ChallengeEvidence, 'read'> {
  if (challenge.token68 === null && !challenge.params.some(p => BLOBS.has(p.name))) return {};
  const { asks, notes } = explainChallenge(challenge);
  return { read: { asks: tools.mask.known(asks, 500), notes: notes.slice(0, 10).map(n => tools.mask.known(n, 500)) } };
}

function setCookieEvidence(value: string, exchange: Exchange, tools: Tools): SetCookieEvidence {
  const at = exchange.endTime ?? exchange.time;
  const cookie = parseSetCookie(value, at);
  return {
    name: tools.mask.name(cookie.name, 300),
    fingerprint: tools.fingerprint(cookie.value),
    length: cookie.value.length,
    domain: cookie.domain,
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    partitioned: cookie.partitioned,
    sameSite: cookie.sameSite,
    expires: cookie.expires,
    clears: cookie.expires !== null && cookie.expires <= at,
    refused: storageVerdict(cookie, exchange.url, {
      browser: tools.browser,
      topLevel: exchange.topLevel,
      isTopLevelNavigation: exchange.type === 'main_frame',
    }).rule,
  };
}

/** A cached answer keeps the `Date` of its making (RFC 9111 §4.2.3): it says nothing about the clock now. */
function dateOf(value: string | undefined, age: number, exchange: Exchange): Observed<number> {
  if (value === undefined) return notSeen('no-date');
  if (exchange.fromCache || age > 0) return notSeen('cached-date');
  const date = parseHttpDate(value);
  return date.ok ? seen(date.ms) : notSeen('no-date');
}
