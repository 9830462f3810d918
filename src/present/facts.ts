import type { Fact, Finding } from '../core/index.ts';
import type { FactWords } from './explanation.ts';
import { groupDigits, oneLine } from './text.ts';
import { sayBytes, sayDuration, sayInstant, type Zone } from './time.ts';

/** Longest value of a sentence; the sections below show the whole. */
const FACT_LENGTH = 120;

/**
 * The facts of a finding in words.
 *
 * @param near epoch milliseconds; instants of the same day are said without the date
 */
export function factWords(facts: Finding['facts'], zone: Zone, near: number): ReadonlyMap<string, FactWords> {
  return new Map(Object.entries(facts).map(([name, fact]) => [name, sayFact(fact, zone, near)]));
}

function sayFact(fact: Fact, zone: Zone, near: number): FactWords {
  switch (fact.kind) {
    case 'text':
      return { text: oneLine(fact.text, FACT_LENGTH), title: null };
    case 'duration':
      return { text: sayDuration(fact.ms), title: `${groupDigits(fact.ms)} ms` };
    case 'instant': {
      const { short, exact } = sayInstant(fact.at, zone, near);
      return { text: short, title: exact };
    }
    case 'count':
      return { text: groupDigits(fact.n), title: null };
    case 'bytes':
      return { text: sayBytes(fact.n), title: `${groupDigits(fact.n)} bytes` };
  }
}
