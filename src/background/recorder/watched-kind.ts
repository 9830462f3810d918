import type { Exchange } from '../../core/index.ts';
import type { WatchedKind } from '../../protocol/index.ts';

/** As what a refusal is watched; null for a status that is watched only where a person has named it. */
export function kindOf({ status, error }: Pick<Exchange, 'status' | 'error'>): WatchedKind | null {
  const named = BY_STATUS.get(status);
  if (named !== undefined) return named;
  // A call that failed, or whose answer CORS kept from the page, is all that the page sees of the refusal.
  if (status === 0 || (status < 300 && error !== null)) return 'cors';
  // The rest is known by where it leads or by its text: a sign-in page, GraphQL's 200, a 404 that hides, an error of another status.
  return status < 400 || status === 404 || status === 422 ? 'sign-in-page' : null;
}

const BY_STATUS: ReadonlyMap<number, WatchedKind> = new Map([
  ...([400, 401, 403, 407, 419, 431, 440, 498, 511] as const).map(status => [status, `${status}`] as const),
  [495, 'client-certificate'],
  [496, 'client-certificate'],
]);
