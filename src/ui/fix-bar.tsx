import { useState } from 'preact/hooks';
import type { EpisodeView } from '../present/episode.ts';
import type { FixView } from '../present/fixes.ts';
import { adviceId } from './fix-advice.tsx';
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
      {advice.length > 0 && (
        <p class="advice-links">
          <span class="soft">To fix it:</span>
          {advice.map(fix => (
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
      )}
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
    </>
  );
}

/** Opens the section around the target, and takes the reader there. */
function goTo(id: string): void {
  const target = document.getElementById(id);
  const section = target?.closest('details');
  if (section) section.open = true;
  target?.scrollIntoView({ block: 'start' });
  target?.focus();
}
