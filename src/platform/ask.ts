import type { Header } from '../core/index.ts';

/** An answer as it came; the headers and the body are raw. */
export type GotAnswer =
  | {
      readonly ok: true;
      readonly status: number;
      /** It sends on to another address; browsers hide status and headers of such an answer. */
      readonly redirected: boolean;
      readonly headers: readonly Header[];
      /** The beginning, as text. */
      readonly body: string;
      /** Of the whole body; null when it is longer than what is read. */
      readonly bytes: number | null;
      /** Until the headers had come, milliseconds. */
      readonly ms: number;
    }
  | { readonly ok: false; readonly why: 'unreachable' | 'too-slow'; readonly ms: number };

export interface Question {
  readonly url: string;
  readonly method: string;
  /** Of the body, bytes; the rest is not waited for. */
  readonly most: number;
  /** For headers and body together, milliseconds. */
  readonly timeLimit: number;
}

/**
 * Asks once, past the cache and without the browser's own cookies and logins: with `omit`, the answer's `Set-Cookie` is
 * ignored and a remembered login is neither used nor forgotten (platform facts, section 6). Never rejects.
 */
export async function askOnce({ url, method, most, timeLimit }: Question): Promise<GotAnswer> {
  const start = performance.now();
  const since = () => Math.round(performance.now() - start);
  try {
    const response = await fetch(url, {
      method,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeLimit),
    });
    const ms = since();
    const redirected = response.type === 'opaqueredirect';
    const read = redirected ? { body: '', bytes: null } : await readBeginning(response, most);
    return { ok: true, status: response.status, redirected, headers: [...response.headers], ...read, ms };
  } catch (error) {
    const slow = error instanceof DOMException && error.name === 'TimeoutError';
    return { ok: false, why: slow ? 'too-slow' : 'unreachable', ms: since() };
  }
}

async function readBeginning(response: Response, most: number): Promise<{ body: string; bytes: number | null }> {
  const reader = response.body?.getReader();
  if (!reader) return { body: '', bytes: 0 };
  const decoder = new TextDecoder();
  let body = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { body: body + decoder.decode(), bytes };
    const wanted = value.subarray(0, most - bytes);
    body += decoder.decode(wanted, { stream: true });
    bytes += value.length;
    if (bytes > most) {
      await reader.cancel();
      return { body, bytes: null };
    }
  }
}
