import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { causeName } from '../../../src/present/names.ts';
import { groupDigits, listing, oneLine, plainShowable, showable } from '../../../src/present/text.ts';

const marks = (text: string) =>
  showable(text)
    .segments.filter(s => s.mark)
    .map(s => s.text);

/** Format characters that have a form of their own (Arabic and Kaithi number signs, hieroglyph joiners …). */
const VISIBLE_FORMATS = /\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Kaithi}|[\u0600-\u08ff]|[\u{110bd}-\u{1d17a}]/u;

describe('Text from the wire', () => {
  test.each([
    ['a null byte', 'a\u0000b', ['␀']],
    ['line breaks', 'a\r\nb', ['␍', '␊']],
    ['a right-to-left override', 'safe\u202Egnp.exe', ['U+202E']],
    ['bidi isolates', '\u2066x\u2069', ['U+2066', 'U+2069']],
    ['zero-width characters', 'pass\u200Bword\uFEFF', ['U+200B', 'U+FEFF']],
    ['C1 controls', 'a\u0085b', ['U+0085']],
    ['tag characters', 'a\u{E0041}', ['U+E0041']],
    ['a lone surrogate', 'a\uD83D!', ['U+D83D']],
  ])('shows %s as marks', (_what, text, expected) => {
    expect(marks(text)).toEqual(expected);
  });

  test.each(['héllo wörld', '日本語', 'שלום', '😀 ok', '<b>&amp;</b>'])('shows %s as it is', text => {
    expect(showable(text).segments).toEqual([{ text, mark: false }]);
  });

  test('is cut without splitting a character, and tells its whole length', () => {
    const cut = showable('😀😀😀', 3);
    expect(cut).toEqual({ segments: [{ text: '😀', mark: false }], length: 6, cut: true });
  });

  test('of any kind keeps everything that is not hidden, and never shows what is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        const shown = plainShowable(text);
        expect([...shown].filter(c => /\p{Cc}|\p{Cf}|\p{Cs}/u.test(c) && !VISIBLE_FORMATS.test(c))).toEqual([]);
        expect(shown).toBe(
          showable(text, 1000)
            .segments.map(s => s.text)
            .join(''),
        );
      }),
    );
  });

  test('becomes one line with an ellipsis where it was cut', () => {
    expect(oneLine('a\nb'.repeat(10), 4)).toBe('a␊ba…');
  });
});

test('Numbers have their thousands set apart', () => {
  expect([0, 999, 1000, 1048576].map(groupDigits)).toEqual(['0', '999', '1,000', '1,048,576']);
});

test('A list of words ends with "and"', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listing)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});

test.each([
  ['token-expired', 'token expired'],
  ['normal-refresh-and-retry', 'refresh and retry'],
  ['dpop-nonce-required', 'DPoP nonce required'],
  ['set-cookie-too-large', 'Set-Cookie too large'],
  ['ntlm-connection-broken', 'NTLM connection broken'],
])('The cause %s is called "%s"', (id, name) => {
  expect(causeName(id)).toBe(name);
});
