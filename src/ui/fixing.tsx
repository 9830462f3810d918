import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { FixState } from '../present/fix-flow.ts';
import { plural } from '../present/text.ts';
import { sayDuration } from '../present/time.ts';
import { Icon } from './marks.tsx';
import { Wire } from './wire.tsx';

type PreviewStep = Extract<FixState, { step: 'preview' }>;
export type Cookie = PreviewStep['preview']['cookies'][number];

export interface UndoView {
  readonly id: string;
  readonly site: string;
  readonly cookies: number;
  readonly until: number;
}

export interface FixingProps {
  readonly state: FixState;
  readonly undo: readonly UndoView[];
  /** Epoch milliseconds. */
  readonly now: number;
  onClear(cookies: readonly Cookie[]): void;
  onUndo(id: string): void;
  onDismiss(): void;
}

/** What a fix is doing, would do, or has done; and the clears that can still be taken back. */
export function Fixing({ state, undo, now, onClear, onUndo, onDismiss }: FixingProps) {
  const offers = undo.filter(u => u.until > now);
  const undoId = state.step === 'done' && state.outcome.result !== 'refused' ? state.outcome.undoId : null;
  const own = offers.find(u => u.id === undoId);
  return (
    <div class="fixing">
      <div role="status">
        {state.step === 'looking' && <p class="outcome">Looking at the cookies…</p>}
        {state.step === 'working' && <p class="outcome">{state.label}</p>}
        {state.step === 'done' && (
          <OutcomeView outcome={state.outcome} onDismiss={onDismiss}>
            {own && <UndoButton left={own.until - now} onUndo={() => onUndo(own.id)} />}
          </OutcomeView>
        )}
      </div>
      {state.step === 'preview' && <ClearPreview preview={state.preview} onClear={onClear} onCancel={onDismiss} />}
      {offers
        .filter(offer => offer !== own)
        .map(offer => (
          <div class="undo" key={offer.id}>
            <span>
              {plural(offer.cookies, 'cookie')} of <Wire text={offer.site} max={60} whole={false} /> cleared
            </span>
            <UndoButton left={offer.until - now} onUndo={() => onUndo(offer.id)} />
          </div>
        ))}
    </div>
  );
}

const UndoButton = ({ left, onUndo }: { left: number; onUndo(): void }) => (
  <button type="button" class="button" data-fix="undo" onClick={onUndo}>
    <Icon name="undo" />
    Undo <span class="soft">({countdown(left)})</span>
  </button>
);

/** `9:41`. */
const countdown = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

type Outcome = Extract<FixState, { step: 'done' }>['outcome'];

interface OutcomeProps {
  readonly outcome: Outcome;
  readonly children: ComponentChildren;
  onDismiss(): void;
}

function OutcomeView({ outcome, onDismiss, children }: OutcomeProps) {
  return (
    <div class={`outcome outcome-${outcome.result}`} data-outcome={outcome.result}>
      <p>
        {outcome.say}
        {outcome.result === 'partly' && ` ${outcome.remains}`}
        {outcome.result === 'refused' && ` By hand: ${outcome.byHand}`}
      </p>
      {children}
      <button type="button" class="link" onClick={onDismiss}>
        Close
      </button>
    </div>
  );
}

interface ClearProps {
  readonly preview: PreviewStep['preview'];
  onClear(cookies: readonly Cookie[]): void;
  onCancel(): void;
}

/** Names what would go, before it goes. */
function ClearPreview({ preview, onClear, onCancel }: ClearProps) {
  const [left, setLeft] = useState<ReadonlySet<Cookie>>(new Set());
  const chosen = preview.cookies.filter(c => !left.has(c));
  const signIn = preview.cookies.filter(c => c.signIn !== null);
  const toggle = (cookie: Cookie) => {
    const next = new Set(left);
    if (!next.delete(cookie)) next.add(cookie);
    setLeft(next);
  };
  if (preview.cookies.length === 0) {
    return (
      <section class="clear" aria-label="Cookies to clear">
        <p>{preview.site} has no cookies here, so there is nothing to clear.</p>
        <div class="clear-buttons">
          <button type="button" class="button" onClick={onCancel}>
            Close
          </button>
        </div>
      </section>
    );
  }
  return (
    <section class="clear" aria-label="Cookies to clear">
      <h3>
        These cookies of <Wire text={preview.site} max={60} whole={false} /> would go
      </h3>
      <ul class="clear-list">
        {preview.cookies.map(c => (
          <li key={`${c.name} ${c.domain} ${c.path} ${c.partitionKey?.topLevelSite ?? ''}`}>
            <label>
              <input type="checkbox" checked={!left.has(c)} onChange={() => toggle(c)} />
              <span class="mono">
                <Wire text={c.name} max={60} whole={false} />
              </span>
              <span class="soft">{c.domain}</span>
              {noteOf(c) !== '' && <span class="why">{noteOf(c)}</span>}
            </label>
          </li>
        ))}
      </ul>
      {signIn.length > 0 && signIn.length < preview.cookies.length && (
        <button
          type="button"
          class="link"
          onClick={() => setLeft(new Set(preview.cookies.filter(c => c.signIn === null)))}
        >
          Only the {plural(signIn.length, 'one')} that {signIn.length === 1 ? 'looks' : 'look'} like a sign-in
        </button>
      )}
      <div class="clear-buttons">
        <button
          type="button"
          class="button button-first"
          data-fix="clear-site-cookies"
          disabled={chosen.length === 0}
          onClick={() => onClear(chosen)}
        >
          Clear {plural(chosen.length, 'cookie')}
        </button>
        <button type="button" class="button" onClick={onCancel}>
          Keep them
        </button>
      </div>
      <p class="soft">Can be undone for {sayDuration(UNDO_MS)}, exactly as they were.</p>
    </section>
  );
}

const UNDO_MS = 600_000;

const noteOf = (c: Cookie): string =>
  [c.signIn, c.alsoUsedBy, c.partitionKey === null ? null : `only where ${c.partitionKey.topLevelSite} is the page`]
    .filter(note => note !== null)
    .join(' · ');
