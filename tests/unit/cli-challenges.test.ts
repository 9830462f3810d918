import { describe, expect, it } from 'vitest';
import { runChallenges } from '../../src/cli/challenges.ts';

const run = (...lines: string[]) => [...runChallenges(lines)].map(line => JSON.parse(line) as unknown);

describe('the challenges command', () => {
  it('answers a line with its challenges, the flag and the warnings', () => {
    const line = JSON.stringify({
      id: 'a',
      header: 'www-authenticate',
      input: ['Digest Realm="x", nonce=y', 'Foo bar='],
    });
    expect(run(line)).toEqual([
      {
        id: 'a',
        challenges: [
          { scheme: 'Digest', token68: null, params: { realm: 'x', nonce: 'y' } },
          { scheme: 'Foo', token68: 'bar=', params: {} },
        ],
        malformed: false,
        warnings: [],
      },
    ]);
  });

  it('gives the first value of a repeated parameter, and all of them beside it', () => {
    const [challenge] = (run('{"id":1,"input":["A b=1, c=3, B=2"]}') as [{ challenges: object[] }])[0].challenges;
    expect(challenge).toEqual({
      scheme: 'A',
      token68: null,
      params: { b: '1', c: '3' },
      duplicates: { b: ['1', '2'] },
    });
  });

  it('keeps the order of the parameters', () => {
    expect([...runChallenges(['{"id":1,"input":["A z=1, a=2, m=3"]}'])].join()).toContain('{"z":"1","a":"2","m":"3"}');
  });

  it('reads a byte order mark, CRLF, and an input that is one string', () => {
    expect(run('\ufeff{"id":1,"input":["A"]}\r', '\r', '{"id":2,"input":"B c"}\r')).toMatchObject([
      { id: 1, challenges: [{ scheme: 'A' }] },
      { id: 2, challenges: [{ scheme: 'B', token68: 'c' }] },
    ]);
  });

  it('names the line that cannot be read, and what is wrong with it', () => {
    expect(run('', '{"id":"a","headers":["A"]}', '[]', 'x', '{"id":"b","input":["A",null]}')).toEqual([
      { id: 'a', line: 2, error: expect.stringContaining('there is no `input`') },
      { id: null, line: 3, error: 'not a JSON object' },
      { id: null, line: 4, error: 'not a line of JSON' },
      { id: 'b', line: 5, error: expect.stringContaining('array of strings') },
    ]);
  });

  it('answers half a surrogate pair with text that is still JSON', () => {
    expect(run('{"id":1,"input":["A b=\\"\\ud800\\"","C \\udfff"]}')).toMatchObject([
      { malformed: true, challenges: [{ params: { b: '\ud800' } }, { scheme: 'C' }] },
    ]);
  });

  it('flags a malformed header and still shows what it says', () => {
    expect(run('{"id":1,"input":["Basic realm=a b, c"]}')).toMatchObject([
      { malformed: true, challenges: [{ scheme: 'Basic', params: { realm: 'a b' } }, { scheme: 'c' }] },
    ]);
  });

  it('keeps a parameter that is called __proto__', () => {
    expect([...runChallenges(['{"id":1,"input":["A __proto__=x"]}'])].join()).toContain('{"__proto__":"x"}');
  });

  it('answers a line that cannot be read in its place, and loses no other', () => {
    const answers = run(
      '{"id":1,"input":[]}',
      '{',
      '[]',
      '7',
      '{"id":"b","input":[1]}',
      '{"id":"c"}',
      '',
      '{"id":2,"input":["A"]}',
    );
    expect(answers).toMatchObject([
      { id: 1, challenges: [] },
      { id: null, error: expect.any(String) },
      { id: null, error: expect.any(String) },
      { id: null, error: expect.any(String) },
      { id: 'b', error: expect.any(String) },
      { id: 'c', error: expect.any(String) },
      { id: 2, challenges: [{ scheme: 'A' }] },
    ]);
  });
});
