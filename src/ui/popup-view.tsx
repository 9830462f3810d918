import type { FixView } from '../present/fixes.ts';
import type { PlainCause, PopupView as View } from '../present/popup.ts';
import { Fixing, type FixingProps } from './fixing.tsx';
import { NoticeView, Strip, type WaysOn } from './notice.tsx';
import { Words } from './prose.tsx';
import { When } from './small.tsx';

export interface PopupProps {
  readonly view: View;
  readonly fixing: FixingProps;
  readonly ways: WaysOn;
  readonly copied: string;
  onFix(fix: FixView): void;
  onCopyReport(): void;
  onIgnoreSite(): void;
  onOptions(): void;
}

/** The quick way out: what is wrong in plain words, the best fix as the first button, the others below. */
export function PopupView({ view, fixing, ways, copied, onFix, onCopyReport, onIgnoreSite, onOptions }: PopupProps) {
  const busy = fixing.state.step === 'working' || fixing.state.step === 'looking';
  const previewing = fixing.state.step === 'preview';
  return (
    <main class="popup">
      <header class="popup-head">
        <h1 class="popup-site">
          <bdi>{view.site || 'Why401'}</bdi>
        </h1>
      </header>
      {view.strip !== null && <Strip notice={view.strip} ways={ways} />}
      {view.notice !== null && <NoticeView notice={view.notice} ways={ways} />}
      {view.causes.map((cause, i) => (
        <Cause key={cause.diagnosis} cause={cause} first={i === 0} />
      ))}
      {view.elsewhere !== null && (
        <p class="soft popup-elsewhere" data-elsewhere>
          {view.elsewhere}
        </p>
      )}
      <p role="status" class={copied === '' ? 'hidden' : 'outcome'}>
        {copied}
      </p>
      {/* Above the buttons: a popup is cut at 600 px, and a result that has to be scrolled to is not seen. */}
      <Fixing {...fixing} />
      {view.causes.length + view.others.length > 0 && !previewing && (
        <div class="popup-fixes">
          {view.best !== null && <FixButton fix={view.best} first busy={busy} onFix={onFix} />}
          {view.best === null && <h2 class="popup-try">What can be tried</h2>}
          {view.others.map(fix => (
            <FixButton key={fix.kind} fix={fix} first={false} busy={busy} onFix={onFix} />
          ))}
          {view.causes.length > 0 && (
            <button type="button" class="popup-fix" data-copy="report" onClick={onCopyReport}>
              <span class="popup-fix-label">Copy the report</span>
              <span class="soft">For whoever runs the site. Passwords, tokens and cookies are left out.</span>
            </button>
          )}
        </div>
      )}
      <footer class="popup-foot">
        <span>For developers: F12 → Why401</span>
        <span class="popup-foot-links">
          {view.causes.length > 0 && (
            <button type="button" class="link" name="ignore-site" onClick={onIgnoreSite}>
              Ignore site
            </button>
          )}
          <button type="button" class="link" name="options" onClick={onOptions}>
            Options
          </button>
        </span>
      </footer>
    </main>
  );
}

const Cause = ({ cause, first }: { cause: PlainCause; first: boolean }) => (
  <section
    class={first ? 'cause' : 'cause cause-also'}
    data-diagnosis={cause.diagnosis}
    data-confidence={cause.confidence}
  >
    <h2>
      <Words nodes={cause.lead} />
    </h2>
    {cause.rest.length > 0 && (
      <p>
        <Words nodes={cause.rest} />
      </p>
    )}
    <p class="soft cause-count">
      {cause.count} refused{cause.before && ' on the page before'}, last at <When at={cause.last} />
      {cause.askedAgain !== null && (
        <span data-asked-again>
          . The reason comes from a second request, at <When at={cause.askedAgain} />
        </span>
      )}
    </p>
  </section>
);

interface FixButtonProps {
  readonly fix: FixView;
  readonly first: boolean;
  readonly busy: boolean;
  onFix(fix: FixView): void;
}

/** A fix that acts at once says what it costs; one with a preview says it there, so that the popup stays short. */
function FixButton({ fix, first, busy, onFix }: FixButtonProps) {
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
