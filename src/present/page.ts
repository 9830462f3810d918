import type { Client } from '../protocol/index.ts';
import type { OpenCode } from './code.ts';
import type { Library } from './library.ts';
import type { Turns } from './session.ts';
import type { Zone } from './time.ts';

/** What a page (panel, popup) is given. The extension gives the real thing, the lab a fake client and a fixed clock. */
export interface Page extends Turns {
  readonly memory: Memory;
  readonly client: Client;
  readonly library: Library;
  readonly zone: Zone;
  /** Epoch milliseconds. */
  now(): number;
  /** False when the browser refuses the clipboard. */
  copy(text: string): Promise<boolean>;
  /** Lets the browser save a text as a file. */
  save(name: string, text: string): void;
  /** Of the extension. */
  readonly version: string;
  /** Absent where the page's code cannot be shown beside the panel. */
  readonly openCode?: OpenCode;
}

/** What the reader has set in a view, for as long as the browser runs. It holds nothing of what was recorded. */
export interface Memory {
  /** Never rejects; undefined when nothing was kept. */
  load(name: string): Promise<unknown>;
  save(name: string, value: unknown): void;
}
