import { groupDigits } from '../core/index.ts';

export { groupDigits };

/** A run of characters to show. `mark` runs stand for characters that would be invisible or would act on the text. */
export interface Segment {
  readonly text: string;
  readonly mark: boolean;
}

export interface CutText {
  readonly segments: readonly Segment[];
  /** Characters (code units) of the whole text. */
  readonly length: number;
  /** True when the segments do not show the whole. */
  readonly cut: boolean;
}

/**
 * Makes text that came over the wire safe to look at: control characters, bidi controls, zero-width characters and
 * lone surrogates become visible marks (Unicode TR36 §3, "Trojan Source" CVE-2021-42574), and the rest is cut.
 *
 * @param max code units to show at most; a surrogate pair is never split
 */
export function showable(text: string, max = 300): CutText {
  const cut = text.length > max;
  const shown = cut ? text.slice(0, isHighSurrogate(text, max - 1) ? max - 1 : max) : text;
  const segments: Segment[] = [];
  let from = 0;
  for (const match of shown.matchAll(HIDDEN)) {
    if (match.index > from) segments.push({ text: shown.slice(from, match.index), mark: false });
    segments.push({ text: nameOf(match[0]), mark: true });
    from = match.index + match[0].length;
  }
  if (from < shown.length) segments.push({ text: shown.slice(from), mark: false });
  return { segments, length: text.length, cut };
}

/** The whole text in one string with every hidden character named, for places that take no elements. */
export const plainShowable = (text: string): string => text.replace(HIDDEN, nameOf);

/** The same for text whose line breaks are its own, such as a command. */
export const plainLines = (text: string): string => text.split('\n').map(plainShowable).join('\n');

/** One line of at most `max` code units, hidden characters named, with an ellipsis where it was cut. */
export function oneLine(text: string, max = 120): string {
  const { segments, cut } = showable(text, max);
  return segments.map(s => s.text).join('') + (cut ? '…' : '');
}

/**
 * C0, DEL and C1; soft hyphen; Arabic letter mark; zero-width and bidi controls; line and paragraph separators; invisible operators;
 * byte-order mark; interlinear marks; tag characters; surrogates that stand alone.
 */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Cs}/gu;

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  // U+2400 and on are pictures of the C0 controls, made for this.
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

const isHighSurrogate = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
};

/** `3 cookies`, `1 cookie`. */
export const plural = (n: number, one: string, many = `${one}s`): string => `${groupDigits(n)} ${n === 1 ? one : many}`;

/** `a, b and c`. */
export function listing(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
