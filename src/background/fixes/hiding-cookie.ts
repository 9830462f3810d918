import type { Evidence } from '../../core/index.ts';
import type { BrowserCookie } from '../../platform/cookies.ts';

/**
 * Of several cookies of one name, the one that the refused request carried first: servers as a rule read that one, so
 * it hides the others (RFC 6265 §5.4: longer paths first, then older ones).
 *
 * @param name anything but a name gives none
 * @returns none where the browser has not told the order, or there is only one
 */
export function hidingOf(
  name: unknown,
  evidence: Evidence | null,
  cookies: readonly BrowserCookie[],
): readonly BrowserCookie[] {
  const twins = cookies.filter(c => c.name === name);
  if (!evidence?.subject.request.seen || !evidence.jar.seen || twins.length < 2) return [];
  const first = evidence.subject.request.value.cookies.find(c => c.name === name);
  // The jar of the evidence was read at the time of the request, and says which cookie had that value.
  const places = evidence.jar.value.filter(c => c.name === name && c.fingerprint === first?.fingerprint);
  const [place, other] = places;
  if (!place || other) return [];
  return twins.filter(c => c.domain === place.domain && c.path === place.path && c.storeId === place.storeId);
}
