import { describe, expect, it } from 'vitest';
import { param, parseChallenges, serialiseChallenges } from '../../../src/core/http/challenges.ts';

/** Short form: `Scheme(token68)` or `Scheme{name=value|…}`, a field per inner list. */
function short(...fields: string[]): string {
  return parseChallenges(fields)
    .challenges.map(({ scheme, token68, params }) =>
      token68 !== null ? `${scheme}(${token68})` : `${scheme}{${params.map(p => `${p.name}=${p.value}`).join('|')}}`,
    )
    .join(' ');
}

describe('parseChallenges on what the grammar allows', () => {
  const valid: [string, string[], string][] = [
    ['an empty field holds no challenge', [''], ''],
    ['no field holds no challenge', [], ''],
    ['a bare scheme', ['Negotiate'], 'Negotiate{}'],
    ['a list of bare schemes', ['Negotiate, NTLM,Basic'], 'Negotiate{} NTLM{} Basic{}'],
    ['a scheme and a token68', ['Negotiate YII='], 'Negotiate(YII=)'],
    ['a lone name= is a token68', ['A b='], 'A(b=)'],
    ['a lone name== is a token68', ['A b==, C'], 'A(b==) C{}'],
    ['a token68 with + and /', ['A a+b/c=='], 'A(a+b/c==)'],
    ['a b, c is two challenges', ['A b, c'], 'A(b) c{}'],
    ['X , p=v is one challenge with a parameter', ['X , p=v'], 'X{p=v}'],
    ['blanks around the equals sign', ['A b\t = "c"'], 'A{b=c}'],
    ['empty elements everywhere', [',, A ,,b=c,, ,d=e,,'], 'A{b=c|d=e}'],
    ['a parameter, then a challenge with parameters', ['A b=c, D e=f'], 'A{b=c} D{e=f}'],
    ['a parameter, then a challenge with a token68', ['A b=c, D e='], 'A{b=c} D(e=)'],
    ['a parameter, then a bare scheme', ['A b=c, D'], 'A{b=c} D{}'],
    ['commas and equals signs inside quotes', ['A b="c, D e=f"'], 'A{b=c, D e=f}'],
    ['quoted pairs', ['A b="\\"\\\\\\c"'], 'A{b="\\c}'],
    ['an empty quoted value', ['A b=""'], 'A{b=}'],
    ['Latin-1 inside quotes', ['A b="\xe4"'], 'A{b=\xe4}'],
    ['names in any case, lower-cased', ['A ReAlM="x"'], 'A{realm=x}'],
    ['duplicates are kept in order', ['A b=1, B=2'], 'A{b=1|b=2}'],
    ['a folded field', ['A b=c,\r\n\t d=e'], 'A{b=c|d=e}'],
    ['a fold inside quotes is one space', ['A b="c \r\n  d"'], 'A{b=c d}'],
    ['fields that Firefox joined by a newline', ['A b="c"\nD e="f"'], 'A{b=c} D{e=f}'],
    ['a fold and a join in one value', ['A b=c,\n d=e\nF'], 'A{b=c|d=e} F{}'],
    ['names that JavaScript objects have already', ['A __proto__="x", constructor=y'], 'A{__proto__=x|constructor=y}'],
    ['every token character in a scheme', ["!#$%&'*+-.^_`|~09azAZ"], "!#$%&'*+-.^_`|~09azAZ{}"],
  ];
  it.each(valid)('%s', (_, fields, expected) => {
    expect(parseChallenges(fields).problems).toEqual([]);
    expect(short(...fields)).toBe(expected);
  });
});

