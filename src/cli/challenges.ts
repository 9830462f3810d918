import { type Challenge, type ParsedChallenges, parseChallenges } from '../core/index.ts';

/**
 * Reads JSON lines with `id`, `header` and `input` (a string, or one string per field) and yields, for each, one JSON line with the
 * challenges that the parser sees: parameters by lower-cased name, the first value where a name is repeated, and then
 * all of its values in `duplicates`. A line that cannot be read yields `{"id", "line", "error"}` in its place, so that no
 * line is lost. Empty lines are skipped, but counted.
 */
export function* runChallenges(lines: Iterable<string>): Iterable<string> {
  let number = 0;
  for (const line of lines) {
    number++;
    // A byte order mark, which some editors put before the first line, is white space to `trim`, but not to JSON.
    const text = line.trim();
    if (text !== '') yield JSON.stringify(answer(text, number));
  }
}

function answer(text: string, line: number): object {
  let entry: unknown;
  try {
    entry = JSON.parse(text);
  } catch {
    return { id: null, line, error: 'not a line of JSON' };
  }
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    return { id: null, line, error: 'not a JSON object' };
  }
  const { id = null, input } = entry as { id?: unknown; input?: unknown };
  const fields = typeof input === 'string' ? [input] : input;
  if (fields === undefined) return { id, line, error: `there is no \`input\`; ${WANTED}` };
  if (!Array.isArray(fields) || !fields.every(field => typeof field === 'string')) {
    return { id, line, error: `\`input\` cannot be read; ${WANTED}` };
  }
  return { id, ...shape(parseChallenges(fields)) };
}

const WANTED = 'it has to be a string, or an array of strings, one for each header field';

function shape({ ok, challenges, warnings }: ParsedChallenges): object {
  return {
    challenges: challenges.map(({ scheme, token68, params }) => ({ scheme, token68, ...byName(params) })),
    malformed: !ok,
    warnings: [...new Set(warnings.map(warning => warning.code))],
  };
}

/** Built from entries, because a server may well name a parameter `__proto__`. */
function byName(params: Challenge['params']): { params: object; duplicates?: object } {
  const values = new Map<string, string[]>();
  for (const { name, value } of params) {
    const seen = values.get(name);
    if (seen) seen.push(value);
    else values.set(name, [value]);
  }
  const repeated = [...values].filter(([, all]) => all.length > 1);
  return {
    params: Object.fromEntries([...values].map(([name, all]) => [name, all[0]])),
    ...(repeated.length > 0 && { duplicates: Object.fromEntries(repeated) }),
  };
}
