import { describe, expect, test } from 'vitest';
import { DIAGNOSES } from '../../src/core/diagnoses/index.ts';
import { FIXES } from '../../src/core/fixes/index.ts';
import { filesBelow, foldersIn, read } from './files.ts';

interface Cause {
  readonly id: string;
  readonly fixKinds: readonly string[];
}

const catalogue: readonly Cause[] = JSON.parse(read('tests/corpora/causes.json'));

describe('The list of diagnoses', () => {
  test('names every folder, and every entry has its folder', () => {
    expect(DIAGNOSES.map(d => d.id).sort()).toEqual(foldersIn('src/core/diagnoses'));
  });

  test('holds no id twice', () => {
    expect(new Set(DIAGNOSES.map(d => d.id)).size).toBe(DIAGNOSES.length);
  });

  test('uses the ids of the catalogue, but for the fallback', () => {
    const known = new Set(catalogue.map(c => c.id));
    expect(DIAGNOSES.filter(d => d.kind !== 'fallback' && !known.has(d.id)).map(d => d.id)).toEqual([]);
  });

  test('marks exactly the ids that begin with "normal-" as normal', () => {
    expect(DIAGNOSES.filter(d => d.kind === 'normal').map(d => d.id)).toEqual(
      DIAGNOSES.filter(d => d.id.startsWith('normal-')).map(d => d.id),
    );
  });

  test('has one fallback', () => {
    expect(DIAGNOSES.filter(d => d.kind === 'fallback')).toHaveLength(1);
  });

  test('gives each diagnosis a reference that can be opened', () => {
    for (const d of DIAGNOSES) for (const s of d.specs) expect(s.url, d.id).toMatch(/^https:\/\//);
    expect(DIAGNOSES.filter(d => d.specs.length === 0).map(d => d.id)).toEqual([]);
  });

  test('supersedes only ids of the catalogue', () => {
    const known = new Set(catalogue.map(c => c.id));
    expect(DIAGNOSES.flatMap(d => d.supersedes).filter(id => !known.has(id))).toEqual([]);
  });
});

describe('The list of fix kinds', () => {
  test('names every file', () => {
    const files = filesBelow('src/core/fixes', '.ts').map(f => f.replace(/^.*\/|\.ts$/g, ''));
    expect(Object.keys(FIXES).sort()).toEqual(files.filter(f => f !== 'define' && f !== 'index').sort());
  });

  test('covers every fix kind of the catalogue', () => {
    const kinds = new Set(catalogue.flatMap(c => c.fixKinds));
    expect([...kinds].filter(k => !(k in FIXES))).toEqual([]);
  });
});
