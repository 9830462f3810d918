import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPasted } from '../../../src/core/http/pasted.ts';
import { shellWords } from '../../../src/core/http/shell-words.ts';
import { timesLonger } from './growth.ts';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl';

const sent = (text: string) => {
  const read = readPasted(text);
  return read.ok ? `${read.header}: ${read.value}` : read.reason;
};

describe('What is pasted is understood', () => {
  test.each([
    ['a bare token as a Bearer token', JWT, `Authorization: Bearer ${JWT}`],
    ['a token in quotes', ` "${JWT}" \n`, `Authorization: Bearer ${JWT}`],
    ['an opaque token', 'gho_16C7e42F292c6912E7', 'Authorization: Bearer gho_16C7e42F292c6912E7'],
    ['a token with a colon in it', '12:Zm9v', 'Authorization: Bearer 12:Zm9v'],
    ['a value with its scheme', `bearer ${JWT}`, `Authorization: bearer ${JWT}`],
    ['a scheme with a colon after it', `Bearer: ${JWT}`, `Authorization: Bearer ${JWT}`],
    ['a header line', `authorization:  Bearer ${JWT}`, `authorization: Bearer ${JWT}`],
    ['a header line of a program', `"Authorization": "Bearer ${JWT}",`, `Authorization: Bearer ${JWT}`],
    ['a key in a header of its own', 'X-Api-Key: 4fK2s0dP', 'X-Api-Key: 4fK2s0dP'],
    [
      'Digest with its parameters',
      'Digest username="ada", nc=00000001',
      'Authorization: Digest username="ada", nc=00000001',
    ],
    [
      'curl of a POSIX shell',
      `curl 'https://a.test/x?y=1' -H 'accept: */*' \\\n  -H 'Authorization: Bearer ${JWT}'`,
      `Authorization: Bearer ${JWT}`,
    ],
    ['curl after a prompt', `$ curl -sS -HAuthorization:Basic\\ YTpi https://a.test`, 'Authorization: Basic YTpi'],
    [
      'curl with bundled options',
      `curl -sSLH "authorization: token abc123" https://a.test | jq -r .id`,
      'authorization: token abc123',
    ],
    ['curl with -u', "curl -u 'ada:löve:lace' https://a.test", 'Authorization: Basic YWRhOmzDtnZlOmxhY2U='],
    ['curl with --oauth2-bearer', `curl --oauth2-bearer ${JWT} https://a.test`, `Authorization: Bearer ${JWT}`],
    [
      'a header of its own before -u',
      `curl -u a:b -H 'Authorization: Bearer ${JWT}' https://a.test`,
      `Authorization: Bearer ${JWT}`,
    ],
    ['curl with a key', `curl https://a.test --data '-H x: y' -H 'X-Api-Key: 4fK2s0dP'`, 'X-Api-Key: 4fK2s0dP'],
    [
      "curl with $'…'",
      String.raw`curl $'https://a.test/it\'s' -H $'authorization: Bearer a\x41\u0042\103'`,
      'authorization: Bearer aABC',
    ],
    [
      'curl of cmd.exe',
      `curl ^"https://a.test/?x=1^&y=^%^20^" ^\r\n  -H ^"authorization: Bearer ${JWT}^" ^\r\n  --data-raw ^"^{^\\^"a^\\^":1^}^"`,
      `authorization: Bearer ${JWT}`,
    ],
    [
      'curl.exe with doubled quotes',
      `curl.exe "https://a.test" -H "Authorization: Digest username=""ada"", uri=""/x"""`,
      'Authorization: Digest username="ada", uri="/x"',
    ],
    ['options of curl alone', `-H "Authorization: Bearer ${JWT}"`, `Authorization: Bearer ${JWT}`],
  ])('%s', (_, text, expected) => expect(sent(text)).toBe(expected));
});

