import type { Evidence, JarCookie, SetCookieEvidence } from '../../core/index.ts';
import { sayBlindSpot } from '../blind-spots.ts';
import { plural } from '../text.ts';
import { sayBytes, sayRelative } from '../time.ts';

export interface CookieRow {
  readonly name: string;
  /** `sent`, `kept home`, or `not told` where the request's cookies could not be seen. */
  readonly sent: 'sent' | 'kept-home' | 'unknown';
  readonly sentWord: string;
  readonly size: string;
  /** Attributes as in Set-Cookie, in words that name no value. */
  readonly attributes: readonly string[];
  readonly where: string;
}

export interface CookiesView {
  readonly closedLine: string;
  /** Sentences about what could not be seen. */
  readonly unseen: readonly string[];
  readonly rows: readonly CookieRow[];
  /** Cookies that the answer set or cleared. */
  readonly set: readonly { readonly name: string; readonly say: string; readonly refused: string | null }[];
}

/** @param now epoch milliseconds by the local clock when the answer arrived */
export function cookiesView(evidence: Evidence, now: number): CookiesView {
  const { subject, jar } = evidence;
  const unseen: string[] = [];
  if (!subject.request.seen) unseen.push(sayBlindSpot('the cookies of the request', subject.request.why));
  if (!jar.seen) unseen.push(sayBlindSpot("the browser's cookies", jar.why));
  const rows = [...sentRows(evidence, now), ...homeRows(evidence, now)];
  const set = subject.response.seen ? subject.response.value.setCookies.map(c => setView(c, now)) : [];
  return { closedLine: closedLine(evidence, rows, set), unseen, rows, set };
}

function closedLine({ subject, jar }: Evidence, rows: readonly CookieRow[], set: CookiesView['set']): string {
  const sent = rows.filter(r => r.sent === 'sent').length;
  const home = rows.filter(r => r.sent === 'kept-home').length;
  const refused = set.filter(s => s.refused !== null).length;
  return [
    subject.request.seen ? `${sent} sent` : 'sent ones not seen',
    ...(jar.seen
      ? [home > 0 ? `${home} kept home` : `${plural(jar.value.length, 'cookie')} in the jar`]
      : ['jar not seen']),
    ...(set.length > 0 ? [`${set.length} set by the answer`] : []),
    ...(refused > 0 ? [`${refused} refused by the browser`] : []),
  ].join(' · ');
}

const same = (a: { name: string; fingerprint: string }, b: { name: string; fingerprint: string }): boolean =>
  a.name === b.name && a.fingerprint === b.fingerprint;

function sentRows({ subject, jar }: Evidence, now: number): CookieRow[] {
  if (!subject.request.seen) return [];
  return subject.request.value.cookies.map(cookie => {
    const inJar = jar.seen ? jar.value.find(c => same(c, cookie)) : undefined;
    return {
      name: cookie.name,
      sent: 'sent',
      sentWord: 'sent',
      size: sayBytes(cookie.length),
      attributes: inJar ? attributesOf(inJar, now) : [],
      where: inJar ? placeOf(inJar) : jar.seen ? 'no longer in the jar with this value' : '',
    };
  });
}

function homeRows({ subject, jar }: Evidence, now: number): CookieRow[] {
  if (!jar.seen) return [];
  const sent = subject.request.seen ? subject.request.value.cookies : [];
  return jar.value
    .filter(c => !sent.some(s => same(s, c)))
    .map(c => ({
      name: c.name,
      sent: subject.request.seen ? 'kept-home' : 'unknown',
      sentWord: subject.request.seen ? 'kept home' : 'not told',
      size: sayBytes(c.length),
      attributes: attributesOf(c, now),
      where: placeOf(c),
    }));
}

const SAME_SITE: Readonly<Record<JarCookie['sameSite'], string>> = {
  no_restriction: 'SameSite=None',
  lax: 'SameSite=Lax',
  strict: 'SameSite=Strict',
  unspecified: 'no SameSite',
};

function attributesOf(c: JarCookie, now: number): string[] {
  return [
    SAME_SITE[c.sameSite],
    ...(c.secure ? ['Secure'] : []),
    ...(c.httpOnly ? ['HttpOnly'] : []),
    ...(c.partitionKey === null ? [] : ['Partitioned']),
    c.expires === null ? 'session' : `${c.expires < now ? 'expired' : 'expires'} ${sayRelative(c.expires, now)}`,
  ];
}

function placeOf(c: JarCookie): string {
  const partition = c.partitionKey === null ? '' : `, in the partition of ${c.partitionKey.topLevelSite}`;
  return `${c.domain}${c.hostOnly ? ' only' : ' and below'}${c.path === '/' ? '' : `, path ${c.path}`}${partition}`;
}

function setView(c: SetCookieEvidence, now: number): CookiesView['set'][number] {
  const life = c.clears
    ? 'cleared'
    : c.expires === null
      ? 'set until the session ends'
      : `set, expires ${sayRelative(c.expires, now)}`;
  const domain = c.domain === null ? '' : ` for ${c.domain}`;
  return { name: c.name, say: `${life}${domain}`, refused: c.refused };
}
