import type { FixView } from '../present/fixes.ts';
import type { PlainCause } from '../present/popup.ts';
import { Words } from './prose.tsx';
import { When } from './small.tsx';

interface CauseProps {
  readonly cause: PlainCause;
  readonly first: boolean;
  /** The sentence alone, to leave room for what is being decided. */
  readonly brief: boolean;
}

/** One cause, for someone who does not know what a token is. */
export const Cause = ({ cause, first, brief }: CauseProps) => (
  <section
    class={`cause ${first ? '' : 'cause-also'} ${brief ? 'cause-brief' : ''}`}
    data-diagnosis={cause.diagnosis}
    data-confidence={cause.confidence}
  >
    <h2>
      <Words nodes={cause.lead} />
    </h2>
    {!brief && cause.rest.length > 0 && (
      <p>
        <Words nodes={cause.rest} />
      </p>
    )}
    {!brief && (
      <p class="soft cause-count">
        {cause.count} refused{cause.before && ' on the page before'}, last at <When at={cause.last} />
        {cause.askedAgain !== null && (
          <span data-asked-again>
            . The reason comes from a second request, at <When at={cause.askedAgain} />
          </span>
        )}
      </p>
    )}
  </section>
);

interface PopupFixProps {
  readonly fix: FixView;
  readonly first: boolean;
  readonly busy: boolean;
  onFix(fix: FixView): void;
}

/** A fix that acts at once says what it costs; one with a preview says it there, so that the popup stays short. */
export function PopupFix({ fix, first, busy, onFix }: PopupFixProps) {
  const brief = !first && fix.previewed;
  return (
    <button
      type="button"
      class={first ? 'popup-fix popup-fix-first' : 'popup-fix'}
      data-fix={fix.kind}
      title={brief ? fix.hint : undefined}
      disabled={busy}
      onClick={() => onFix(fix)}
    >
      <span class="popup-fix-label">{fix.label}</span>
      {!brief && <span class="popup-fix-hint">{fix.hint}</span>}
    </button>
  );
}

interface ReportButtonProps {
  readonly first: boolean;
  /** What became of the last click; empty before. */
  readonly copied: string;
  onCopy(): void;
}

/** The answer stands beside the button: wherever it was clicked, that is in sight. */
export const ReportButton = ({ first, copied, onCopy }: ReportButtonProps) => (
  <>
    <button type="button" class={first ? 'popup-fix popup-fix-first' : 'popup-fix'} data-copy="report" onClick={onCopy}>
      <span class="popup-fix-label">Copy the report</span>
      <span class="popup-fix-hint">For whoever runs the site. Passwords, tokens and cookies are left out.</span>
    </button>
    <p role="status" class={copied === '' ? 'hidden' : 'outcome'}>
      {copied}
    </p>
  </>
);
