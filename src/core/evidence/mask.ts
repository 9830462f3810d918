import type { Fingerprinter } from './fingerprint.ts';
import { maskPath } from './path-mask.ts';
import { isPlain, isUuid, isWord } from './plain.ts';
import { hideSaid } from './said-secrets.ts';

/** Takes secrets out of texts that servers wrote: they do echo tokens. */
export interface Masker {
  /** Replaces the known secrets, whatever looks like one, and all of addresses but where they lead; cuts at `limit`. */
  text(value: string, limit?: number): string;
  /** Replaces the known secrets and JWTs only: for what a server says in public on purpose. */
  known(value: string, limit?: number): string;
  /** Replaces the known secrets that are no words: for names, in which nobody echoes a password. */
  name(value: string, limit?: number): string;
  /** Replaces the segments of a path that do not read like names; `strict`: the digits as well. */
  path(value: string, strict?: boolean): string;
  /** Replaces the whole value; equal values stay equal. */
  whole(value: string): string;
}

/** The raw values that must not appear. */
export interface KnownSecrets {
  /** Searched for everywhere, also inside of words. */
  readonly long: readonly string[];
  /** May be words of other texts: searched for as whole words, in what servers say, and in no address. */
  readonly short: readonly string[];
}

export const NO_SECRETS: KnownSecrets = { long: [], short: [] };

const DEFAULT_LIMIT = 1_000;
const JWT = /\b[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]*){0,2}(?=$|[^A-Za-z0-9_-])/g;
const RUN = /[A-Za-z0-9_+=-]{24,}/g;
const REST = String.raw`(?:[^\s"'<>‹›?#]|‹[^›]*›)*`;
const QUERY = String.raw`((?:[?#](?:[^\s"'<>‹›]|‹[^›]*›)*)?)`;
const ADDRESS = new RegExp(
  String.raw`\b([a-z][a-z0-9+.-]{1,20}:\/\/)((?:[^\s"'<>/?#@]*@)*)([^\s"'<>‹›/?#]*)(${REST})${QUERY}`,
  'gi',
);
/** An address without its host, as it stands in a text: only where something follows that may be secret. */
const LOCAL_ADDRESS = new RegExp(String.raw`(?<![^\s"'(=:,])(\/(?!\/)${REST})${QUERY}`, 'g');
/** `login?token=…`, `myapp:cb?code=…`: what is no address by form, and has a query. */
const ANY_QUERY = /(?<=[^\s?])\?[\w.[\]-]{1,60}=[^\s"'<>]+/g;
const USERINFO = /(?<![^\s"'(/])[^\s"'()@/:‹›]{1,100}:[^\s"'()@/‹›]{1,100}@(?=[\w-]+[.:\w-]*)/g;

/** @param fingerprint for the mark that stands in for a value */
export function masker(secrets: KnownSecrets, fingerprint: Fingerprinter): Masker {
  const known = [...new Set(secrets.long)].sort((a, b) => b.length - a.length);
  const short = [...new Set(secrets.short)].sort((a, b) => b.length - a.length).map(wholeWord);
  const mark = (value: string) => `‹${value.length} characters #${fingerprint(value).slice(0, 6)}›`;
  const hideLong = (value: string) => known.reduce((text, secret) => text.split(secret).join(mark(secret)), value);
  const hideShort = (value: string) =>
    short.reduce((text, word) => outsideMarks(text, t => t.replace(word, mark)), value);
  const hideJwt = (value: string) => value.replace(JWT, run => (looksLikeJwt(run) ? mark(run) : run));
  const hideKnown = (value: string, limit: number) => hideJwt(hideShort(hideLong(cut(value, limit))));
  const path = (value: string, strict?: boolean) => maskPath(hideLong(value), mark, strict);
  const hideAddresses = (value: string) =>
    value
      .replace(ADDRESS, (_, scheme, _user, host, rest, query) => `${scheme}${host}${path(rest)}${shownQuery(query)}`)
      .replace(LOCAL_ADDRESS, (whole, rest, query) => (query ? `${path(rest)}${shownQuery(query)}` : whole))
      .replace(ANY_QUERY, '?…')
      .replace(USERINFO, pair => `${mark(pair.slice(0, -1))}@`);
  const hideRuns = (value: string) => value.replace(RUN, run => (isUuid(run) || isPlain(run) ? run : mark(run)));
  return {
    whole: mark,
    path,
    name: (value, limit = DEFAULT_LIMIT) => hideJwt(hideLong(cut(value, limit))),
    known: (value, limit = DEFAULT_LIMIT) => hideKnown(value, limit),
    text: (value, limit = DEFAULT_LIMIT) => hideRuns(hideSaid(hideAddresses(hideKnown(value, limit)), mark)),
  };
}

/** The anchor of a documentation's page stays; whatever else follows the path may be a value. */
const shownQuery = (query: string): string => {
  if (query === '' || (query.startsWith('#') && query.slice(1).split('-').every(isWord))) return query;
  return `${query[0]}…`;
};

/** A JOSE header is a JSON object: its base64url form begins with `ey` (RFC 7515 §3). Hosts and versions do not. */
const looksLikeJwt = (run: string): boolean => run.startsWith('ey');

const wholeWord = (word: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\d])${word.replace(/[^\p{L}\d]/gu, c => `\\u{${c.codePointAt(0)?.toString(16)}}`)}(?![\\p{L}\\d])`,
    'gu',
  );

/** A short secret may be a word or a number of a mark. */
const outsideMarks = (text: string, change: (part: string) => string): string =>
  text
    .split(/(‹[^›]*›)/)
    .map((part, i) => (i % 2 === 1 ? part : change(part)))
    .join('');

/** Cut before searching: work stays bounded whatever a server sends. A cut secret is still found by its beginning. */
const cut = (value: string, limit: number): string =>
  value.length <= limit ? value : `${value.slice(0, limit)}… (${value.length} characters)`;
