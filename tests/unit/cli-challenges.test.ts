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

  it('gives the first value of a repeated parameter', () => {
    expect(run('{"id":1,"input":["A b=1, b=2"]}')).toMatchObject([{ challenges: [{ params: { b: '1' } }] }]);
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
