import { ACTIONS, type ActionKind } from '../core/index.ts';
import {
  type ActionPreview,
  type ActionRequest,
  type ActionSubject,
  type Client,
  EndedMeanwhile,
  type Outcome,
} from '../protocol/index.ts';
import type { FixView } from './fixes.ts';

/** Where a fix stands, from the click to its result. */
export type FixState =
  | { readonly step: 'idle' }
  | { readonly step: 'looking' }
  /** Nothing has happened yet: this is what would. */
  | { readonly step: 'preview'; readonly subject: ActionSubject; readonly preview: ActionPreview }
  | { readonly step: 'working'; readonly label: string }
  | { readonly step: 'done'; readonly outcome: Outcome };

/** What the person made of a preview. */
export type Choices = Pick<ActionRequest, 'chosen' | 'typed'>;

export interface FixFlow {
  /** Carries a fix out, or shows first what it would do. Advice does nothing here. */
  choose(fix: Pick<FixView, 'action' | 'label' | 'params' | 'episode'>): Promise<void>;
  /** Carries out what the preview showed. Must be called in the click's own turn: it may have to ask the browser. */
  confirm(choices: Choices): Promise<void>;
  undo(id: string): Promise<void>;
  dismiss(): void;
}

/** @param onState is told every step; a failure of the way to the background becomes a refused outcome */
export function createFixFlow(client: Client, onState: (state: FixState) => void): FixFlow {
  let state: FixState = { step: 'idle' };
  const tell = (next: FixState) => {
    state = next;
    onState(next);
  };
  const finish = async (act: () => Promise<Outcome>) => tell({ step: 'done', outcome: await act().catch(endedOver) });
  const run = (label: string, act: () => Promise<Outcome>) => {
    tell({ step: 'working', label: `${label}…` });
    return finish(act);
  };
  const look = async (subject: ActionSubject) => {
    tell({ step: 'looking' });
    const looked = await client.preview(subject).catch(unreachable);
    if (looked.result === 'preview') tell({ step: 'preview', subject, preview: looked.preview });
    else if (looked.result === 'nothing') tell({ step: 'done', outcome: { ...looked, result: 'done', undoId: null } });
    else tell({ step: 'done', outcome: looked });
  };
  return {
    async choose({ action, label, params, episode }) {
      if (action === null) return;
      const subject = { action, tabId: client.tabId, episode, params };
      if (ACTIONS[action].previewed) return look(subject);
      await run(label.replace(/…$/, ''), () => client.perform({ ...subject, chosen: [], typed: {} }));
    },
    async confirm(choices) {
      if (state.step !== 'preview') return;
      const { subject, preview } = state;
      const { needs, confirm, origin } = preview;
      const about = origin === undefined ? {} : { origin };
      // Asked before anything is awaited: both browsers ask the person only in the turn of the click.
      const granted = needs.length === 0 ? Promise.resolve(true) : client.requestPermissions(needs);
      await run(confirm.verb, async () =>
        (await granted.catch(() => false)) ? client.perform({ ...subject, ...about, ...choices }) : NOT_GRANTED,
      );
    },
    undo: id => run('Restoring', () => client.undo(id)),
    dismiss: () => tell({ step: 'idle' }),
  };
}

/** An action that is not a verdict's, such as the reload that a result offers. */
export const plainRequest = (action: ActionKind, tabId: number): ActionRequest => ({
  ...{ action, tabId, episode: null, params: {}, chosen: [], typed: {} },
});

const NOT_GRANTED: Outcome = {
  result: 'refused',
  say: 'The browser was not given the permission this needs, so nothing was done.',
  byHand:
    "Do it again from the toolbar icon's popup and allow it, or switch it on under Manage extension, Permissions.",
};

const endedOver = (error: unknown): Outcome => (error instanceof EndedMeanwhile ? ENDED : unreachable(error));

const ENDED: Outcome = {
  result: 'partly',
  say: 'The browser ended Why401 in the middle of this, so how far it came is not known.',
  remains: 'It is not done a second time by itself: look whether it has helped, and choose it again if not.',
  undoId: null,
};

const unreachable = (error: unknown) => ({
  result: 'refused' as const,
  say: `The recorder did not answer: ${error instanceof Error ? error.message : String(error)}`,
  byHand: 'Close this view and open it again.',
});
