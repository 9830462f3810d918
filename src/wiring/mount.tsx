import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { type FunctionComponent, render } from 'preact';
import { trialView } from '../present/clean-trial.ts';
import { createFixFlow, type FixFlow, type FixState, plainRequest } from '../present/fix-flow.ts';
import type { Page } from '../present/page.ts';
import { followTab, NO_STATE, type SessionState } from '../present/session.ts';
import type { FixingProps } from '../ui/fixing.tsx';

/** What every view of a tab has: its state, its fixes, and the ways on that need no more than the client. */
export interface Wired {
  readonly state: ReadonlySignal<SessionState>;
  readonly flow: FixFlow;
  /** For the view that is being drawn: it is drawn again when any of it changes. */
  fixing(): FixingProps;
  onGrant(): void;
  onReload(): void;
  /** Asks the background once more for everything. */
  onAgain(): void;
  /** The site's own token goes out again. */
  onEndOtherToken(): void;
}

/**
 * Mounts a view of a tab in an element and keeps it up to date.
 *
 * @param define makes the component once; it reads the signals whenever it is drawn
 * @returns the way to stop
 */
export function mountView(root: HTMLElement, page: Page, define: (wired: Wired) => FunctionComponent): () => void {
  const { client } = page;
  const state = signal(NO_STATE);
  const fix = signal<FixState>({ step: 'idle' });
  const now = signal(page.now());
  /** The trial that the reader has closed, by its time. */
  const dismissed = signal<number | null>(null);
  const trialShown = () => {
    const { trial } = state.value;
    return trial === null || trial.at === dismissed.value ? null : trialView(trial, client.tabId);
  };
  const flow = createFixFlow(client, next => {
    fix.value = next;
  });
  const onReload = () => void client.perform(plainRequest('reload-page', client.tabId));
  const follow = () =>
    followTab(client, page, next => {
      state.value = next;
    });
  let stopFollowing = follow();
  const View = define({
    state,
    flow,
    fixing: () => ({
      state: fix.value,
      undo: state.value.undo,
      trial: trialShown(),
      now: now.value,
      onConfirm: choices => void flow.confirm(choices),
      onUndo: id => void flow.undo(id),
      onReload,
      onDismiss: flow.dismiss,
      onDismissTrial: () => {
        dismissed.value = state.value.trial?.at ?? null;
      },
    }),
    onAgain: () => {
      stopFollowing();
      stopFollowing = follow();
    },
    onGrant: () => void client.requestAccess(),
    onReload,
    onEndOtherToken: () =>
      void flow.choose({ action: 'end-other-token', label: 'Ending it', params: {}, episode: null }),
  });

  const stopTicking = effect(() => {
    // The only thing that changes with the time alone is how long an undo is still there.
    if (state.value.undo.length === 0) return;
    const tick = () => {
      now.value = page.now();
    };
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  });
  render(<View />, root);
  return () => {
    stopFollowing();
    stopTicking();
    render(null, root);
  };
}
