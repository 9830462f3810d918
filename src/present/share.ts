import type { Evidence, Observed } from '../core/index.ts';
import type { RawExchange } from '../protocol/index.ts';
import { sayBlindSpot } from './blind-spots.ts';
import { rawCurlCommand } from './curl/raw.ts';
import type { CurlView } from './curl/view.ts';
import { SAY_LEFT_OUT } from './left-out.ts';
import { plural } from './text.ts';

/** What can be shared of one episode, beside the report. */
export interface ShareView {
  readonly closedLine: string;
  readonly method: string;
  readonly exchange: string;
  readonly curl: CurlView;
  readonly fileName: string;
  /** How many exchanges the HAR holds. */
  readonly exchanges: number;
}

export function shareView({ subject, others }: Evidence, curl: CurlView): ShareView {
  return {
    closedLine: 'report, HAR and curl command, without secrets',
    method: subject.method,
    exchange: subject.id,
    curl,
    fileName: harFileName(subject.url.hostname, subject.time),
    exchanges: others.length + 1,
  };
}

/** A command with secrets, or the sentence that says why there is none. */
export type RawCommand = { readonly command: string } | { readonly say: string };

export function rawCommand(method: string, raw: Observed<RawExchange>): RawCommand {
  if (!raw.seen) return { say: sayBlindSpot('the raw request', raw.why) };
  if (!raw.value.requestHeaders.seen)
    return { say: sayBlindSpot('the raw request headers', raw.value.requestHeaders.why) };
  const command = rawCurlCommand(method, raw.value);
  return command === null ? { say: 'The request cannot be written as a command.' } : { command };
}

export const SAY_COPIED = {
  report: `The report is in the clipboard, as Markdown. ${SAY_LEFT_OUT}`,
  har: (n: number) => `A HAR with ${plural(n, 'exchange')} is in the clipboard. ${SAY_LEFT_OUT}`,
  saved: (name: string, n: number) => `Saved ${name}, with ${plural(n, 'exchange')}. ${SAY_LEFT_OUT}`,
  secrets: 'The command is in the clipboard, with every secret of the request. Whoever gets it can sign in with it.',
  refused: 'The browser refused the clipboard.',
} as const;

/** A name for the file: the host and the minute, of characters that every file system takes. */
export function harFileName(host: string, at: number): string {
  const name = host.replace(/[^a-z0-9.-]+/gi, '-').slice(0, 60) || 'request';
  return `why401-${name}-${new Date(at).toISOString().slice(0, 16).replace(/[:T]/g, '-')}.har`;
}
