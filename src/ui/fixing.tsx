import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { TrialView } from '../present/clean-trial.ts';
import type { Choices, FixState } from '../present/fix-flow.ts';
import { Button, LinkButton } from './button.tsx';
import { PreviewForm } from './preview-form.tsx';
import { Trial } from './trial.tsx';
import { Wire } from './wire.tsx';

export interface UndoView {
  readonly id: string;
  readonly say: string;
  readonly until: number;
  /** Of the button, in place of "Undo". */
  readonly label?: string;
}

export interface FixingProps {
  readonly state: FixState;
  readonly undo: readonly UndoView[];
  /** Null when there is none, or it was closed. */
  readonly trial: TrialView | null;
  /** Epoch milliseconds. */
  readonly now: number;
  onConfirm(choices: Choices): void;
  onUndo(id: string): void;
  /** Loads the page again, where a result offers it. */
  onReload(): void;
  onDismiss(): void;
  onDismissTrial(): void;
}

/** What a fix is doing, would do, or has done; and what can still be taken back. */
export function Fixing({ state, undo, trial, now, ...on }: FixingProps) {
  const { onConfirm, onUndo, onReload, onDismiss, onDismissTrial } = on;
  const offers = undo.filter(u => u.until > now);
  const undoId = state.step === 'done' && state.outcome.result !== 'refused' ? state.outcome.undoId : null;
  const own = offers.find(u => u.id === undoId);
  return (
    <div class="fixing">
      <div role="status">
        {state.step === 'looking' && <p class="outcome">Looking at what would happen…</p>}
        {state.step === 'working' && <p class="outcome">{state.label}</p>}
        {state.step === 'done' && (
          <OutcomeView outcome={state.outcome} onReload={onReload} onDismiss={onDismiss}>
            {own && <UndoButton offer={own} now={now} onUndo={onUndo} />}
          </OutcomeView>
        )}
      </div>
      {state.step === 'preview' && (
        <PreviewForm action={state.subject.action} preview={state.preview} onConfirm={onConfirm} onCancel={onDismiss} />
      )}
      {trial && <Trial trial={trial} onDismiss={onDismissTrial} />}
      {offers
        .filter(offer => offer !== own)
        .map(offer => (
          <div class="undo" key={offer.id}>
            <Wire text={offer.say} max={120} whole={false} />
            <UndoButton offer={offer} now={now} onUndo={onUndo} />
          </div>
        ))}
    </div>
  );
}

interface UndoButtonProps extends Pick<FixingProps, 'now' | 'onUndo'> {
  readonly offer: UndoView;
}

const UndoButton = ({ offer: { id, until, label = 'Undo' }, now, onUndo }: UndoButtonProps) => (
  <Button icon="undo" data-fix="undo" onClick={() => onUndo(id)}>
    {label} <span class="soft">({countdown(until - now)})</span>
  </Button>
);

/** `9:41`. */
const countdown = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

interface OutcomeProps {
  readonly outcome: Extract<FixState, { step: 'done' }>['outcome'];
  readonly children: ComponentChildren;
  onReload(): void;
  onDismiss(): void;
}

function OutcomeView({ outcome, onReload, onDismiss, children }: OutcomeProps) {
  const place = useRef<HTMLDivElement>(null);
  // The button that led here is gone with its preview; the keyboard goes on from the result.
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus();
  }, []);
  return (
    <div class={`outcome outcome-${outcome.result}`} data-outcome={outcome.result} ref={place} tabIndex={-1}>
      <p>
        {outcome.say}
        {outcome.result === 'partly' && ` ${outcome.remains}`}
        {outcome.result === 'refused' && ` By hand: ${outcome.byHand}`}
      </p>
      {outcome.result !== 'refused' && outcome.next === 'reload-page' && (
        <Button icon="reload" data-next="reload-page" onClick={onReload}>
          Reload now
        </Button>
      )}
      {children}
      <LinkButton onClick={onDismiss}>Close</LinkButton>
    </div>
  );
}
