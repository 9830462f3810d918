import { useRef } from 'preact/hooks';
import type { FixView } from '../present/fixes.ts';
import type { PopupView as View } from '../present/popup.ts';
import { LinkButton } from './button.tsx';
import { Fixing, type FixingProps } from './fixing.tsx';
import { MoreBelow } from './more-below.tsx';
import { NoticeView, Strip, type WaysOn } from './notice.tsx';
import { Cause, PopupFix, ReportButton } from './popup-parts.tsx';

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

/**
 * The quick way out: what is wrong in plain words, the best fix as the first button, the others below. Browsers cut a popup at 600
 * pixels: the button of the best fix stands by the cause that it mends, and never below the edge.
 */
export function PopupView({ view, fixing, ways, copied, onFix, onCopyReport, onIgnoreSite, onOptions }: PopupProps) {
  const busy = fixing.state.step === 'working' || fixing.state.step === 'looking';
  const previewing = fixing.state.step === 'preview';
  const end = useRef<HTMLElement>(null);
  const { best, causes, others, reportIsBest } = view;
  const hasBest = best !== null || reportIsBest;
  const mended = Math.max(0, best === null ? 0 : causes.findIndex(cause => cause.episode === best.episode));
  const [above, below] = hasBest ? [causes.slice(0, mended + 1), causes.slice(mended + 1)] : [causes, []];
  const offers = causes.length + others.length > 0 && !previewing;
  return (
    <main class="popup">
      <header class="popup-head">
        <h1 class="popup-site">
          <bdi>{view.site || 'Why401'}</bdi>
        </h1>
      </header>
      {view.strip !== null && <Strip notice={view.strip} ways={ways} />}
      {view.notice !== null && <NoticeView notice={view.notice} ways={ways} />}
      {above.map((cause, i) => (
        <Cause key={cause.diagnosis} cause={cause} first={i === 0} brief={previewing} />
      ))}
      {/* Above the buttons: a result that has to be scrolled to is not seen. */}
      <Fixing {...fixing} />
      {offers && hasBest && (
        <div class="popup-best">
          {best === null ? (
            <ReportButton first copied={copied} onCopy={onCopyReport} />
          ) : (
            <PopupFix fix={best} first busy={busy} onFix={onFix} />
          )}
        </div>
      )}
      {below.map(cause => (
        <Cause key={cause.diagnosis} cause={cause} first={false} brief={previewing} />
      ))}
      {view.elsewhere !== null && (
        <p class="soft popup-elsewhere" data-elsewhere>
          {view.elsewhere}
        </p>
      )}
      {offers && (
        <div class="popup-fixes">
          {best === null && others.length > 0 && <h2 class="popup-try">What can be tried</h2>}
          {others.map(fix => (
            <PopupFix key={fix.kind} fix={fix} first={false} busy={busy} onFix={onFix} />
          ))}
          {causes.length > 0 && !reportIsBest && <ReportButton first={false} copied={copied} onCopy={onCopyReport} />}
        </div>
      )}
      <footer class="popup-foot" ref={end}>
        <span>For developers: F12 → Why401</span>
        <span class="popup-foot-links">
          {causes.length > 0 && (
            <LinkButton name="ignore-site" onClick={onIgnoreSite}>
              Ignore site
            </LinkButton>
          )}
          <LinkButton name="options" onClick={onOptions}>
            Options
          </LinkButton>
        </span>
      </footer>
      <MoreBelow end={end} />
    </main>
  );
}
