import type { Observed, SignatureAnswer } from '../core/index.ts';
import type { ActionRequest, ActionSubject, Outcome, Preview } from './actions.ts';
import type { ExperimentPlan, ExperimentRun, ExperimentWish } from './experiments.ts';
import type { PackedEpisodes, PackedSnapshot } from './packed.ts';
import type { SeenAnswer } from './seen-answer.ts';
import type { RawExchange, UndoOffer } from './snapshot.ts';

/** Every message to the background with its answer. Validators are in `validate.ts`: a message is hostile until checked. */
export interface MessageMap {
  snapshot: { ask: { tabId: number }; answer: PackedSnapshot };
  /** Episodes of the tab by id; ids that are unknown are left out. */
  episodes: { ask: { tabId: number; ids: readonly string[] }; answer: PackedEpisodes };
  undoOffers: { ask: { tabId: number }; answer: readonly UndoOffer[] };
  reveal: { ask: { exchangeId: string }; answer: Observed<RawExchange> };
  /** Asks the issuer of the token in a request field for its keys. Needs a click: it goes out. */
  checkSignature: { ask: { exchangeId: string; field: string }; answer: SignatureAnswer };
  /** What an action would do. */
  preview: { ask: { subject: ActionSubject }; answer: Preview };
  perform: { ask: { request: ActionRequest }; answer: Outcome };
  undo: { ask: { id: string }; answer: Outcome };
  planExperiments: { ask: { episodeId: string }; answer: ExperimentPlan };
  /** Asks the server again. Needs a click. */
  runExperiments: { ask: { wish: ExperimentWish }; answer: ExperimentRun };
  clearEpisodes: { ask: { tabId: number }; answer: null };
  /** Changes the options: nothing of the site that the tab shows is recorded any more, or it is recorded again. */
  ignoreSite: { ask: { tabId: number; ignore: boolean }; answer: Outcome };
  /** Opens the options page. */
  openOptions: { ask: Readonly<Record<never, never>>; answer: null };
  /** What DevTools shows of the tab's answers: bodies, and the credentials that the browser itself added. */
  answersSeen: { ask: { tabId: number; answers: readonly SeenAnswer[] }; answer: null };
}

export type MessageKind = keyof MessageMap;
export type MessageOf<K extends MessageKind> = { readonly kind: K } & Readonly<MessageMap[K]['ask']>;
export type Message = { [K in MessageKind]: MessageOf<K> }[MessageKind];
export type Answer<K extends MessageKind> = MessageMap[K]['answer'];
