import { describe, expect, test } from 'vitest';
import { DIAGNOSES } from '../../src/core/diagnoses/index.ts';
import { SERVERS } from '../../src/core/servers/index.ts';
import { TOPICS } from '../../src/core/servers/topics.ts';
import { ADVICE_FACTS } from '../../src/present/servers.ts';
import { foldersIn, read } from './files.ts';

const advice = (id: string): string => read(`src/core/servers/${id}/advice.md`);
/** Of each subject, by its heading. Lines that begin with `## ` inside code are shell comments nowhere in these files. */
const sectionsOf = (markdown: string): [heading: string, body: string][] =>
  markdown
    .split(/^## /m)
    .slice(1)
    .map(part => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n'))]);

describe('The list of servers', () => {
  test('names every folder, and every entry has its folder', () => {
    expect(SERVERS.map(s => s.id).sort()).toEqual(foldersIn('src/core/servers'));
  });

  test('gives each a mark by which it can be recognised', () => {
    expect(SERVERS.filter(s => s.marks.length === 0).map(s => s.id)).toEqual([]);
  });
});

describe('The list of subjects', () => {
  test('leads from diagnoses that there are', () => {
    const known = new Set(DIAGNOSES.map(d => d.id));
    expect(
      Object.values(TOPICS)
        .flat()
        .filter(id => !known.has(id)),
    ).toEqual([]);
  });

  test('has no subject on which no server has advice', () => {
    const covered = new Set(SERVERS.flatMap(s => sectionsOf(advice(s.id)).map(([heading]) => heading)));
    expect(Object.keys(TOPICS).filter(id => !covered.has(id))).toEqual([]);
  });
});

describe.each(SERVERS.map(s => [s.name, s.id] as const))('The advice for %s', (name, id) => {
  const markdown = advice(id);
  const sections = sectionsOf(markdown);

  test('begins with the name, and has sections of known subjects, none twice', () => {
    expect(markdown.startsWith(`# ${name}\n`)).toBe(true);
    const headings = sections.map(([heading]) => heading);
    expect(headings.filter(heading => !Object.hasOwn(TOPICS, heading))).toEqual([]);
    expect(new Set(headings).size).toBe(headings.length);
    expect(headings.length).toBeGreaterThan(0);
  });

  test.each(sections)('on %s shows where it is written', (_heading, body) => {
    const last = body.trim().split('\n\n').at(-1) ?? '';
    expect(last).toMatch(/^\[[^\]]+\]\(https:\/\/[^)\s]+\)/);
  });

  test('uses no placeholder but those that are filled', () => {
    const used = [...markdown.matchAll(/\{([a-z][A-Za-z0-9]*)\}/g)].map(m => m[1] ?? '');
    expect(used.filter(name => !(ADVICE_FACTS as readonly string[]).includes(name))).toEqual([]);
  });

  test('says no "please", no "oops", and shouts nowhere', () => {
    expect(markdown.replace(/```[\s\S]*?```/g, '')).not.toMatch(/\bplease\b|\boops\b|!(?:\s|$)/i);
  });
});
