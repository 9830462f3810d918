import { randomBytes } from 'node:crypto';
import { type IssuerKeys, newIssuerKeys } from './samples/index.ts';
import { type Mint, mintFor } from './tokens.ts';

/** One request as a listener received it. */
export interface SeenRequest {
  readonly listener: string;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly host: string;
  /** In the order and the spelling of the wire. */
  readonly headers: readonly (readonly [string, string])[];
  readonly status: number;
}

/** What one running playground remembers. Nothing outlives it. */
export interface State {
  readonly mint: Mint;
  /** What the playground's issuer signs with, and publishes. */
  readonly issuer: IssuerKeys;
  readonly requests: SeenRequest[];
  /** Session id → how many more requests it is good for. */
  readonly sessions: Map<string, number>;
  readonly refreshTokens: Set<string>;
  /** Opaque access tokens that were good once and no longer are. */
  readonly endedTokens: Set<string>;
  readonly digestNonces: Set<string>;
  reset(): void;
}

export async function newState(): Promise<State> {
  const mint = await mintFor('playground');
  const state: State = {
    mint,
    issuer: await newIssuerKeys([mint.publicKey]),
    requests: [],
    sessions: new Map(),
    refreshTokens: new Set(),
    endedTokens: new Set(),
    digestNonces: new Set(),
    reset() {
      state.requests.length = 0;
      for (const memory of [state.sessions, state.refreshTokens, state.endedTokens, state.digestNonces]) memory.clear();
    },
  };
  return state;
}

export function remember(memory: Set<string>, prefix = ''): string {
  const value = prefix + randomBytes(16).toString('hex');
  memory.add(value);
  return value;
}

/** The one account of the playground. It guards nothing, so the page prints it. */
export const ACCOUNT = { username: 'ada', password: 'lovelace' } as const;

export const isAccount = (username: string | undefined, password: string | undefined): boolean =>
  username === ACCOUNT.username && password === ACCOUNT.password;
