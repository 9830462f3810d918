import type { Finding, TopicId } from '../core/index.ts';
import {
  type Explanation,
  type FactWords,
  fillExplanation,
  fillSection,
  type ParsedExplanation,
} from './explanation.ts';
import { factWords } from './facts.ts';
import { causeName } from './names.ts';
import type { Block } from './nodes.ts';
import { capital } from './text.ts';
import type { Zone } from './time.ts';

/** The explanations by diagnosis and the advice by server; each is read at first use. */
export interface Library {
  explain(finding: Finding, zone: Zone, near: number): Explanation;
  /** What a server's admin can do on a subject; empty when there is nothing to say. */
  advise(server: string, topic: TopicId, facts: ReadonlyMap<string, FactWords>): readonly Block[];
}

/** What the build made of the Markdown (`explanationJson`), by the name of its folder. */
export type Sources = Readonly<Record<string, string>>;

/**
 * @param explanations by diagnosis id
 * @param advice by server id
 */
export function createLibrary(explanations: Sources, advice: Sources): Library {
  const of = parsedOnce(explanations);
  const adviceOf = parsedOnce(advice);
  return {
    advise: (server, topic, facts) => fillSection(adviceOf(server), topic, facts),
    explain(finding, zone, near) {
      const filled = fillExplanation(of(finding.diagnosis), factWords(finding.facts, zone, near));
      // A verdict without a sentence would be a blank headline: the name of the cause is still true.
      const title = filled.title ?? [{ kind: 'text' as const, text: capital(causeName(finding.diagnosis)) }];
      return { ...filled, title };
    },
  };
}

const NOTHING: ParsedExplanation = { titles: [], sections: {} };

function parsedOnce(sources: Sources): (id: string) => ParsedExplanation {
  const parsed = new Map<string, ParsedExplanation>();
  return id => {
    const known = parsed.get(id);
    if (known) return known;
    const source = sources[id];
    const fresh: ParsedExplanation = source === undefined ? NOTHING : JSON.parse(source);
    parsed.set(id, fresh);
    return fresh;
  };
}

/** From `{'../core/diagnoses/<id>/explanation.md': text}`, as a glob import gives it, to `{id: text}`. */
export function byFolder(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, source]) => [path.split('/').at(-2) ?? path, source]));
}
