/** What came back, or a sentence's end that says what did not: “the keys could not be had, because …”. */
export type GotJson =
  | { readonly ok: true; readonly json: unknown }
  /** `answered`: the host did answer, so that asking another of its addresses makes sense. */
  | { readonly ok: false; readonly because: string; readonly answered: boolean };

/** Bytes. The largest known set of keys has some tens of thousands. */
const MOST_BYTES = 512 * 1024;

/**
 * Gets JSON as a stranger: without cookies or logins, past the cache, to this very address and no other. Never rejects.
 *
 * @param signal ends it; what has come by then is thrown away
 */
export async function getJson(url: string, signal: AbortSignal): Promise<GotJson> {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      cache: 'no-store',
      // Not followed either way; `error` would look like a network that is down.
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      headers: { Accept: 'application/json' },
      signal,
    });
    if (response.type === 'opaqueredirect' || response.headers.has('location')) {
      return not('it sends on to another address, which is not followed');
    }
    if (!response.ok) return not(`it answered with status ${response.status}`);
    const text = await readSome(response);
    return text === null ? not('its answer is larger than 512 KB') : parse(text);
  } catch (error) {
    const slow = error instanceof DOMException && error.name === 'TimeoutError';
    const because = slow ? 'it did not answer within 10 seconds' : 'it could not be reached';
    return { ok: false, because, answered: false };
  }
}

const not = (because: string): GotJson => ({ ok: false, because, answered: true });

/** The text of a body; null for one that is too large, of which the rest is not waited for. */
async function readSome(response: Response): Promise<string | null> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > MOST_BYTES) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parse(text: string): GotJson {
  try {
    return { ok: true, json: JSON.parse(text) };
  } catch {
    return not('its answer is no JSON');
  }
}
