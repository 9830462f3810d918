import type { Evidence, Finding } from '../../core/index.ts';
import { SAY_LEFT_OUT } from '../left-out.ts';
import { checkFor } from './checks.ts';
import { curlCommand, curlRequest, placeholdersIn } from './request.ts';

/** A command for a POSIX shell, with nothing secret in it. */
export interface CurlView {
  readonly command: string;
  /** What its answer tells; null for the plain request. */
  readonly say: string | null;
  readonly placeholders: readonly { readonly name: string; readonly stands: string }[];
}

export interface CurlViews {
  /** Shows the point of the verdict; null where no command can. */
  readonly check: CurlView | null;
  /** The request as it was sent. */
  readonly asSent: CurlView;
}

export function curlViews(evidence: Evidence, finding: Finding): CurlViews {
  const check = checkFor(evidence, finding);
  return {
    check: check && view(check.request, check.say),
    asSent: view(curlRequest(evidence.subject), null),
  };
}

function view(request: ReturnType<typeof curlRequest>, say: string | null): CurlView {
  const placeholders = placeholdersIn(request).map(({ variable, stands }) => ({ name: `$${variable}`, stands }));
  return { command: curlCommand(request), say, placeholders };
}

/** What the clipboard holds after a copy of such a command. */
export const sayCommandCopied = ({ placeholders }: CurlView): string =>
  placeholders.length === 0
    ? `The command is in the clipboard. ${SAY_LEFT_OUT}`
    : `The command is in the clipboard, with ${placeholders.map(p => p.name).join(', ')} to put in. ${SAY_LEFT_OUT}`;
