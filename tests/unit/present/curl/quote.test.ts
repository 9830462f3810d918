import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Piece, shellWord } from '../../../../src/present/curl/quote.ts';

/** What a POSIX shell makes of words, each ended by a NUL: nothing else can stand between arguments. */
const printed = (words: readonly string[], env: Record<string, string> = {}): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${words.join(' ')}`], { env: { PATH: process.env.PATH ?? '', ...env } })
    .toString('utf8')
    .split('\0')
    .slice(0, -1);

const HOSTILE = [
  '',
  "'",
  "''; rm -rf ~; '",
  '$(id)',
  '`id`',
  '"$HOME"',
  '\\',
  "\\'",
  'a\nb',
  '!!',
  '~root',
  '*',
  '-o',
  '--config=/etc/passwd',
  '#',
  '&& id',
  'a;b|c>d<e',
  '\u202egnp.exe',
  '\t',
  'ü…😀',
  `\${IFS}`,
  '%s%n',
];

/** Any text an argument can hold: well-formed, without NUL. */
const anyText = fc.string({ unit: 'grapheme', maxLength: 60 }).map(s => s.replaceAll('\0', ''));

describe('A shell word', () => {
  test('of hostile text reaches the program as it is', () => {
    expect(printed(HOSTILE.map(text => shellWord([text])))).toEqual(HOSTILE);
  });

  test('of any text reaches the program as it is', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 40 }), texts => {
        expect(printed(texts.map(text => shellWord([text])))).toEqual(texts);
      }),
      { numRuns: 60 },
    );
  });

  test('with a variable in it is one word, whatever stands around it and whatever it holds', () => {
    const variable = { variable: 'TOKEN', stands: 'the token' };
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, value, after) => {
        const pieces: readonly Piece[] = [before, variable, after];
        expect(printed([shellWord(pieces), 'next'], { TOKEN: value })).toEqual([before + value + after, 'next']);
      }),
      { numRuns: 80 },
    );
  });

  test('with a variable is read easily where nothing in it acts', () => {
    const token = { variable: 'TOKEN', stands: 'the token' };
    expect(shellWord(['authorization: Bearer ', token])).toBe('"authorization: Bearer $TOKEN"');
    expect(shellWord([token, 'x'])).toBe(`"\${TOKEN}x"`);
    expect(shellWord(['a$b ', token])).toBe(`'a$b '"$TOKEN"`);
  });

  test('loses a NUL, which no argument can hold, and nothing else', () => {
    expect(printed([shellWord(['a\0b'])])).toEqual(['ab']);
  });

  test('needs no quotes when it is plain', () => {
    expect(shellWord(['https://api.example/orders'])).toBe('https://api.example/orders');
    expect(shellWord([])).toBe("''");
  });
});
