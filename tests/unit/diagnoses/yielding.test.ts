import { describe, expect, it } from 'vitest';
import { episodeOf } from '../../../src/cli/cases.ts';
import { type Confidence, defineDiagnosis, finding } from '../../../src/core/diagnoses/define.ts';
import { collect, DIAGNOSES, diagnose } from '../../../src/core/index.ts';
import { exchange, testCase } from '../../cases/build.ts';

const line = testCase('any', {
  name: 'any refusal',
  exchanges: [exchange({ url: 'https://api.example/' })],
  expect: { primary: null },
});
const evidence = collect(episodeOf(line), { salt: 'tests' });

const rule = (id: string, confidence: Confidence, more: { supersedes?: string[]; yieldsTo?: string[] | 'all' } = {}) =>
  defineDiagnosis({
    id,
    needs: [],
    supersedes: more.supersedes ?? [],
    ...(more.yieldsTo && { yieldsTo: more.yieldsTo }),
    facts: [],
    specs: [],
    examine: () => finding({ confidence, fixes: [] }),
  });

const verdicts = (...rules: ReturnType<typeof rule>[]) => diagnose(evidence, rules).findings.map(f => f.diagnosis);

describe('a diagnosis that only describes', () => {
  it('steps back before a likely reason, though it is certain itself', () => {
    expect(verdicts(rule('describes', 'certain', { yieldsTo: ['reason'] }), rule('reason', 'likely'))).toEqual([
      'reason',
    ]);
  });

  it('stays before a reason that is only possible', () => {
    expect(verdicts(rule('describes', 'certain', { yieldsTo: ['reason'] }), rule('reason', 'possible'))).toEqual([
      'describes',
      'reason',
    ]);
  });

  it('steps back before any likely reason where it is an umbrella, and before none that is only possible', () => {
    expect(verdicts(rule('umbrella', 'likely', { yieldsTo: 'all' }), rule('reason', 'likely'))).toEqual(['reason']);
    expect(verdicts(rule('umbrella', 'likely', { yieldsTo: 'all' }), rule('guess', 'possible'))).toEqual([
      'umbrella',
      'guess',
    ]);
  });

  it('is told of in the report with what it stepped back before', () => {
    const { superseded } = diagnose(evidence, [
      rule('describes', 'certain', { yieldsTo: ['reason'] }),
      rule('reason', 'likely'),
    ]);
    expect(superseded).toEqual([{ diagnosis: 'describes', by: 'reason' }]);
  });
});

describe('a diagnosis that supersedes', () => {
  it('does so only with at least the same confidence', () => {
    expect(verdicts(rule('weaker', 'certain'), rule('stronger', 'likely', { supersedes: ['weaker'] }))).toEqual([
      'weaker',
      'stronger',
    ]);
    expect(verdicts(rule('weaker', 'likely'), rule('stronger', 'likely', { supersedes: ['weaker'] }))).toEqual([
      'stronger',
    ]);
  });
});

describe('the list of diagnoses', () => {
  const byId = new Map(DIAGNOSES.map(d => [d.id, d]));

  it('has no two that supersede one another', () => {
    const pairs = DIAGNOSES.flatMap(a => a.supersedes.map(id => [a.id, id] as const));
    expect(pairs.filter(([a, b]) => byId.get(b)?.supersedes.includes(a))).toEqual([]);
  });

  it('names only diagnoses that exist', () => {
    const named = DIAGNOSES.flatMap(d => [...d.supersedes, ...(d.yieldsTo === 'all' ? [] : (d.yieldsTo ?? []))]);
    expect(named.filter(id => !byId.has(id))).toEqual([]);
  });
});
