import type { Finding } from '../core/index.ts';
import { type Explanation, fillExplanation, type ParsedExplanation, parseExplanation } from './explanation.ts';
import { factWords } from './facts.ts';
import { causeName } from './names.ts';
import { capital } from './text.ts';
import type { Zone } from './time.ts';

/** The explanations by diagnosis; each is parsed at first use. */
export interface Library {
  explain(finding: Finding, zone: Zone, near: number): Explanation;
}

/** @param sources Markdown by diagnosis id */
export function createLibrary(sources: Readonly<Record<string, string>>): Library {
  const parsed = new Map<string, ParsedExplanation>();
  const of = (id: string): ParsedExplanation => {
    const known = parsed.get(id);
    if (known) return known;
    const fresh = parseExplanation(sources[id] ?? '');
    parsed.set(id, fresh);
    return fresh;
  };
  return {
    explain(finding, zone, near) {
      const filled = fillExplanation(of(finding.diagnosis), factWords(finding.facts, zone, near));
      // A verdict without a sentence would be a blank headline: the name of the cause is still true.
      const title = filled.title ?? [{ kind: 'text' as const, text: capital(causeName(finding.diagnosis)) }];
      return { ...filled, title };
    },
  };
}

/** From `{'../core/diagnoses/<id>/explanation.md': markdown}`, as a glob import gives it, to `{id: markdown}`. */
export function byDiagnosis(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, source]) => [path.split('/').at(-2) ?? path, source]));
}
