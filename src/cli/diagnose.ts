import { collect, diagnose, type Fact } from '../core/index.ts';
import { type CaseLine, episodeOf } from './cases.ts';

/**
 * The engine without a browser.
 *
 * @param lines JSON lines in the form of `tests/corpora/cases.dev.jsonl`; `expect` is ignored
 * @returns one JSON line for each: `{id, findings: [{diagnosis, confidence, facts, fixes}], inconclusive: [...]}`,
 *   the verdict first; `{id, error}` for a line that cannot be read, and the next line goes on
 */
export function* runDiagnose(lines: Iterable<string>): Iterable<string> {
  for (const line of lines) {
    if (line.trim() !== '') yield JSON.stringify(answer(line));
  }
}

function answer(line: string): object {
  let id: unknown = null;
  try {
    // A byte order mark, which some editors put before the first line, is white space to `trim`, but not to JSON.
    const parsed = JSON.parse(line.trim()) as CaseLine;
    id = parsed.id ?? null;
    const evidence = collect(episodeOf(parsed), { salt: 'why401 command line' });
    const { findings, inconclusive, errors } = diagnose(evidence);
    return {
      id,
      findings: findings.map(f => ({
        diagnosis: f.diagnosis,
        confidence: f.confidence,
        facts: Object.fromEntries(Object.entries(f.facts).map(([name, fact]) => [name, plain(fact)])),
        fixes: f.fixes.map(fix => fix.kind),
      })),
      inconclusive: inconclusive.map(i => ({ diagnosis: i.diagnosis, missing: i.missing })),
      ...(errors.length > 0 && { errors }),
    };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

/** Durations in milliseconds, instants as ISO 8601 in UTC, sizes in bytes. */
function plain(fact: Fact): string | number {
  if (fact.kind === 'text') return fact.text;
  if (fact.kind === 'duration') return fact.ms;
  if (fact.kind === 'instant') return new Date(fact.at).toISOString();
  return fact.n;
}
