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
  /** Of the answer. */
  readonly body: string;
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
  /** How often something was used, by a name that its route chooses. */
  readonly uses: Map<string, number>;
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
    uses: new Map(),
    reset() {
      state.requests.length = 0;
      const { sessions, refreshTokens, endedTokens, digestNonces, uses } = state;
      for (const memory of [sessions, refreshTokens, endedTokens, digestNonces, uses]) memory.clear();
    },
  };
  return state;
}

export function remember(memory: Set<string>, prefix = ''): string {
  const value = prefix + randomBytes(16).toString('hex');
  memory.add(value);
  return value;
}

/** Counts one more use. @returns how many there were before */
export function use(state: State, name: string): number {
  const before = state.uses.get(name) ?? 0;
  state.uses.set(name, before + 1);
  return before;
}

/** The one account of the playground. It guards nothing, so the page prints it. */
export const ACCOUNT = { username: 'ada', password: 'lovelace' } as const;

export const isAccount = (username: string | undefined, password: string | undefined): boolean =>
  username === ACCOUNT.username && password === ACCOUNT.password;