describe('parseChallenges on what the grammar does not allow', () => {
  const invalid: [string, string[], string, string][] = [
    ['a parameter right after scheme and comma', ['X, p=v'], 'comma-after-scheme', 'X{p=v}'],
    ['a parameter without a scheme', ['p=v'], 'no-scheme', ''],
    ['a token68, then a parameter', ['A b==, c=d'], 'token68-and-params', 'A(b==)'],
    ['a word, then parameters', ['A b c=d'], 'token68-and-params', 'A{c=d}'],
    ['an open quote', ['A b="c'], 'unbalanced-quote', 'A{b=c}'],
    ['quotes inside quotes', ['A b="c "d"", E f=g'], 'unescaped-quote', 'A{} E{f=g}'],
    ['an unquoted address', ['A b=https://c/d, e=f'], 'unquoted-value', 'A{b=https://c/d|e=f}'],
    ['an unquoted text with blanks', ['A b=c d e'], 'unquoted-value', 'A{b=c d e}'],
    ['single quotes with a comma inside', ["A b='c, d', e=f"], 'unquoted-value', "A{b='c, d'|e=f}"],
    ['a missing comma between parameters', ['A b="c" d="e"'], 'missing-comma', 'A{b=c|d=e}'],
    ['a missing comma between challenges', ['A b="c" D e="f"'], 'missing-comma', 'A{b=c} D{e=f}'],
    ['a missing comma before a known scheme', ['A b=c Basic d=e'], 'missing-comma', 'A{b=c} Basic{d=e}'],
    ['a name without a value', ['A b=c, d='], 'missing-value', 'A{b=c|d=}'],
    ['an empty first value', ['A b=, c=d'], 'token68-and-params', 'A{b=|c=d}'],
    ['a tab after the scheme', ['A\tb=c'], 'tab-after-scheme', 'A{b=c}'],
    ['a quoted text after the scheme', ['A "b" "c"'], 'bare-quoted-string', 'A{}'],
    ['a bare CR', ['A\rb'], 'line-break-or-nul', ''],
    ['a NUL', ['A b="\0"'], 'line-break-or-nul', ''],
    ['a control character inside quotes', ['A b="\x01"'], 'character-not-allowed', 'A{b=\x01}'],
    ['a name, a blank and an equals sign', ['A b = c d'], 'unquoted-value', 'A{b=c d}'],
    ['a name, a blank, an equals sign and nothing', ['A b ='], 'missing-value', 'A{b=}'],
    ['semicolons between parameters', ['A b="c"; d=e; f="g"'], 'semicolon', 'A{b=c|d=e|f=g}'],
    ['semicolons between challenges', ['Negotiate; A b="c";D e=f'], 'semicolon', 'Negotiate{} A{b=c} D{e=f}'],
    ['a semicolon after a plain value', ['A b=c;d=e'], 'semicolon', 'A{b=c|d=e}'],
    ['semicolons of an address', ['A b=https://c/d;e=f; g=h'], 'semicolon', 'A{b=https://c/d;e=f|g=h}'],
    ['a semicolon of a list', ['A b=host;x-date, c=d'], 'unquoted-value', 'A{b=host;x-date|c=d}'],
    ['a quote that the next parameter closes', ['A b="c, d="e", f=g'], 'quote-runs-on', 'A{b=c|d=e|f=g}'],
    ['a parameter glued to a value', ['A b="c"d="e"'], 'missing-comma', 'A{b=c|d=e}'],
    ['a known scheme glued to a value', ['A b="c"Basic d="e"'], 'missing-comma', 'A{b=c} Basic{d=e}'],
    ['letters glued to a value', ['A b="c"d, e=f'], 'text-after-value', 'A{b=c|e=f}'],
    ['text between a value and a scheme', ['A b="c" / Basic d="e"'], 'stray-text', 'A{b=c} Basic{d=e}'],
    ['a colon after a known scheme', ['Basic: b="c"'], 'stray-text', 'Basic{b=c}'],
    ['the name of the header in its value', ['WWW-Authenticate: A b="c"'], 'field-name', 'A{b=c}'],
    ['a word between parameters', ['A b=c,d,e=f,g=h'], 'word-between-parameters', 'A{b=c|e=f|g=h} d{}'],
    ['a known scheme between parameters', ['A b=c,Basic,d=e'], 'comma-after-scheme', 'A{b=c} Basic{d=e}'],
    [
      'a scheme that is a word of a sentence',
      ['A b=The token ended, c=d'],
      'unquoted-value',
      'A{b=The token ended|c=d}',
    ],
    ['a sentence after the scheme', ['Bearer token is missing'], 'stray-text', 'Bearer(token)'],
    ['an open quote without a value', ['A b=c, "d, E f=g'], 'bare-quoted-string', 'A{b=c} E{f=g}'],
    ['an at sign in a name', ['A b@c="d"'], 'bad-name', 'A{b@c=d}'],
    ['one bad field does not harm the others', ['A b="', 'C d=e'], 'unbalanced-quote', 'A{b=} C{d=e}'],
  ];
  it.each(invalid)('%s', (_, fields, reason, recovered) => {
    const { ok, problems } = parseChallenges(fields);
    expect(ok).toBe(false);
    expect(problems.map(problem => problem.reason)).toContain(reason);
    expect(short(...fields)).toBe(recovered);
  });

  it('says in which field and where', () => {
    const [problem] = parseChallenges(['A', 'B c=d e=f']).problems;
    expect(problem).toMatchObject({ reason: 'missing-comma', field: 1, at: 6 });
  });
});

describe('warnings', () => {
  const table: [string[], string][] = [
    [['Basic realm="x", Bearer'], 'several-challenges-in-one-field'],
    [['Newauth', 'Basic realm="x"'], 'unknown-scheme-first'],
    [['Digest realm="x", nonce="y", algorithm=SHA-512-256'], 'digest-algorithm-not-in-browsers'],
    [['Digest realm="x", nonce="y", qop="auth-int"'], 'digest-qop-without-auth'],
    [['Bearer scope="a  b"'], 'rfc6750-scope-syntax'],
    [['Bearer realm="x",service'], 'looks-like-a-cut-off-parameter'],
    [['Basic\r\n realm="x"'], 'obs-fold'],
    [['Basic realm="x", realm=y'], 'realm-not-quoted'],
  ];
  it.each(table)('%j warns of %s', (fields, code) => {
    const { ok, warnings } = parseChallenges(fields);
    expect(ok).toBe(true);
    expect(warnings.map(warning => warning.code)).toContain(code);
  });

  it.each([
    [['Basic realm="x"', 'Bearer realm="y"']],
    [['Digest realm="x", nonce="y", qop="auth", algorithm=MD5']],
    [['Bearer realm="x", error="invalid_token", scope="a b"']],
    [['NTLM TlRM']],
  ])('%j gets none', fields => {
    expect(parseChallenges(fields).warnings).toEqual([]);
  });
});

describe('param and serialiseChallenges', () => {
  it('param gives the first of several', () => {
    const [challenge] = parseChallenges(['A b=1, b=2']).challenges;
    expect(challenge && param(challenge, 'b')).toBe('1');
    expect(challenge && param(challenge, 'c')).toBeUndefined();
  });

  it('writes one value for each field, quoting what needs quotes', () => {
    const { challenges } = parseChallenges(['A b="c d", E f=g', 'H i==']);
    expect(serialiseChallenges(challenges)).toEqual(['A b="c d", E f=g', 'H i==']);
  });
});
