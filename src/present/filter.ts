import { OPERATORS, type Operator, operatorNamed } from './operators.ts';
import type { Row } from './rows.ts';
import { listing, oneLine } from './text.ts';

/** One word of the filter, with its place in what was typed. */
export interface Term {
  /** As typed, without the minus and the quotes. */
  readonly text: string;
  readonly negated: boolean;
  readonly quoted: boolean;
  /** In code units; the end is behind the last character. */
  readonly from: number;
  readonly to: number;
  /** Null for free text, also for an operator that nobody knows. */
  readonly operator: Operator | null;
  /** What is behind the colon, lower case; the whole text where there is no operator. */
  readonly value: string;
}

export interface Filter {
  readonly terms: readonly Term[];
  /** Terms that are not applied, each with the reason in a sentence. The rows that they would concern stay. */
  readonly problems: readonly string[];
  /** True when every applied term lets the row through; no term, every row. */
  fits(row: Row): boolean;
}

/**
 * Reads a filter: words and `operator:value` terms that all have to fit, `-` before one that must not, quotes around
 * what has spaces or colons of its own, a comma between values of which one is enough. Every text is a filter: what
 * cannot be understood is told and left out, so that it never empties the list.
 */
export function parseFilter(text: string): Filter {
  const terms = termsOf(text);
  const problems = terms.flatMap(term => problemOf(term) ?? []);
  const applied = terms.filter(term => problemOf(term) === null && term.value !== '').map(testOf);
  return { terms, problems, fits: row => applied.every(test => test(row)) };
}

/** The rows that fit; the same list when all do. */
export function filterRows(rows: readonly Row[], filter: Filter): readonly Row[] {
  return filter.terms.length === 0 ? rows : rows.filter(row => filter.fits(row));
}

/** A minus, a name with a colon, and either a quoted value (closed or not) or what has no space in it. */
const TERM = /(-?)(?:([a-z][\w-]*):(?!\/\/))?(?:"([^"]*)"?|([^\s"]*))/giy;

export function termsOf(text: string): readonly Term[] {
  const terms: Term[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    TERM.lastIndex = at;
    const match = TERM.exec(text);
    const length = match?.[0].length ?? 0;
    // A quote in the middle of a word belongs to it.
    const to = length === 0 ? at + 1 : at + length;
    terms.push(termOf(text, at, to, match));
    at = to;
  }
  return terms;
}

function termOf(text: string, from: number, to: number, match: RegExpExecArray | null): Term {
  const [, minus = '', name, inQuotes, bare = ''] = match ?? [];
  const negated = minus !== '' && to - from > 1;
  const whole = text.slice(from + (negated ? 1 : 0), to);
  const quoted = inQuotes !== undefined;
  const place = { negated, quoted, from, to };
  const operator = name === undefined ? null : (operatorNamed(name) ?? null);
  if (operator) return { ...place, text: whole, operator, value: (inQuotes ?? bare).toLowerCase() };
  const literal = quoted && name === undefined ? inQuotes : whole;
  return { ...place, text: literal, operator: null, value: literal.toLowerCase() };
}

function testOf({ operator, value, negated, quoted }: Term): (row: Row) => boolean {
  const values = quoted || operator === null ? [value] : value.split(',').filter(Boolean);
  const fits = (row: Row): boolean =>
    operator === null ? row.haystack.includes(value) : values.some(v => operator.fits(row, v));
  return negated ? row => !fits(row) : fits;
}

/** Why a term is left out; null when it is not. */
function problemOf({ operator, text, value, quoted }: Term): string | null {
  if (operator === null) return quoted ? null : unknownOperator(text);
  if (operator.values === undefined || value === '') return null;
  const strange = value.split(',').filter(v => v !== '' && !operator.values?.includes(v));
  if (strange.length === 0) return null;
  return `“${operator.name}:” knows no “${oneLine(strange[0] ?? '', 30)}”. It knows ${listing(operator.values)}.`;
}

function unknownOperator(text: string): string | null {
  const [, name, value] = /^([a-z][\w-]*):(?!\/\/)(.*)$/is.exec(text) ?? [];
  if (name === undefined || value === undefined) return null;
  const meant = OPERATORS.find(o => isClose(o.name, name.toLowerCase()));
  // `localhost:8080` and `urn:a:b` are texts that one looks for.
  if (meant === undefined && (/^\d+(?:\/|$)/.test(value) || value.includes(':'))) return null;
  const advice = meant ? `Did you mean “${meant.name}:”?` : `There are ${listing(OPERATORS.map(o => `${o.name}:`))}.`;
  return `“${oneLine(name, 30)}:” is no filter and is left out. ${advice} Put it in quotes to look for the text.`;
}

/** One letter more, less or other, or two neighbours swapped; or the beginning of the name. */
function isClose(name: string, typed: string): boolean {
  if (typed.length > 1 && name.startsWith(typed)) return true;
  if (Math.abs(name.length - typed.length) > 1 || name.length < 4) return false;
  let at = 0;
  while (at < name.length && name[at] === typed[at]) at += 1;
  const [a, b] = [name.slice(at), typed.slice(at)];
  const swapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return swapped || a.slice(1) === b.slice(1) || a === b.slice(1) || a.slice(1) === b;
}
