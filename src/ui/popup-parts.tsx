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

interface FixButtonProps {
  readonly fix: FixView;
  readonly first: boolean;
  readonly busy: boolean;
  onFix(fix: FixView): void;
}

/** A fix that acts at once says what it costs; one with a preview says it there, so that the popup stays short. */
export function FixButton({ fix, first, busy, onFix }: FixButtonProps) {
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

export const ReportButton = ({ first, onCopy }: { first: boolean; onCopy(): void }) => (
  <button type="button" class={first ? 'popup-fix popup-fix-first' : 'popup-fix'} data-copy="report" onClick={onCopy}>
    <span class="popup-fix-label">Copy the report</span>
    <span class="popup-fix-hint">For whoever runs the site. Passwords, tokens and cookies are left out.</span>
  </button>
);
