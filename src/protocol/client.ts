import type { Observed, SignatureAnswer } from '../core/index.ts';
import type { ActionRequest, ActionSubject, OptionalPermission, Outcome, Preview } from './actions.ts';
import type { ExperimentPlan, ExperimentRun, ExperimentWish } from './experiments.ts';
import type { Change, RawExchange, Snapshot } from './snapshot.ts';

/** What the views know of the world. The panel and popup get one that talks to the background; the lab a fake one. */
export interface Client {
  readonly tabId: number;
  /**
   * The present state, then every change until the returned function is called. Survives the background's death:
   * after a reconnect `onSnapshot` is called again with the whole state.
   */
  watch(handlers: {
    onSnapshot(snapshot: Snapshot): void;
    onChange(change: Change): void;
    onTrouble(say: string): void;
  }): () => void;
  /** Raw headers of an exchange, on a click; not seen when the vault has let them go. */
  reveal(exchangeId: string): Promise<Observed<RawExchange>>;
  /**
   * Checks the signature of the token that a request field carried, with the keys that its issuer publishes, on a click.
   *
   * @param field the name in lower case
   */
  checkSignature(exchangeId: string, field: string): Promise<SignatureAnswer>;
  /** What an action would do; nothing happens yet. */
  preview(subject: ActionSubject): Promise<Preview>;
  /** Once for each click. Rejects with `EndedMeanwhile` when the background is stopped before it has answered. */
  perform(request: ActionRequest): Promise<Outcome>;
  /** As `perform`. */
  undo(id: string): Promise<Outcome>;
  /** What experiments on an episode would ask; nothing is asked yet. */
  planExperiments(episodeId: string): Promise<ExperimentPlan>;
  /** Asks the server again, on a click. As `perform`. */
  runExperiments(wish: ExperimentWish): Promise<ExperimentRun>;
  /** Removes the tab's episodes from the list and the badge. */
  clearEpisodes(): Promise<void>;
  /** Stops recording the site that the tab shows, or begins again. */
  ignoreSite(ignore: boolean): Promise<Outcome>;
  openOptions(): Promise<void>;
  /** Asks the browser for access to the tab's site; must be called in the click's own turn. */
  requestAccess(): Promise<boolean>;
  /** Asks the browser for permissions; must be called in the click's own turn. False also where the view cannot ask. */
  requestPermissions(names: readonly OptionalPermission[]): Promise<boolean>;
}

/** The browser has stopped the background over what a click asked for: how far it came, nobody knows. */
export class EndedMeanwhile extends Error {
  override readonly name = 'EndedMeanwhile';

  constructor() {
    super('Why401 was ended by the browser meanwhile.');
  }
}
