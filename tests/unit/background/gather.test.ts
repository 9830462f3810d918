import { describe, expect, test } from 'vitest';
import { gatherOthers, MOST_OTHERS } from '../../../src/background/recorder/gather.ts';
import { episodeOf } from '../../../src/cli/cases.ts';
import { collect } from '../../../src/core/index.ts';
import { exchange, opaque, testCase } from '../../cases/build.ts';

const url = 'https://api.shop.example/orders';

/** The evidence of these exchanges; the last one is the subject. */
function gathered(exchanges: Parameters<typeof testCase>[1]['exchanges']): string[] {
  const line = testCase('t', { name: '', exchanges, expect: { primary: null } });
  const { subject, others } = collect(episodeOf(line), { salt: 'test' });
  return gatherOthers(subject, others).map(x => x.id);
}

const storm = Array.from({ length: 150 }, (_, i) => exchange({ id: `refused-${i}`, at: '-30s', url }));

describe('What an episode takes along', () => {
  test('holds the last accepted request of the same call however many repetitions a storm brings', () => {
    const before = exchange({ id: 'accepted', at: '-10m', url, status: 200, authorization: `Bearer ${opaque('a')}` });
    const ids = gathered([before, ...storm, exchange({ id: 'x', url })]);
    expect(ids).toHaveLength(MOST_OTHERS);
    expect(ids).toContain('accepted');
  });

  test('holds the last accepted request that signed in, and the last of any kind', () => {
    const signed = exchange({
      id: 'signed',
      at: '-10m',
      url: 'https://api.shop.example/carts',
      status: 200,
      authorization: `Bearer ${opaque('a')}`,
    });
    const plain = exchange({ id: 'plain', at: '-9m', url: 'https://api.shop.example/time', status: 200 });
    expect(gathered([signed, plain, ...storm, exchange({ id: 'x', url })])).toEqual(
      expect.arrayContaining(['signed', 'plain']),
    );
  });

  test('holds the proxy’s latest question of the tab for a 403, whichever site it was asked about', () => {
    const asked = (id: string, at: `-${number}m`) => exchange({ id, at, url: `https://${id}.example/`, status: 407 });
    const news = (id: string, at: `-${number}m`) => exchange({ id, at, url: 'https://asked.example/', status: 200 });
    const before = [asked('earlier', '-9m'), asked('asked', '-8m'), news('answered', '-7m'), news('later', '-6m')];
    expect(gathered([...before, exchange({ id: 'x', url, status: 403 })])).toContain('asked');
    expect(gathered([...before, exchange({ id: 'x', url, status: 401 })])).not.toContain('asked');
  });
});
