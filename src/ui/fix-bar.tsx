import { useState } from 'preact/hooks';
import type { EpisodeView } from '../present/episode.ts';
import type { FixView } from '../present/fixes.ts';
import { adviceId } from './fix-advice.tsx';
import { goTo } from './go-to.ts';
import { Icon } from './marks.tsx';

export interface FixBarProps {
  readonly fixes: EpisodeView['fixes'];
  onFix(fix: FixView): void;
  onCopyReport(): Promise<boolean>;
}

/** What can be done: what the verdict proposes, what can be tried beside any, and the advice that only a person can carry out. */
export function FixBar({ fixes, onFix, onCopyReport }: FixBarProps) {
  const [copied, setCopied] = useState('');
  const acts = fixes.proposed.filter(f => f.action !== null);
  const advice = fixes.proposed.filter(f => f.action === null);
  const copy = async () =>
    setCopied((await onCopyReport()) ? 'Report copied, without secrets.' : 'The browser refused the clipboard.');
  return (
    <>
      {acts.length === 0 && <Advice fixes={advice} />}
      <div class="fix-bar">
        {acts.map((fix, i) => (
          <FixButton key={fix.kind} fix={fix} look={i === 0 ? 'button-first' : ''} onFix={onFix} />
        ))}
        <button type="button" class="button" data-copy="report" title="As Markdown, without secrets" onClick={copy}>
          <Icon name="copy" />
          Copy report
        </button>
        <span role="status" class="soft">
          {copied}
        </span>
        {fixes.beside.length > 0 && (
          <div class="fix-beside">
            <span class="soft">{acts.length > 0 ? 'Or try:' : 'To try:'}</span>
            {fixes.beside.map(fix => (
              <FixButton key={fix.kind} fix={fix} look="button-quiet" onFix={onFix} />
            ))}
          </div>
        )}
      </div>
      {acts.length > 0 && <Advice fixes={advice} />}
    </>
  );
}

const FixButton = ({ fix, look, onFix }: { fix: FixView; look: string; onFix(fix: FixView): void }) => (
  <button type="button" class={`button ${look}`} data-fix={fix.kind} title={fix.hint} onClick={() => onFix(fix)}>
    {fix.label}
  </button>
);

/** What only a person can do: each leads to the section that tells how. */
function Advice({ fixes }: { fixes: readonly FixView[] }) {
  if (fixes.length === 0) return null;
  return (
    <p class="advice-links">
      <span class="soft">How to fix it:</span>
      {fixes.map(fix => (
        <button
          type="button"
          class="link"
          key={fix.kind}
          data-fix={fix.kind}
          title={fix.hint}
          onClick={() => goTo(adviceId(fix.audience))}
        >
          {fix.label}
          <Icon name="down" />
        </button>
      ))}
    </p>
  );
}
