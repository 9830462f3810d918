import { describe, expect, test } from 'vitest';
import { DIAGNOSES } from '../../src/core/diagnoses/index.ts';
import { FIXES } from '../../src/core/fixes/index.ts';
import { read } from './files.ts';

const explanation = (id: string): string => read(`src/core/diagnoses/${id}/explanation.md`);
const placeholders = (text: string): string[] => [...text.matchAll(/\{([A-Za-z][A-Za-z0-9]*)\}/g)].map(m => m[1] ?? '');
const titles = (markdown: string): string[] => markdown.split('\n').filter(l => l.startsWith('# '));

describe.each(DIAGNOSES.map(d => [d.id, d] as const))('The explanation of %s', (id, diagnosis) => {
  const markdown = explanation(id);

  test('uses only facts that the rule declares, and every one of them', () => {
    expect([...new Set(placeholders(markdown))].sort()).toEqual([...diagnosis.facts].sort());
  });

  test('begins with a title and has the sections that the views show', () => {
    expect(markdown.startsWith('# ')).toBe(true);
    expect(titles(markdown).length).toBeGreaterThan(0);
    const sections = markdown
      .split('\n')
      .filter(l => l.startsWith('## '))
      .map(l => l.slice(3));
    expect(sections).toEqual(expect.arrayContaining(['In plain words', 'Why this happens', 'Be sure']));
  });

  test('says no "please", no "oops", and shouts nowhere', () => {
    expect(markdown).not.toMatch(/\bplease\b|\boops\b|!(?:\s|$)/i);
  });

  test('has the section of every audience that its fixes address', () => {
    const rule = read(`src/core/diagnoses/${id}/rule.ts`);
    const imported = /import \{([^}]*)\} from '\.\.\/\.\.\/fixes\/index\.ts'/.exec(rule)?.[1] ?? '';
    const kinds = imported
      .split(',')
      .map(n => n.trim().replace(/[A-Z]/g, c => `-${c.toLowerCase()}`))
      .filter(Boolean);
    for (const kind of kinds) {
      const audience = FIXES[kind as keyof typeof FIXES]?.audience;
      if (audience && diagnosis.kind !== 'normal') expect(markdown, kind).toContain(`## Fix it: ${audience}`);
    }
  });
});
