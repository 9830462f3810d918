import type { RawExchange } from '../../protocol/index.ts';
import { plainShowable } from '../text.ts';
import { type CurlRequest, curlCommand } from './request.ts';

/** Fields that curl makes itself, and those that would make its answer unreadable or its connection another one. */
const CURLS_OWN = /^(?:host|content-length|connection|keep-alive|accept-encoding|transfer-encoding|te|upgrade|:.*)$/i;

/**
 * The request as it went over the wire, secrets and all. Made only after the reader has chosen so.
 *
 * @returns null when the request's headers were not seen: a command without them would claim to be the request
 */
export function rawCurlCommand(method: string, raw: RawExchange): string | null {
  if (!raw.requestHeaders.seen) return null;
  const headers = raw.requestHeaders.value.filter(([name, value]) => !CURLS_OWN.test(name) && isVisible(name + value));
  const request: CurlRequest = {
    method,
    url: [raw.url.split('#', 1)[0] ?? ''],
    options: [],
    headers: headers.map(([name, value]) => ({ name: name.toLowerCase(), value: [value] })),
    hasBody: headers.some(([name]) => /^content-type$/i.test(name)) && !/^(?:GET|HEAD|OPTIONS)$/.test(method),
  };
  return curlCommand(request);
}

/** What cannot be seen must not be pasted into a terminal. */
const isVisible = (text: string): boolean => plainShowable(text) === text;
