import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, read } from './files.ts';

/** Which part may import which; a part may always import itself. Anything not listed is forbidden (architecture). */
const ALLOWED: Record<string, readonly string[]> = {
  'core/standards': [],
  'core/http': ['core/standards'],
  'core/schemes': ['core/standards', 'core/http', 'core/tokens'],
  'core/tokens': ['core/standards', 'core/http'],
  'core/evidence': ['core/standards', 'core/http', 'core/schemes', 'core/tokens'],
  'core/fixes': ['core/standards'],
  'core/servers': ['core/evidence'],
  'core/diagnoses': ['core/standards', 'core/http', 'core/schemes', 'core/tokens', 'core/evidence', 'core/fixes'],
  'core/experiments': ['core/standards', 'core/http', 'core/evidence', 'core/diagnoses'],
  core: [
    ...['core/standards', 'core/http', 'core/schemes', 'core/tokens', 'core/evidence', 'core/fixes', 'core/diagnoses'],
    'core/servers',
    'core/experiments',
  ],
  present: ['core', 'protocol'],
  protocol: ['core'],
  platform: ['core', 'protocol'],
  background: ['core', 'present', 'protocol', 'platform'],
  ui: ['present'],
  wiring: ['present', 'protocol', 'ui'],
  panel: ['core', 'present', 'protocol', 'ui', 'platform', 'wiring'],
  popup: ['core', 'present', 'protocol', 'ui', 'platform', 'wiring'],
  options: ['core', 'present', 'protocol', 'ui', 'platform', 'wiring'],
  cli: ['core', 'present'],
};

const partOf = (file: string): string => {
  const [, first = '', second = ''] = file.split('/');
  return first === 'core' && second && !second.endsWith('.ts') ? `core/${second}` : first;
};

const IMPORT = /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]\s*\)/g;

const edges = filesBelow('src', '.ts', '.tsx').flatMap(file =>
  [...read(file).matchAll(IMPORT)].map(m => ({
    file,
    from: partOf(file),
    to: partOf(path.posix.join(path.posix.dirname(file), m[1] ?? m[2] ?? '')),
  })),
);

describe('Imports', () => {
  test('are found at all', () => {
    expect(edges.length).toBeGreaterThan(100);
  });

  test('go only in the directions that the architecture allows', () => {
    const wrong = edges.filter(e => e.from !== e.to && !ALLOWED[e.from]?.includes(e.to));
    expect(wrong.map(e => `${e.file} imports ${e.to}`)).toEqual([]);
  });

  test('of the browser happen in platform only', () => {
    const users = filesBelow('src', '.ts', '.tsx').filter(f =>
      /webextension-polyfill|\b(?:browser|chrome)\.[a-z]+\.[a-z]/i.test(stripped(f)),
    );
    expect(users.filter(f => !f.startsWith('src/platform/'))).toEqual([]);
  });
});

describe('Core', () => {
  test('knows no clock, network, DOM or randomness', () => {
    const impure =
      /Date\.now\(|new Date\(\s*\)|\bfetch\(|\bdocument\.|\bwindow\.|Math\.random\(|crypto\.(?:subtle|getRandomValues|randomUUID)/;
    expect(filesBelow('src/core', '.ts').filter(f => impure.test(stripped(f)))).toEqual([]);
  });
});

describe('Sources', () => {
  test('build no markup from strings and evaluate none', () => {
    const risky =
      /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|\beval\(|new Function\(/;
    expect(filesBelow('src', '.ts', '.tsx', '.html').filter(f => risky.test(stripped(f)))).toEqual([]);
  });

  test('stay short enough to be read in one go', () => {
    const long = filesBelow('src', '.ts', '.tsx')
      .map(f => [f, read(f).split('\n').length] as const)
      .filter(([, n]) => n > 250);
    expect(long).toEqual([]);
  });
});

/** Without comments: they may speak of what the code must not do. */
const stripped = (file: string): string => read(file).replace(/\/\*[\s\S]*?\*\/|(?:^|\s)\/\/.*$/gm, '');
