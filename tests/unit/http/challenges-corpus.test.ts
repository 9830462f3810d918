import { describe, expect, it } from 'vitest';
import { type AuthParam, type Challenge, parseChallenges } from '../../../src/core/http/challenges.ts';
import { type CorpusEntry, corpusLines } from './corpus.ts';

/** The corpus advises dropping this unknown parameter; what a broken header does say is worth more than silence. */
const OTHER_RECOVERY = new Set(['rfc-examples/space-in-param-name']);

/** The words that the corpora use; the parser has more. */
const VIOLATIONS = new Set(
  'realm-not-quoted basic-missing-realm basic-charset-not-utf8 digest-missing-realm digest-missing-nonce digest-unknown-algorithm bearer-no-params duplicate-param rfc6750-charset rfc6750-scope-syntax rfc6750-unregistered-error looks-like-empty-param resource-metadata-not-url'.split(
    ' ',
  ),
);

describe.each(['challenges.dev.jsonl', 'challenges.other.jsonl'])('the corpus of challenge headers %s', file => {
  const entries = corpusLines(file).map(line => JSON.parse(line) as CorpusEntry);
  const wellFormed = entries.filter(entry => !entry.expect.malformed);
  const malformed = entries.filter(entry => entry.expect.malformed);
  /** Only in the second corpus does an entry name every word that holds of it. */
  const complete = file === 'challenges.other.jsonl';

  it('is there, with well-formed and malformed entries', () => {
    expect(wellFormed.length).toBeGreaterThan(150);
    expect(malformed.length).toBeGreaterThan(40);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });

  it.each(wellFormed.map(entry => [entry.id, entry] as const))('%s is parsed exactly', (_, entry) => {
    const parsed = parseChallenges(entry.input);
    expect(parsed.problems).toEqual([]);
    expect(parsed.ok).toBe(true);
    expect(plain(parsed.challenges)).toEqual(lowerScheme(entry));
  });

  it.each(malformed.map(entry => [entry.id, entry] as const))('%s is flagged, with a reason in words', (_, entry) => {
    const parsed = parseChallenges(entry.input);
    expect(parsed.ok).toBe(false);
    expect(parsed.problems.length).toBeGreaterThan(0);
    for (const problem of parsed.problems) expect(problem.say).toMatch(/^[A-Z].*\.$/);
  });

  it.each(malformed.filter(({ id }) => !OTHER_RECOVERY.has(id)).map(entry => [entry.id, entry] as const))(
    '%s is recovered as advised',
    (_, entry) => {
      expect(plain(parseChallenges(entry.input).challenges)).toEqual(lowerScheme(entry));
    },
  );

  it.each(
    wellFormed
      .filter(({ expect: { violations } }) => complete || violations?.length)
      .map(entry => [entry.id, entry] as const),
  )('%s gets its warnings', (_, entry) => {
    const codes = parseChallenges(entry.input).warnings.map(({ code }) => code);
    const expected = entry.expect.violations ?? [];
    expect(codes).toEqual(expect.arrayContaining(expected));
    if (complete) expect(codes.filter(code => VIOLATIONS.has(code) && !expected.includes(code))).toEqual([]);
  });
});

describe('the corpus of real responses', () => {
  const fields = corpusLines('wild.jsonl').flatMap(line => {
    const { id, headers } = JSON.parse(line) as { id: string; headers: Record<string, string | string[]> };
    const value = headers['WWW-Authenticate'] ?? headers['Proxy-Authenticate'];
    return value === undefined ? [] : [[id, [value].flat()] as const];
  });

  it.each(fields)('%s shows at least one challenge', (_, values) => {
    expect(parseChallenges(values).challenges.length).toBeGreaterThan(0);
  });
});

function plain(challenges: readonly Challenge[]) {
  return challenges.map(({ scheme, token68, params }) => ({
    scheme: scheme.toLowerCase(),
    token68,
    params: Object.fromEntries(params.map(({ name, value }) => [name, value] as const).reverse()),
    duplicates: repeated(params),
  }));
}

function repeated(params: readonly AuthParam[]): Record<string, string[]> {
  const names = [...new Set(params.map(({ name }) => name))];
  return Object.fromEntries(
    names
      .map(name => [name, params.filter(p => p.name === name).map(p => p.value)] as const)
      .filter(([, values]) => values.length > 1),
  );
}

function lowerScheme(entry: CorpusEntry) {
  return entry.expect.challenges.map(({ scheme, token68, params, duplicates = {} }) => ({
    scheme: scheme.toLowerCase(),
    token68,
    params,
    duplicates,
  }));
}
