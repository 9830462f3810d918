import { type Exchange, type Header, notSeen, type Observed, Secret, seen } from '../../core/index.ts';
import type { WireAnswer, WireBase, WireEvent } from '../../platform/web-request.ts';

/** A request that is under way: the hop and auth leg at hand. */
export interface Flight {
  readonly base: WireBase;
  /** Counts hops and auth legs of the request. */
  readonly leg: number;
  /** Start of this leg, epoch milliseconds. */
  readonly time: number;
  /** URL and start of the request's first hop. */
  readonly origin: { readonly url: string; readonly time: number };
  readonly requestHeaders: Observed<Secret<readonly Header[]>>;
  /** An answer was seen, and the request is not over. */
  readonly answer: (WireAnswer & { readonly time: number }) | null;
  readonly prompted: boolean;
  /** Between a redirect and the next hop: nothing has been sent yet. */
  readonly idle: boolean;
}

/** What one event has brought to an end. */
export interface Landed {
  /** Hops and legs that are over, oldest first. */
  readonly exchanges: readonly Exchange[];
  /** The browser asks for credentials; the leg is answered and the request waits, maybe for a person. */
  readonly waiting: Exchange | null;
  /** The request as a whole is over; its first hop. */
  readonly finished: { readonly url: string; readonly time: number } | null;
}

export interface Flights {
  take(event: WireEvent): Landed;
  /** Every request under way, oldest first. */
  underWay(): Iterable<Flight>;
  get(requestId: string): Flight | undefined;
  /** Forgets one request. */
  drop(requestId: string): void;
  /** Forgets requests whose end will not be told. @param before their start, epoch milliseconds */
  forget(before: number): void;
}

/**
 * Puts events together to exchanges. Accepts every order that the two browsers produce (platform facts, section 1):
 * Firefox tells each auth leg's headers, Chrome only the first; an end can come without any beginning.
 *
 * @param limit of requests under way; beyond it the oldest is forgotten
 */
export function createFlights(limit = 2000): Flights {
  const flights = new Map<string, Flight>();

  const set = (flight: Flight): void => {
    flights.set(flight.base.requestId, flight);
    if (flights.size <= limit) return;
    const oldest = flights.keys().next();
    if (!oldest.done) flights.delete(oldest.value);
  };

  const take = (event: WireEvent): Landed => {
    const flight = flights.get(event.requestId);
    if (event.kind === 'sent') {
      const before = flight && !flight.idle && flight.answer ? [exchangeOf(flight, flight.answer)] : [];
      set(begin(event, flight, seen(new Secret(event.headers))));
      return { exchanges: before, waiting: null, finished: null };
    }
    // Firefox shows a page's own service worker taking a request over as a redirect to itself, and never ends it.
    if (!flight && event.kind === 'redirected' && event.to === event.url) return NOTHING;
    const at = flight ?? begin(event, undefined, unseenRequest(event));
    const { legs, now } = splitLegs(at, event);
    if (event.kind === 'answered' || event.kind === 'challenged') {
      const answered = {
        ...now,
        answer: { ...answerOf(event), time: event.time },
        prompted: event.kind === 'challenged',
      };
      set(answered);
      const waiting = event.kind === 'challenged' ? exchangeOf(answered, answered.answer) : null;
      return { exchanges: legs, waiting, finished: null };
    }
    const last = lastExchange(now, event);
    if (event.kind === 'redirected') {
      set({ ...now, idle: true, answer: null, prompted: false });
      return { exchanges: [...legs, last], waiting: null, finished: null };
    }
    flights.delete(event.requestId);
    return { exchanges: [...legs, last], waiting: null, finished: now.origin };
  };

  return {
    take,
    underWay: () => flights.values(),
    get: requestId => flights.get(requestId),
    drop: requestId => void flights.delete(requestId),
    forget: before => {
      for (const [id, flight] of flights) if (flight.time < before) flights.delete(id);
    },
  };
}

const NOTHING: Landed = { exchanges: [], waiting: null, finished: null };

function begin(base: WireBase, before: Flight | undefined, requestHeaders: Flight['requestHeaders']): Flight {
  const { requestId, url, method, type, tabId, cookieStore, frameId, parentFrameId, initiator, document, time } = base;
  return {
    base: { requestId, url, method, type, tabId, cookieStore, frameId, parentFrameId, initiator, document, time },
    leg: before ? before.leg + 1 : 0,
    time,
    origin: before?.origin ?? { url, time },
    requestHeaders,
    answer: null,
    prompted: false,
    idle: false,
  };
}

