import { expect, test } from 'vitest';
import { openFailures, sayElsewhere } from '../../../src/present/open-failures.ts';
import type { Whose } from '../../../src/protocol/index.ts';
import { CASES, entryOf } from './cases.ts';

const line = CASES.find(c => c.id === 'dev-18-expired-jwt');
if (line === undefined) throw new Error('the case is gone');
const entry = entryOf(line);
const at = (host: string) => {
  const { evidence } = entry.record;
  const page = { ...evidence.subject.url, hostname: host };
  const record = { ...entry.record, evidence: { ...evidence, subject: { ...evidence.subject, topLevel: page } } };
  return { ...entry, record, report: entry.report };
};
const told = (...all: Whose[]) => all.map(whose => ({ entry, whose }));

test('What repeats a refusal of an earlier page is counted from the present page on', () => {
  expect(openFailures(told('same-site', 'present', 'present')).map(f => f.length)).toEqual([2]);
  expect(openFailures(told('same-site', 'same-site')).map(f => f.length)).toEqual([2]);
});

test('What was refused elsewhere is one sentence, however many sites it was', () => {
  expect(sayElsewhere([])).toBeNull();
  expect(sayElsewhere(['a.example', 'b.example', 'a.example'].map(at))).toBe(
    'Before this page, 3 requests of a.example and b.example were refused.',
  );
  expect(sayElsewhere(['c.example', 'b.example', 'a.example'].map(at))).toBe(
    'Before this page, 3 requests of a.example and 2 other sites were refused.',
  );
});
