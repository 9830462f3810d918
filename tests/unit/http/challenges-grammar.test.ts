import { describe, expect, it } from 'vitest';
import { parseChallenges } from '../../../src/core/http/challenges.ts';

/**
 * The grammar of RFC 9110 §11.3 with the list rules for recipients of §5.6.1.2, written down a second time as one
 * regular expression. Far too slow for headers, and independent of the parser.
 */
const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const quoted = '"(?:[\\t \\x21\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\[\\t \\x21-\\x7e\\x80-\\xff])*"';
const list = (element: string) => `(?:${element})?(?:[ \\t]*,[ \\t]*(?:${element})?)*`;
const param = `${token}[ \\t]*=[ \\t]*(?:${token}|${quoted})`;
const challenge = `${token}(?: +(?:[A-Za-z0-9._~+/-]+=*|${list(param)}))?`;
const GRAMMAR = new RegExp(`^[ \\t]*${list(challenge)}[ \\t]*$`);

/** Every text of up to `length` letters. */
function* texts(letters: string, length: number): Generator<string> {
  yield '';
  if (length === 0) return;
  for (const rest of texts(letters, length - 1)) {
    if (rest.length === length - 1) for (const letter of letters) yield rest + letter;
    else if (rest !== '') yield rest;
  }
}

describe('parseChallenges agrees with the grammar', () => {
  it.each([
    ['a =,"', 7],
    ['a \t=,', 7],
    ['a =,/', 7],
    ['a ="\\', 7],
  ])('on every text of the letters %j up to %i long', (letters, length) => {
    const wrong: string[] = [];
    let accepted = 0;
    for (const text of texts(letters, length)) {
      const expected = GRAMMAR.test(text);
      if (expected) accepted++;
      if (parseChallenges([text]).ok !== expected) wrong.push(text);
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(accepted).toBeGreaterThan(100);
  });

  it.each([
    ['A b=', ['c', '"d"', '""', '"\\"', '"\\""', '=', ' ', ',', ' e=f', 'g', '\t', 'h==']],
    ['A ', ['b', '=', '==', ' ', ', ', ',', '"c"', 'D e', '/f', '\t']],
  ])('on every way to go on after %j', (start, pieces) => {
    const wrong: string[] = [];
    for (const a of pieces) {
      for (const b of pieces) {
        for (const c of pieces) {
          for (const d of pieces) {
            const text = start + a + b + c + d;
            if (parseChallenges([text]).ok !== GRAMMAR.test(text)) wrong.push(text);
          }
        }
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
  });
});
