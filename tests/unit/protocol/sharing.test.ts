import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PackedEpisodes } from '../../../src/protocol/index.ts';
import { createSharing } from '../../../src/protocol/sharing.ts';
import { caseLike, recordOf } from '../present/cases.ts';

const { subject } = recordOf(caseLike('a')).evidence;
const answer = (more: object = {}): PackedEpisodes =>
  structuredClone({ episodes: [], exchanges: { x: { ...subject, ...more } }, jars: { j: [] } });

describe('Answers of the background', () => {
  test('share what is equal in them', () => {
    const share = createSharing();
    const first = share(answer());
    const second = share(answer());
    expect(second.exchanges.x).toBe(first.exchanges.x);
    expect(second.jars.j).toBe(first.jars.j);
  });

  test('do not share what has changed meanwhile, and share the change from then on', () => {
    const share = createSharing();
    const first = share(answer());
    const changed = share(answer({ throughDevtools: ['body'] }));
    expect(changed.exchanges.x).toMatchObject({ throughDevtools: ['body'] });
    expect(changed.exchanges.x).not.toBe(first.exchanges.x);
    expect(share(answer({ throughDevtools: ['body'] })).exchanges.x).toBe(changed.exchanges.x);
  });

  test('say the same after it as before, whatever they hold', () => {
    const share = createSharing();
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('x', 'y'), fc.object()), exchanges => {
        const packed = { episodes: [], exchanges, jars: {} } as unknown as PackedEpisodes;
        expect(share(structuredClone(packed))).toEqual(packed);
      }),
    );
  });
});
