/**
 * What the browser let us see. *Not seen* is not *absent*: a value that was looked for and was not there is
 * `seen` with an empty value; a value that could not be looked for is `not seen`, with the reason.
 */
export type Observed<T> = Seen<T> | NotSeen;

export interface Seen<T> {
  readonly seen: true;
  readonly value: T;
}

export interface NotSeen {
  readonly seen: false;
  readonly why: BlindSpot;
}

/** Why something could not be seen. The sentences are in `present/blind-spots.ts`. */
export type BlindSpot =
  /** The recording does not hold it (a HAR file, an imported case, an entry that was let go). */
  | 'not-recorded'
  /** The person has switched off that raw headers are kept. */
  | 'vault-off'
  /** Chromium does not show extensions the credentials that the browser itself adds (platform facts, section 1). */
  | 'browser-hides-own-credentials'
  /** The request never left the browser: it has no headers that could have been sent. */
  | 'never-sent'
  /** No answer arrived, so there is nothing to read. */
  | 'no-response'
  /** A background script gets no response bodies; DevTools has to be open. */
  | 'body-needs-devtools'
  /** The background worker was stopped while this request was under way. */
  | 'recorder-restarted'
  /** The extension has no access to the site, or it was withdrawn. */
  | 'no-site-access'
  /** The cookie jar could not be asked. */
  | 'no-cookie-access'
  /** The answer came from a cache, so its `Date` says nothing about the present. */
  | 'cached-date'
  /** The answer carried no `Date`, or one that is not a date. */
  | 'no-date';

/** @param value what was seen */
export const seen = <T>(value: T): Seen<T> => ({ seen: true, value });

/** @param why the reason for which it could not be seen */
export const notSeen = (why: BlindSpot): NotSeen => ({ seen: false, why });

/** Applies `f` to a seen value; passes a blind spot through. */
export const mapSeen = <T, U>(o: Observed<T>, f: (value: T) => U): Observed<U> => (o.seen ? seen(f(o.value)) : o);

/** The seen value, or `fallback`. Only for places where not seeing and seeing nothing mean the same. */
export const valueOr = <T, U>(o: Observed<T>, fallback: U): T | U => (o.seen ? o.value : fallback);
