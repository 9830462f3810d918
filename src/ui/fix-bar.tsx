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

/** What can be done: buttons that act, then links to the advice that only a person can carry out. */
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
        {[...acts, ...fixes.beside].map((fix, i) => (
          <button
            type="button"
            class={`button ${i === 0 && acts.length > 0 ? 'button-first' : ''}`}
            key={fix.kind}
            data-fix={fix.kind}
            title={fix.hint}
            onClick={() => onFix(fix)}
          >
            {fix.label}
          </button>
        ))}
        <button type="button" class="button" data-copy="report" title="As Markdown, without secrets" onClick={copy}>
          <Icon name="copy" />
          Copy report
        </button>
        <span role="status" class="soft">
          {copied}
        </span>
      </div>
      {acts.length > 0 && <Advice fixes={advice} />}
    </>
  );
}

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
