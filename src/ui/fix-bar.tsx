import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Away } from '../present/away.ts';
import type { EpisodeView } from '../present/episode.ts';
import type { FixView } from '../present/fixes.ts';
import { SAY_COPIED } from '../present/share.ts';
import { Button, LinkButton, Said } from './button.tsx';
import { adviceId } from './fix-advice.tsx';
import { goTo } from './go-to.ts';
import { Icon } from './marks.tsx';
import { Wire } from './wire.tsx';

export interface FixBarProps {
  readonly fixes: EpisodeView['fixes'];
  onFix(fix: ToDo): void;
  onCopyReport(): Promise<boolean>;
}

/** What a click can do: a fix, or the way back to where fixes can be done. */
export type ToDo = Pick<FixView, 'action' | 'label' | 'params' | 'episode'>;

/** What can be done: what the verdict proposes, what can be tried beside any, and the advice that only a person can carry out. */
export function FixBar({ fixes: { proposed, beside, away }, onFix, onCopyReport }: FixBarProps) {
  const [copied, setCopied] = useState('');
  const acts = proposed.filter(f => f.action !== null);
  const advice = proposed.filter(f => f.action === null);
  const copy = async () => setCopied((await onCopyReport()) ? 'Report copied, without secrets.' : SAY_COPIED.refused);
  return (
    <>
      {away !== null && <AwayNote away={away} onFix={onFix} />}
      {acts.length === 0 && <Advice fixes={advice} />}
      <div class="fix-bar">
        {acts.map((fix, i) => (
          <FixButton key={fix.kind} fix={fix} away={away} look={i === 0 ? 'button-first' : ''} onFix={onFix} />
        ))}
        <Button icon="copy" data-copy="report" title="As Markdown, without secrets" onClick={copy}>
          Copy report
        </Button>
        <Said>{copied}</Said>
        {beside.length > 0 && (
          <div class="fix-beside">
            <span class="soft">{acts.length > 0 ? 'Or try:' : 'To try:'}</span>
            {beside.map(fix => (
              <FixButton key={fix.kind} fix={fix} away={away} look="button-quiet" onFix={onFix} />
            ))}
          </div>
        )}
      </div>
      {acts.length > 0 && <Advice fixes={advice} />}
    </>
  );
}

const AWAY_ID = 'fix-away';

/** Why some fixes cannot be done now, and the way to where they can. */
function AwayNote({ away, onFix }: { away: Away; onFix(fix: ToDo): void }) {
  const place = useRef<HTMLDivElement>(null);
  // It goes when the tab is back, mostly by the button in it: the keyboard goes on from the verdict.
  useLayoutEffect(
    () => () => {
      if (place.current?.contains(document.activeElement))
        document.getElementById('verdict')?.focus({ preventScroll: true });
    },
    [],
  );
  return (
    <div class="away" ref={place} data-away>
      <p id={AWAY_ID} tabIndex={-1}>
        <Wire text={away.say} max={400} whole={false} />
      </p>
      <Button icon="back" data-fix="go-back-to-page" title={away.back.hint} onClick={() => onFix(away.back)}>
        <bdi>{away.back.label}</bdi>
      </Button>
    </div>
  );
}

export interface FixButtonProps {
  readonly fix: FixView;
  readonly away: Away | null;
  readonly look?: string;
  /** The attribute that names it. */
  readonly mark?: 'data-fix' | 'data-cookie-fix';
  onFix(fix: ToDo): void;
}

/**
 * A fix that the tab is too far away for keeps its place and the focus, so that nothing jumps when the tab goes and comes; a click
 * on it leads to the reason.
 */
export function FixButton({ fix, away, look = '', mark = 'data-fix', onFix }: FixButtonProps) {
  const off = away !== null && fix.onPage;
  return (
    <Button
      look={look}
      {...{ [mark]: fix.kind }}
      title={off ? away.say : fix.hint}
      aria-disabled={off || undefined}
      aria-describedby={off ? AWAY_ID : undefined}
      onClick={() => (off ? goTo(AWAY_ID) : onFix(fix))}
    >
      {fix.label}
    </Button>
  );
}

/** What only a person can do: each leads to the section that tells how. */
function Advice({ fixes }: { fixes: readonly FixView[] }) {
  if (fixes.length === 0) return null;
  return (
    <p class="advice-links">
      <span class="soft">How to fix it:</span>
      {fixes.map(fix => (
        <LinkButton key={fix.kind} data-fix={fix.kind} title={fix.hint} onClick={() => goTo(adviceId(fix.audience))}>
          {fix.label}
          <Icon name="down" />
        </LinkButton>
      ))}
    </p>
  );
}
