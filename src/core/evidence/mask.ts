import type { Fingerprinter } from './fingerprint.ts';

/** Takes secrets out of texts that servers wrote: they do echo tokens. */
export interface Masker {
  /** Replaces the known secrets and whatever looks like one; cuts at `limit` characters. */
  text(value: string, limit?: number): string;
  /** Replaces the known secrets and JWTs only: for what a server says in public on purpose. */
  known(value: string, limit?: number): string;
  /** Replaces the whole value; equal values stay equal. */
  whole(value: string): string;
}

/** Shorter values are words, numbers and flags; replacing them would make texts unreadable. */
const SHORTEST_SECRET = 6;
const DEFAULT_LIMIT = 1_000;
const JWT = /\b[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]*){0,2}(?=$|[^A-Za-z0-9_-])/g;
const RUN = /[A-Za-z0-9_+=-]{24,}/g;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * @param secrets raw values that must not appear in any result
 * @param fingerprint for the mark that stands in for a value
 */
export function masker(secrets: readonly string[], fingerprint: Fingerprinter): Masker {
  const known = [...new Set(secrets)].filter(s => s.length >= SHORTEST_SECRET).sort((a, b) => b.length - a.length);
  const mark = (value: string) => `‹${value.length} characters #${fingerprint(value).slice(0, 6)}›`;
  const hideKnown = (value: string) => known.reduce((text, secret) => text.split(secret).join(mark(secret)), value);
  const hideJwt = (value: string) => value.replace(JWT, run => (looksLikeJwt(run) ? mark(run) : run));
  return {
    whole: mark,
    known: (value, limit = DEFAULT_LIMIT) => hideJwt(hideKnown(cut(value, limit))),
    text: (value, limit = DEFAULT_LIMIT) =>
      hideJwt(hideKnown(cut(value, limit))).replace(RUN, run => (looksRandom(run) ? mark(run) : run)),
  };
}

/** A JOSE header is a JSON object: its base64url form begins with `ey` (RFC 7515 §3). Hosts and versions do not. */
const looksLikeJwt = (run: string): boolean => run.startsWith('ey');

/** Digits among letters, as in a key; a word, a constant or a UUID (public ids have that form) is left alone. */
const looksRandom = (run: string): boolean =>
  /[0-9]/.test(run) && /[A-Za-z]/.test(run) && !UUID.test(run) && !/^[A-Z0-9_]+$/.test(run);

/** Cut before searching: work stays bounded whatever a server sends. A cut secret is still found by its beginning. */
const cut = (value: string, limit: number): string =>
  value.length <= limit ? value : `${value.slice(0, limit)}… (${value.length} characters)`;
