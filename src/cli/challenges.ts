import { type Challenge, type ParsedChallenges, parseChallenges } from '../core/index.ts';

/**
 * Reads JSON lines with `id`, `header` and `input` (one string per field) and yields, for each, one JSON line with the
 * challenges that the parser sees: parameters by lower-cased name, the first value where a name is repeated. A line
 * that cannot be read yields `{"id", "error"}` in its place, so that no line is lost. Empty lines are skipped.
 */
export function* runChallenges(lines: Iterable<string>): Iterable<string> {
  for (const line of lines) {
    if (line.trim() !== '') yield JSON.stringify(answer(line));
  }
}

function answer(line: string): object {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    return { id: null, error: 'not a line of JSON' };
  }
  if (typeof entry !== 'object' || entry === null) return { id: null, error: 'not a JSON object' };
  const { id = null, input } = entry as { id?: unknown; input?: unknown };
  const fields = typeof input === 'string' ? [input] : input;
  if (!Array.isArray(fields) || !fields.every(field => typeof field === 'string')) {
    return { id, error: '`input` has to be an array of strings, one for each header field' };
  }
  return { id, ...shape(parseChallenges(fields)) };
}

function shape({ ok, challenges, warnings }: ParsedChallenges): object {
  return {
    challenges: challenges.map(challenge => ({
      scheme: challenge.scheme,
      token68: challenge.token68,
      params: firstValues(challenge),
    })),
    malformed: !ok,
    warnings: [...new Set(warnings.map(warning => warning.code))],
  };
}

/** Built from entries, because a server may well name a parameter `__proto__`. */
function firstValues({ params }: Challenge): Record<string, string> {
  return Object.fromEntries(params.map(({ name, value }) => [name, value] as const).reverse());
}
