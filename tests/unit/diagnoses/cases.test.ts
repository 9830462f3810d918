import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type CaseLine, episodeOf } from '../../../src/cli/cases.ts';
import { collect, DIAGNOSES, diagnose, type Finding, type Report } from '../../../src/core/index.ts';
import type { BuiltCase, Expectation } from '../../cases/build.ts';

const CASES = new URL('../../cases/', import.meta.url);
const SHARED = new URL('../../corpora/cases.dev.jsonl', import.meta.url);
/** Written from the catalogue alone, before the rules were looked at: other services, wordings and languages. */
const OTHER = new URL('../../corpora/cases.other.jsonl', import.meta.url);

const files = readdirSync(CASES).filter(name => name.endsWith('.cases.ts'));
const own: ReadonlyMap<string, readonly BuiltCase[]> = new Map(
  await Promise.all(
    files.map(async name => {
      const { default: cases } = (await import(new URL(name, CASES).href)) as { default: readonly BuiltCase[] };
      return [name.replace('.cases.ts', ''), cases] as const;
    }),
  ),
);
const known = new Set(DIAGNOSES.map(d => d.id));
const RANK = { certain: 0, likely: 1, possible: 2 } as const;

const reportOf = (line: CaseLine): Report => diagnose(collect(episodeOf(line), { salt: 'tests' }));
const told = (report: Report): string => report.findings.map(f => `${f.diagnosis} (${f.confidence})`).join(', ');

describe.each([...own])('cases of %s', (_id, cases) => {
  it.each(cases.map(c => [c.name, c] as const))('%s', (_name, c) => {
    const report = reportOf(c);
    const [verdict] = report.findings;
    const wanted = [c.expect.primary, ...(c.expect.alsoAcceptable ?? [])].filter(id => id !== null && known.has(id));

    expect(report.errors).toEqual([]);
    if (c.expect.primary !== null && known.has(c.expect.primary))
      expect(wanted, told(report)).toContain(verdict.diagnosis);
    const found = report.findings.map(f => f.diagnosis);
    for (const id of c.expect.mustNotSay ?? []) expect(found, told(report)).not.toContain(id);
    for (const id of c.expect.inconclusive ?? []) expect(report.inconclusive.map(i => i.diagnosis)).toContain(id);
    if (verdict.diagnosis === c.expect.primary) {
      if (c.expect.minConfidence) expect(verdict.confidence, told(report)).toBe(c.expect.minConfidence);
      expect(verdict.fixes.map(f => f.kind)).toEqual(expect.arrayContaining([...(c.expect.fixKinds ?? [])]));
    }
  });
});

describe('every diagnosis with cases', () => {
  it.each([...own].filter(([id]) => known.has(id)))(
    '%s has a case that reports, one that is silent, and its blind spots',
    (id, cases) => {
      const expects: readonly Expectation[] = cases.map(c => c.expect);
      expect(expects.some(e => e.primary === id)).toBe(true);
      expect(expects.some(e => e.mustNotSay?.includes(id))).toBe(true);
      const diagnosis = DIAGNOSES.find(d => d.id === id);
      if (diagnosis?.needs.length)
        expect(
          expects.some(e => e.inconclusive?.includes(id)),
          'an inconclusive case',
        ).toBe(true);
    },
  );

  it('only uses case ids once', () => {
    const ids = [...own.values()].flat().map(c => c.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });
});

interface SharedCase extends CaseLine {
  readonly expect: Required<Pick<Expectation, 'alsoAcceptable' | 'mustNotSay' | 'minConfidence'>> & {
    readonly primary: string;
  };
}

const casesIn = (file: URL): readonly SharedCase[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as SharedCase);

describe('the shared cases', () => {
  it.each(casesIn(SHARED).map(c => [c.id, c] as const))('%s', (_id, c) => {
    const report = reportOf(c);
    const verdict: Finding = report.findings[0];
    expect(report.errors).toEqual([]);
    expect(c.expect.mustNotSay, told(report)).not.toContain(verdict.diagnosis);
    if (!known.has(c.expect.primary)) return;
    expect(verdict.diagnosis, told(report)).toBe(c.expect.primary);
    expect(RANK[verdict.confidence], `claims ${verdict.confidence}`).toBeGreaterThanOrEqual(
      RANK[c.expect.minConfidence],
    );
  });
});

describe('the cases of other services and wordings', () => {
  const other = casesIn(OTHER);

  it.each(other.map(c => [c.id, c] as const))('%s', (_id, c) => {
    const report = reportOf(c);
    const verdict: Finding = report.findings[0];
    expect(report.errors).toEqual([]);
    expect([c.expect.primary, ...c.expect.alsoAcceptable], told(report)).toContain(verdict.diagnosis);
    const found = report.findings.map(f => f.diagnosis);
    for (const id of c.expect.mustNotSay) expect(found, told(report)).not.toContain(id);
    if (verdict.diagnosis !== c.expect.primary) return;
    expect(RANK[verdict.confidence], `claims ${verdict.confidence}`).toBeGreaterThanOrEqual(
      RANK[c.expect.minConfidence],
    );
  });

  it('hold at least two for every verdict', () => {
    const primaries = other.map(c => c.expect.primary);
    const thin = [...known].filter(id => id !== 'unexplained' && primaries.filter(p => p === id).length < 2);
    expect(thin).toEqual([]);
  });
});
