import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/core/index.ts';
import { createJournal } from '../../../src/present/journal.ts';
import { followTab, type SessionState } from '../../../src/present/session.ts';
import type { Client, EpisodeRecord, Snapshot } from '../../../src/protocol/index.ts';
import { caseLike, recordOf } from './cases.ts';

const record = (id: string, second: number, more: Partial<EpisodeRecord> = {}) =>
  recordOf(caseLike(id, { time: `2026-03-04T10:15:${String(second).padStart(2, '0')}.000Z` }), { id, ...more });
const snapshot = (...episodes: EpisodeRecord[]): Snapshot => ({
  tab: { id: 1, state: 'open', url: null, access: 'granted', private: false, watchedSince: 0 },
  episodes,
  undo: [],
  trial: null,
});
const ids = (journal: ReturnType<typeof createJournal>) => journal.entries().map(e => e.record.id);

describe('The journal', () => {
  test('derives the newest first and lists the oldest first', () => {
    const journal = createJournal();
    journal.reset(snapshot(record('a', 1), record('b', 2), record('c', 3)));
    journal.derive();
    expect(ids(journal)).toEqual(['c']);
    while (journal.derive());
    expect(ids(journal)).toEqual(['a', 'b', 'c']);
    expect(journal.waiting).toBe(0);
  });

  test('replaces an episode that has settled, and drops one that was removed', () => {
    const journal = createJournal();
    journal.reset(snapshot(record('a', 1, { state: 'settling' }), record('b', 2)));
    while (journal.derive());
    journal.apply({ kind: 'episode', episode: record('a', 1) });
    journal.apply({ kind: 'removed', ids: ['b'] });
    while (journal.derive());
    expect(journal.entries().map(e => [e.record.id, e.record.state])).toEqual([['a', 'settled']]);
  });

  test('does not bring back what was removed while it waited', () => {
    const journal = createJournal();
    journal.apply({ kind: 'episode', episode: record('a', 1) });
    journal.apply({ kind: 'removed', ids: ['a'] });
    while (journal.derive());
    expect(ids(journal)).toEqual([]);
  });

  test('keeps the later of two states of an episode that waited together', () => {
    const journal = createJournal();
    const early = record('a', 1, { state: 'settling' });
    const late = record('a', 1);
    journal.apply({ kind: 'episode', episode: early });
    journal.apply({
      kind: 'episode',
      episode: { ...late, evidence: { ...late.evidence, now: late.evidence.now + 5 } },
    });
    while (journal.derive());
    expect(journal.entry('a')?.record.state).toBe('settled');
  });

  test('asks the engine again only for what a reconnect changed', () => {
    const examined: string[] = [];
    const journal = createJournal(evidence => {
      examined.push(evidence.id);
      return diagnose(evidence);
    });
    const a = record('a', 1);
    journal.reset(snapshot(a));
    while (journal.derive());
    journal.reset(snapshot(a, record('b', 2)));
    while (journal.derive());
    expect(examined).toEqual(['a', 'b']);
  });
});

describe('A session', () => {
  const follow = () => {
    const states: SessionState[] = [];
    const work: (() => void)[] = [];
    let time = 0;
    let told: Parameters<Client['watch']>[0] | undefined;
    const client = {
      tabId: 1,
      watch(handlers: Parameters<Client['watch']>[0]) {
        told = handlers;
        return () => undefined;
      },
    } as Client;
    // Every look at the clock costs 5 ms: two records fill a turn.
    const turns = {
      clock: () => (time += 5),
      soon: (w: () => void) => void work.push(w),
      later: (w: () => void, delay: number) =>
        void work.push(() => {
          time += delay;
          w();
        }),
    };
    const stop = followTab(client, turns, s => states.push(s));
    const next = () => work.shift()?.();
    /** Records are read in one turn and told in the next. */
    const turn = () => {
      next();
      next();
    };
    const settle = () => {
      while (work.length > 0) next();
    };
    return {
      states,
      turn,
      settle,
      stop,
      time: () => time,
      pending: () => work.length,
      tell: () => told as NonNullable<typeof told>,
    };
  };

  test('reads a long list in turns, and tells the newest at once', () => {
    const s = follow();
    s.tell().onSnapshot(snapshot(record('a', 1), record('b', 2), record('c', 3), record('d', 4), record('e', 5)));
    s.turn();
    expect(s.states.at(-1)?.entries.map(e => e.record.id)).toContain('e');
    expect(s.states.at(-1)?.waiting).toBeGreaterThan(0);
    s.settle();
    expect(s.states.at(-1)).toMatchObject({ waiting: 0, trouble: null });
    expect(s.states.at(-1)?.entries).toHaveLength(5);
  });

  test('tells of trouble, and forgets it with the next answer', () => {
    const s = follow();
    s.tell().onTrouble('No answer.');
    s.turn();
    expect(s.states.at(-1)?.trouble).toBe('No answer.');
    s.tell().onSnapshot(snapshot());
    s.settle();
    expect(s.states.at(-1)?.trouble).toBeNull();
  });

  test('draws a single failure at once, and a storm ten times a second without losing one', () => {
    const s = follow();
    s.tell().onSnapshot(snapshot());
    s.turn();
    expect(s.states).toHaveLength(1);
    const start = s.time();
    for (let i = 0; i < 50; i += 1) {
      s.tell().onChange({ kind: 'episode', episode: record(`e${i}`, i) });
      s.turn();
    }
    s.settle();
    expect(s.states.at(-1)?.entries).toHaveLength(50);
    expect(s.states.length).toBeLessThanOrEqual(2 + (s.time() - start) / 100);
  });

  test('says nothing more once it is stopped', () => {
    const s = follow();
    s.tell().onSnapshot(snapshot(record('a', 1)));
    s.stop();
    s.turn();
    expect(s.states).toEqual([]);
  });
});
