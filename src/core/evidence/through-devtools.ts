import type { CredentialEvidence, ExchangeEvidence, RequestEvidence } from './evidence.ts';
import { type Observed, seen } from './observed.ts';

/**
 * Adds to an exchange what DevTools showed of it and network events do not: the body, the credential that the
 * browser itself added, and the code that asked. Only what was seen is added: that DevTools showed no credential proves nothing, for it may show
 * headers from before the network stack completed them.
 *
 * @param x the exchange as network events told it
 * @param shown the same exchange collected from its HAR entry
 * @returns `x` itself when nothing is new
 */
export function withDevtools(x: ExchangeEvidence, shown: ExchangeEvidence): ExchangeEvidence {
  const body = !x.body.seen && shown.body.seen ? shown.body : null;
  const request = withCredential(x.request, shown.request);
  const code = x.calledFrom === undefined && shown.calledFrom?.length ? shown.calledFrom : null;
  if (body === null && request === null && code === null) return x;
  const parts = [body && ('body' as const), request && ('credential' as const), code && ('code' as const)].filter(
    part => part !== null,
  );
  return {
    ...x,
    body: body ?? x.body,
    request: request ?? x.request,
    ...(code && { calledFrom: code }),
    throughDevtools: [...new Set([...(x.throughDevtools ?? []), ...parts])],
  };
}

/** Null when DevTools shows no credential besides those that are known. */
function withCredential(
  known: Observed<RequestEvidence>,
  shown: Observed<RequestEvidence>,
): Observed<RequestEvidence> | null {
  if (!shown.seen) return null;
  const isKnown = (c: CredentialEvidence) => known.seen && known.value.credentials.some(k => k.place === c.place);
  const added = shown.value.credentials.filter(c => OWN.has(c.place) && !isKnown(c));
  if (added.length === 0) return null;
  // What the browser adds last of all stands among headers that are complete.
  if (!known.seen) return shown;
  return seen({
    ...known.value,
    headerNames: [...known.value.headerNames, ...added.map(c => c.name)],
    credentials: [...known.value.credentials, ...added],
  });
}

/** Where browsers put credentials of their own (RFC 9110 §11.6.2 and §11.7.2). */
const OWN: ReadonlySet<CredentialEvidence['place']> = new Set(['authorization', 'proxy-authorization'] as const);
