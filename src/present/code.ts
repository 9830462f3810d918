import type { CodePlaceEvidence, Evidence } from '../core/index.ts';
import { oneLine, plainShowable } from './text.ts';

/** A place in the page's code that led to the request. */
export interface CallView {
  /** `loadOrders`, or what stands for a function without a name. */
  readonly name: string;
  /** `orders.js:42`. */
  readonly where: string;
  /** The whole address with line and column, without secrets. */
  readonly exact: string;
  readonly place: CodePlaceEvidence;
}

/** The code that asked: calls, the innermost first, or why none is known. */
export interface CodeView {
  readonly calls: readonly CallView[];
  /** A sentence; null where calls are known, or where no code asked. */
  readonly unseen: string | null;
}

/** Opens a place in the page's code. False where the page has no such script any more. */
export type OpenCode = (place: CodePlaceEvidence) => Promise<boolean>;

export function codeView({ subject, browser }: Evidence): CodeView {
  const calls = (subject.calledFrom ?? []).map(callView);
  if (calls.length > 0) return { calls, unseen: null };
  // An address that was typed, or a link: no code need have asked.
  if (subject.type === 'main_frame') return { calls, unseen: null };
  return { calls, unseen: `The line of code that asked could not be seen, because ${whyNot(subject, browser)}` };
}

function whyNot({ throughDevtools }: Evidence['subject'], browser: Evidence['browser']): string {
  if (browser === 'firefox') return 'Firefox does not tell extensions which line it was; its Network panel does.';
  if (throughDevtools !== undefined) return 'DevTools did not know it.';
  return 'the browser tells it to DevTools only. Keep DevTools open and repeat the request.';
}

function callView(place: CodePlaceEvidence): CallView {
  const { url, line, column, functionName } = place;
  const file = url.path.split('/').at(-1) || url.hostname;
  return {
    name: functionName === '' ? 'the code' : oneLine(functionName, 60),
    where: `${oneLine(file, 60)}:${line}`,
    exact: plainShowable(`${url.href}:${line}${column === null ? '' : `:${column}`}`),
    place,
  };
}