describe('What cannot be used is named', () => {
  test.each([
    ['empty', ''],
    ['too-long', 'x'.repeat(40_000)],
    ['address', 'https://a.test/?token=abc'],
    ['open-quote', "curl -H 'Authorization: Bearer abc https://a.test"],
    ['no-credential', 'curl https://a.test'],
    ['only-cookies', "curl -b 'sid=1' https://a.test"],
    ['only-cookies', "curl -H 'Cookie: sid=1' https://a.test"],
    ['no-password', 'curl -u ada https://a.test'],
    ['not-a-credential', 'Cookie: sid=1'],
    ['not-a-credential', 'Content-Type: text/html'],
    ['not-a-credential', 'X-CSRF-Token: abc'],
    ['no-value', 'Bearer'],
    ['no-value', 'Authorization: Bearer '],
    ['no-value', 'Authorization:'],
    ['placeholder', 'Bearer <your-token>'],
    ['placeholder', 'Authorization: Bearer $TOKEN'],
    ['placeholder', 'undefined'],
    ['bad-character', 'Bearer abc “def”'],
    ['blank', 'Bearer abc def'],
    ['blank', 'abc\ndef'],
  ])('%s', (reason, text) => expect(sent(text)).toBe(reason));
});

describe('Whatever is pasted', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          'curl ',
          '-H ',
          "'",
          '"',
          '^',
          '\\',
          "$'",
          '\n',
          ' ',
          'Authorization: ',
          'Bearer ',
          'x',
          '-u',
          ':',
          '|',
        ),
      )
      .map(parts => parts.join('')),
  );

  test('is read without an error, and what is used fits into a header', () => {
    fc.assert(
      fc.property(anyText, text => {
        const read = readPasted(text);
        if (!read.ok) return;
        expect(read.header).toMatch(/^[!#$%&'*+.^_`|~\w-]+$/);
        expect(read.value).toMatch(/^[\x20-\x7e\t]+$/);
        // A header that no text can smuggle a second one into, by the platform's own check.
        expect(() => new Headers([[read.header, read.value]])).not.toThrow();
      }),
    );
  });

  test('comes out of any quoting as it went in', () => {
    const token = fc.string({
      unit: fc.constantFrom(...'abcXYZ019-._~+/="\'\\^%&|<>$`!*'),
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(token, value => {
        const line = `X-Api-Key: k${value}`;
        const single = `curl 'https://a.test' -H '${line.replaceAll("'", `'\\''`)}'`;
        const double = `curl "https://a.test" -H "${line.replace(/["\\$`]/g, '\\$&')}"`;
        const ansi = `curl $'https://a.test' -H $'${line.replace(/['\\]/g, '\\$&')}'`;
        const runtime = line.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&');
        const cmd = `curl ^"https://a.test^" ^\r\n -H ^"${runtime.replace(/[^\w\s:.]/g, '^$&')}^"`;
        const expected = readPasted(line);
        for (const command of [single, double, ansi, cmd]) {
          const read = readPasted(command);
          expect(read.ok ? read.value : read.reason, command).toBe(expected.ok ? expected.value : expected.reason);
        }
      }),
    );
  });

  test('takes time that grows with its length and no faster', () => {
    for (const part of ['\\', '^', '"', "'", ' ', '-H ', "$'\\x", 'a:']) {
      const read = (size: number) => [shellWords(`curl ${part.repeat(size)}`), readPasted(part.repeat(size))];
      expect(timesLonger(read, 3_000, 24_000), part).toBeLessThan(30);
    }
  });
});

test('POSIX words are those of a real shell', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom(...'ab \t"\'\\$|;%^\n'), maxLength: 12 }), { maxLength: 5 });
  const quote = fc.constantFrom(
    (word: string) => `'${word.replaceAll("'", `'\\''`)}'`,
    (word: string) => `"${word.replace(/["\\$`]/g, '\\$&')}"`,
  );
  fc.assert(
    fc.property(words, quote, (list, quoted) => {
      const command = list.map(quoted).join(' \\\n ');
      if (/\s\^"|\^\n/.test(command)) return; // read as one for cmd.exe
      const out = execFileSync('/bin/sh', ['-c', `for w in ${command || "''"}; do printf '%s\\0' "$w"; done`], {
        encoding: 'utf8',
      });
      const real = command === '' ? [] : out.split('\0').slice(0, -1);
      expect(shellWords(command)).toEqual({ ok: true, words: real });
    }),
    { numRuns: 40 },
  );
});
