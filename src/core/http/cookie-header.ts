export interface SentCookiePair {
  name: string;
  value: string;
}

/**
 * Reads a Cookie field (RFC 6265bis §5.8.3 writes it): pairs in the order of the wire, duplicates kept, because servers
 * differ in which of two cookies of one name they read. A pair without "=" is a cookie without a name.
 */
export function parseCookieHeader(value: string): SentCookiePair[] {
  const pairs: SentCookiePair[] = [];
  for (const part of value.split(';')) {
    const equals = part.indexOf('=');
    const name = equals < 0 ? '' : part.slice(0, equals).trim();
    const content = part.slice(equals + 1).trim();
    if (name !== '' || content !== '') pairs.push({ name, value: content });
  }
  return pairs;
}
