import {
  type CookieEvent,
  cookieAccount,
  type Evidence,
  isStorageRule,
  type SpecReference,
  storageRule,
} from '../../core/index.ts';
import { sayBlindSpot } from '../blind-spots.ts';
import { COOKIE_SPECS, STORAGE_REMEDIES } from '../cookie-words.ts';
import { listing } from '../text.ts';
import type { Zone } from '../time.ts';
import { type CookieLine, type CookieRemedy, type CookieRow, lineOf, remedyOf, rowOf } from './cookie-rows.ts';

export type { CookieLine, CookieRemedy, CookieRow } from './cookie-rows.ts';

export interface RefusedRow extends CookieLine {
  readonly name: string;
  readonly rule: string;
  readonly remedy: CookieRemedy;
  readonly spec: SpecReference;
}

export interface CookiesView {
  readonly closedLine: string;
  /** Sentences about what could not be seen. */
  readonly unseen: readonly string[];
  readonly rows: readonly CookieRow[];
  /** Every Set-Cookie that the browser took no notice of. */
  readonly refused: readonly RefusedRow[];
  /** What answers did to cookies that neither went along nor are in the jar. */
  readonly gone: readonly (CookieLine & { readonly name: string })[];
}

/** @param now epoch milliseconds by the local clock when the answer arrived */
export function cookiesView(evidence: Evidence, now: number, zone: Zone): CookiesView {
  const { subject, jar } = evidence;
  const { fates, history } = cookieAccount(evidence);
  const unseen: string[] = [];
  if (!subject.request.seen) unseen.push(sayBlindSpot('the cookies of the request', subject.request.why));
  if (!jar.seen) unseen.push(sayBlindSpot("the browser's cookies", jar.why));
  const rows = fates.map(fate => rowOf(fate, evidence, now, zone));
  const shown = new Set(fates.flatMap(f => f.events));
  const refused = history.filter(e => e.kind === 'refused').map(e => refusedRow(e, subject.time, zone));
  const gone = history
    .filter(e => e.kind !== 'refused' && !shown.has(e))
    .map(e => ({ name: e.cookie.name, ...lineOf(e, subject.time, zone) }));
  return { closedLine: closedLine(evidence, rows, refused), unseen, rows, refused, gone };
}

function closedLine({ subject, jar }: Evidence, rows: readonly CookieRow[], refused: readonly RefusedRow[]): string {
  const home = rows.filter(r => r.state === 'home' || r.state === 'maybe');
  const shadowed = rows.filter(r => r.state === 'shadowed').length;
  const rules = [...new Set(home.filter(r => r.state === 'home').map(r => shortRule(r.rule)))];
  const sent = rows.filter(r => r.state === 'sent' || r.state === 'first').length + shadowed;
  return [
    subject.request.seen ? `${sent} sent` : 'sent ones not seen',
    ...(home.length > 0
      ? [`${home.length} not sent${rules.length > 0 && rules.length < 4 ? ` (${listing(rules)})` : ''}`]
      : []),
    ...(jar.seen ? [] : ['jar not seen']),
    ...(shadowed > 0 ? [`${shadowed} shadowed`] : []),
    ...(refused.length > 0 ? [`${refused.length} refused at Set-Cookie`] : []),
  ].join(' · ');
}

const SHORT: Readonly<Record<string, string>> = {
  'samesite-strict': 'SameSite',
  'samesite-lax': 'SameSite',
  'samesite-unspecified': 'SameSite',
  'host-only': 'another host',
  domain: 'another host',
  path: 'Path',
  secure: 'Secure',
  partition: 'another partition',
  'set-later': 'set later',
  'credentials-mode': 'asked without credentials',
};

const shortRule = (rule: string | null): string => SHORT[rule ?? ''] ?? (rule ?? '').replaceAll('-', ' ');

function refusedRow(event: CookieEvent, near: number, zone: Zone): RefusedRow {
  const rule = event.rule ?? '';
  const known = isStorageRule(rule) ? rule : null;
  const spec = storageRule(rule)?.spec;
  return {
    ...lineOf(event, near, zone),
    name: event.cookie.name,
    rule,
    say: storageRule(rule)?.say ?? rule,
    remedy: remedyOf('server-config', known === null ? '' : STORAGE_REMEDIES[known]),
    spec: COOKIE_SPECS[spec === 'chips' ? 'chips' : spec === 'rfc6265bis#5.6' ? 'parsing' : 'storing'],
  };
}
