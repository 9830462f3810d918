import type { Observed } from '../core/index.ts';
import type { ActionRequest, Outcome, Preview } from './actions.ts';
import type { RawExchange, Snapshot } from './snapshot.ts';

/** Every message to the background with its answer. Validators are in `validate.ts`: a message is hostile until checked. */
export interface MessageMap {
  snapshot: { ask: { tabId: number }; answer: Snapshot };
  reveal: { ask: { exchangeId: string }; answer: Observed<RawExchange> };
  previewClear: { ask: { tabId: number }; answer: Preview };
  perform: { ask: { request: ActionRequest }; answer: Outcome };
  undo: { ask: { id: string }; answer: Outcome };
  clearEpisodes: { ask: { tabId: number }; answer: null };
}

export type MessageKind = keyof MessageMap;
export type Message = { [K in MessageKind]: { readonly kind: K } & Readonly<MessageMap[K]['ask']> }[MessageKind];
