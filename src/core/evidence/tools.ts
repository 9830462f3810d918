import type { BrowserName } from './exchange.ts';
import type { Fingerprinter } from './fingerprint.ts';
import type { Masker } from './mask.ts';

/** What every step of the collection needs. */
export interface Tools {
  readonly fingerprint: Fingerprinter;
  readonly mask: Masker;
  readonly browser: BrowserName;
}
