import type { Mark } from './marks.ts';

/**
 * What a server is to the request. A `web-server` and a `gateway` may have passed the request on to something behind them; an
 * `application` made the answer or would have made it; an `identity-proxy` stands before the application and asks who comes.
 */
export type ServerRole = 'web-server' | 'gateway' | 'identity-proxy' | 'application';

/** A product that answers requests, how an answer shows it, and what can be said to whoever runs it. */
export interface Server {
  /** The folder's name. */
  readonly id: string;
  /** As its makers write it. */
  readonly name: string;
  readonly role: ServerRole;
  /** What is nearest to a proof first. */
  readonly marks: readonly Mark[];
}

/** Types a product where it is written, so that a mistake is told there. What can be said to its admin is in `advice.md`. */
export const defineServer = (server: Server): Server => server;