/** Why the headers of a request are unknown whose beginning was not told. */
function unseenRequest(event: WireEvent): Flight['requestHeaders'] {
  // An internal redirect (HSTS, upgrade to https) happens before anything goes out; so does a failure that comes
  // first of all: Chrome tells nothing else of a call whose preflight was refused.
  const internal =
    event.kind === 'redirected' &&
    (event.status === 0 || event.headers.some(([name]) => name.toLowerCase() === 'non-authoritative-reason'));
  return notSeen(internal || event.kind === 'failed' ? 'never-sent' : 'recorder-restarted');
}

/** A second answer within one leg means that the browser answered the first one's challenge without telling. */
function splitLegs(flight: Flight, event: Exclude<WireEvent, { kind: 'sent' }>): { legs: Exchange[]; now: Flight } {
  if (flight.idle) return { legs: [], now: begin(event, flight, unseenRequest(event)) };
  const { answer } = flight;
  if (answer === null || !isChallenge(answer.status) || event.kind === 'failed') return { legs: [], now: flight };
  // The browser first tells the headers, then asks for credentials, then may end with this same answer.
  const same =
    event.kind === 'challenged' ? !flight.prompted : event.kind !== 'answered' && event.status === answer.status;
  if (same) return { legs: [], now: flight };
  const next = begin({ ...flight.base, time: answer.time }, flight, notSeen('browser-hides-own-credentials'));
  return { legs: [exchangeOf(flight, answer)], now: next };
}

const isChallenge = (status: number): boolean => status === 401 || status === 407;

const answerOf = ({ status, statusLine, headers }: WireAnswer): WireAnswer => ({ status, statusLine, headers });

type Last = Extract<WireEvent, { kind: 'redirected' | 'completed' | 'failed' }>;

function lastExchange(flight: Flight, event: Last): Exchange {
  if (event.kind === 'failed') {
    const hidden = flight.answer;
    return { ...exchangeOf(flight, hidden), endTime: event.time, error: event.error };
  }
  const redirectedTo = event.kind === 'redirected' ? event.to : null;
  const answer = { ...answerOf(event), headers: withChallenge(event, flight.answer), time: event.time };
  return { ...exchangeOf(flight, answer), redirectedTo, fromCache: event.fromCache };
}

/** A challenge that an extension (Why401 itself, decision 0023) takes out of the answer is told at its arrival only. */
function withChallenge(last: WireAnswer, first: WireAnswer | null): WireAnswer['headers'] {
  if (first === null || last.status !== 401 || first.status !== 401) return last.headers;
  const challenges = first.headers.filter(isChallengeField);
  // The two are compared by length: one of several lines may be what was taken out.
  const left = last.headers.filter(isChallengeField);
  if (sizeOf(left) >= sizeOf(challenges)) return last.headers;
  return [...last.headers.filter(field => !isChallengeField(field)), ...challenges];
}

const isChallengeField = ([name]: Header): boolean => name.toLowerCase() === 'www-authenticate';
const sizeOf = (fields: readonly Header[]): number => fields.reduce((sum, [, value]) => sum + value.length, 0);

/** What is known of a request that waits for the person at a login prompt; null for every other one. */
export const promptedExchange = (flight: Flight): Exchange | null =>
  flight.prompted && flight.answer ? exchangeOf(flight, flight.answer) : null;

/** The request side of what is still under way. */
export const pendingExchange = (flight: Flight): Exchange => exchangeOf(flight, null);

function exchangeOf(flight: Flight, answer: Flight['answer']): Exchange {
  const { base } = flight;
  return {
    id: `${base.requestId}.${flight.leg}-${Math.round(flight.time).toString(36)}`,
    requestId: base.requestId,
    tabId: base.tabId,
    ...(base.cookieStore === null ? {} : { cookieStore: base.cookieStore }),
    frameId: base.frameId,
    ...(base.parentFrameId === null ? {} : { parentFrameId: base.parentFrameId }),
    type: base.type,
    method: base.method,
    url: base.url,
    initiator: base.initiator,
    ...(base.document === null ? {} : { document: base.document }),
    topLevel: base.type === 'main_frame' ? base.url : base.frameId === 0 ? base.document : null,
    time: flight.time,
    endTime: answer?.time ?? null,
    requestHeaders: flight.requestHeaders,
    status: answer?.status ?? 0,
    statusLine: answer?.statusLine ?? '',
    responseHeaders: answer ? seen(new Secret(answer.headers)) : notSeen('no-response'),
    body: notSeen('body-needs-devtools'),
    error: null,
    redirectedTo: null,
    fromCache: false,
    prompted: flight.prompted,
  };
}
