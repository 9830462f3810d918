import type { Options } from './options.ts';
import { CHECKS, isObject, OPTION_NAMES } from './options-reader.ts';

/** Raised with every change after which an older Why401 could not read the file as it is meant. */
const VERSION = 1;
/** Characters. The fullest options are far below it. */
const LONGEST = 1_000_000;

/** Options as a file that a person can read, keep and carry elsewhere. */
export const writeOptionsFile = (options: Options): string =>
  `${JSON.stringify({ why401: 'options', version: VERSION, options }, null, 2)}\n`;

export type OptionsFile =
  | { readonly ok: true; readonly options: Options }
  | { readonly ok: false; readonly why: 'too-long' | 'no-json' | 'not-ours' | 'newer' }
  /** An option that this version does not know, that is missing, or that may not be what it is. */
  | { readonly ok: false; readonly why: 'unknown' | 'missing' | 'bad-value'; readonly option: string };

/** Reads a file as strictly as `readOptions` is lenient: a file that is not understood whole is not taken at all. */
export function readOptionsFile(text: string): OptionsFile {
  if (text.length > LONGEST) return { ok: false, why: 'too-long' };
  const raw = parse(text);
  if (raw === undefined) return { ok: false, why: 'no-json' };
  if (!isObject(raw) || raw.why401 !== 'options' || !isObject(raw.options)) return { ok: false, why: 'not-ours' };
  if (!Number.isInteger(raw.version) || (raw.version as number) < 1) return { ok: false, why: 'not-ours' };
  if ((raw.version as number) > VERSION) return { ok: false, why: 'newer' };
  const { options } = raw;
  const unknown = Object.keys(options).find(name => !(OPTION_NAMES as readonly string[]).includes(name));
  if (unknown !== undefined) return { ok: false, why: 'unknown', option: unknown };
  for (const name of OPTION_NAMES) {
    if (!Object.hasOwn(options, name)) return { ok: false, why: 'missing', option: name };
    if (!CHECKS[name](options[name])) return { ok: false, why: 'bad-value', option: name };
  }
  return { ok: true, options: options as unknown as Options };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
