import type { ActionRequest, Client, CookieKey, Outcome, Preview } from '../protocol/index.ts';
import type { FixView } from './fixes.ts';

/** Where a fix stands, from the click to its result. */
export type FixState =
  | { readonly step: 'idle' }
  | { readonly step: 'looking' }
  /** Nothing has happened yet: this is what would go. */
  | { readonly step: 'preview'; readonly preview: Extract<Preview, { ok: true }> }
  | { readonly step: 'working'; readonly label: string }
  | { readonly step: 'done'; readonly outcome: Outcome };

export interface FixFlow {
  /** Carries a fix out, or shows first what it would do. Advice does nothing here. */
  choose(fix: FixView): Promise<void>;
  confirmClear(cookies: readonly CookieKey[]): Promise<void>;
  undo(id: string): Promise<void>;
  dismiss(): void;
}

/** @param onState is told every step; a failure of the way to the background becomes a refused outcome */
export function createFixFlow(client: Client, onState: (state: FixState) => void): FixFlow {
  const run = async (label: string, act: () => Promise<Outcome>) => {
    onState({ step: 'working', label });
    try {
      onState({ step: 'done', outcome: await act() });
    } catch (error) {
      onState({ step: 'done', outcome: unreachable(error) });
    }
  };
  const look = async () => {
    onState({ step: 'looking' });
    try {
      const preview = await client.previewClear();
      if (preview.ok) onState({ step: 'preview', preview });
      else onState({ step: 'done', outcome: { result: 'refused', say: preview.why, byHand: BY_HAND } });
    } catch (error) {
      onState({ step: 'done', outcome: unreachable(error) });
    }
  };
  return {
    async choose(fix) {
      if (fix.action === 'clear-site-cookies') return look();
      const request = fix.action === null ? null : requestOf(fix, client.tabId);
      if (request !== null) await run(`${fix.label}…`, () => client.perform(request));
    },
    confirmClear: cookies =>
      run('Clearing…', () => client.perform({ action: 'clear-site-cookies', tabId: client.tabId, cookies })),
    undo: id => run('Restoring…', () => client.undo(id)),
    dismiss: () => onState({ step: 'idle' }),
  };
}

function requestOf({ action, params }: FixView, tabId: number): ActionRequest | null {
  switch (action) {
    case 'reload-page':
    case 'sign-in-again':
      return { action, tabId };
    case 'retry-in-clean-session':
      // Without an address the background takes the first one of the flow: addresses in evidence are masked.
      return { action, tabId, url: typeof params.url === 'string' ? params.url : null };
    default:
      return null;
  }
}

const BY_HAND = "Use the lock or tune icon beside the address, then the site's cookies.";

const unreachable = (error: unknown): Outcome => ({
  result: 'refused',
  say: `The recorder did not answer: ${error instanceof Error ? error.message : String(error)}`,
  byHand: 'Close this view and open it again.',
});
