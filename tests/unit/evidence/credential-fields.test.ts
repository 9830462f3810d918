import { describe, expect, test } from 'vitest';
import { collect } from '../../../src/core/index.ts';
import { body, episode, request } from './canaries.ts';

const TOKEN = 'ghp_9f3Q7zLx2VwT8kPm4aBcDeFgHiJkLmNoPq';

const credentialsIn = (name: string, value: string) => {
  const { request: seen } = collect(episode(request([name, value])), { salt: 'salt' }).subject;
  return seen.seen ? seen.value.credentials.map(c => c.name) : null;
};

describe('A request field holds a credential', () => {
  test.each([
    ['by its name', 'Private-Token', 'abc'],
    ['by its name spelt as in a program', 'PRIVATE_TOKEN', 'abc'],
    ['by the prefix that an issuer gave its tokens', 'X-Board-Pass', TOKEN],
    ['by the form of a JWT', 'X-Board-Pass', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.'],
  ])('%s', (_why, name, value) => expect(credentialsIn(name, value)).toEqual([name.toLowerCase()]));

  test.each([
    ['with a value that only begins alike', 'X-Board-Pass', 'ghp_'],
    ['with words', 'X-Board-Pass', `read ${TOKEN} aloud`],
    ['with an anti-forgery token', 'X-CSRF-Token', TOKEN],
    ['with an identifier', 'X-Trace', '4bf92f3577b34da6a3ce929d0e0e4736'],
  ])('but not one %s', (_why, name, value) => expect(credentialsIn(name, value)).toEqual([]));

  test('and what the server echoes of it is hidden', () => {
    const evidence = collect(
      episode({ ...request(['X-Board-Pass', TOKEN]), ...body(`{"error":"unknown pass ${TOKEN}"}`) }),
      { salt: 'salt' },
    );
    expect(JSON.stringify(evidence)).not.toContain('9f3Q7zLx2VwT8kPm4');
  });
});
