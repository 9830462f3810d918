import type { ExchangeEvidence } from '../core/index.ts';

/** A flow that was tried again in a clean session, and what came of it. What it proves is derived, never stored. */
export interface CleanTrial {
  /** Of the session that is in question. */
  readonly tabId: number;
  /** Null where the browser does not let the extension see the clean session. */
  readonly cleanTabId: number | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What was refused. */
  readonly subject: ExchangeEvidence;
  /** The same call in the clean session; null while it has not been seen. An accepted one is not replaced. */
  readonly there: ExchangeEvidence | null;
}
