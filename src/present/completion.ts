import { termsOf } from './filter.ts';
import { OPERATORS, type Operator, operatorNamed } from './operators.ts';
import type { Row } from './rows.ts';

/** Something that can be typed next. */
export interface Suggestion {
  /** What is shown: an operator with its colon, or a whole term. */
  readonly label: string;
  /** What it means, or how many rows have it. */
  readonly says: string;
  /** The whole text of the box with it, and where the caret goes. */
  readonly text: string;
  readonly caret: number;
}

const MOST = 8;

/**
 * What can be typed at the caret: operators first, behind a colon the values that the rows have, the most frequent
 * first. Empty inside free text that begins no operator.
 *
 * @param caret in code units
 */
export function suggestionsAt(text: string, caret: number, rows: readonly Row[]): readonly Suggestion[] {
  const term = termsOf(text).find(t => t.from < caret && caret <= t.to);
  const from = term?.from ?? caret;
  const typed = text.slice(from, caret);
  const minus = typed.startsWith('-') ? '-' : '';
  const [, name, value] = /^-?([a-z]+):"?(.*)$/is.exec(typed) ?? [];
  const put = (word: string, says: string, more: string): Suggestion => {
    const whole = `${minus}${word}`;
    const rest = text.slice(term?.to ?? caret).replace(/^\s+/, '');
    const before = text.slice(0, from) + whole + more;
    return { label: whole, says, text: before + rest, caret: before.length };
  };
  const operator = name === undefined ? undefined : operatorNamed(name);
  if (operator && value !== undefined) {
    const wanted = value.toLowerCase();
    return valuesOf(operator, rows)
      .filter(([v]) => v.toLowerCase().includes(wanted) && v.toLowerCase() !== wanted)
      .slice(0, MOST)
      .map(([v, count]) => put(`${operator.name}:${quotedIfNeeded(v)}`, `${count}×`, ' '));
  }
  const begun = typed.slice(minus.length).toLowerCase();
  return OPERATORS.filter(o => o.name.startsWith(begun)).map(o =>
    put(`${o.name}:`, `${o.says}, such as ${o.example}`, ''),
  );
}

/** Values of the rows with how many rows have them, the most frequent first. */
function valuesOf(operator: Operator, rows: readonly Row[]): readonly (readonly [value: string, rows: number])[] {
  const counts = new Map<string, number>((operator.values ?? []).map(value => [value, 0]));
  for (const row of rows) {
    for (const value of operator.of(row)) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1]);
}

const quotedIfNeeded = (value: string): string => (/[\s,"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value);
