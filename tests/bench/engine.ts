import { readFileSync } from 'node:fs';
import { type CaseLine, episodeOf } from '../../src/cli/cases.ts';
import { collect, diagnose, type Evidence } from '../../src/core/index.ts';

const ROUNDS = 12;
const SIZES = [10, 100, 1_000, 10_000] as const;
const SALT = { salt: 'bench' };

/** Episodes per second and the slowest of a hundred, on the shared cases; and what neighbours cost. */
export async function engineRows() {
  const corpus = new URL('../corpora/cases.dev.jsonl', import.meta.url);
  const lines: CaseLine[] = readFileSync(corpus, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  const episodes = lines.map(episodeOf);
  const evidence = episodes.map(e => collect(e, SALT));
  const rows = [
    row(
      'collect: episode → evidence',
      samples(episodes, e => collect(e, SALT)),
    ),
    row(
      'diagnose: evidence → findings',
      samples(evidence, e => diagnose(e)),
    ),
  ];
  const base = evidence.find(e => e.others.length > 0) as Evidence;
  const costs = SIZES.map(size => [size, best(crowd(base, size))] as const);
  const [, smallest] = costs[0] as readonly [number, number];
  return {
    title: 'Engine',
    note: `${episodes.length} shared cases, ${ROUNDS} rounds; neighbours: one episode amid others of its origin, best of ${ROUNDS}.`,
    rows: [
      ...rows,
      ...costs.map(([size, ms]) => ({
        step: `diagnose amid ${size} neighbours`,
        'episodes per second': (1000 / ms).toFixed(0),
        'p99 per episode': `${ms.toFixed(3)} ms`,
        'against 10 neighbours': `${(ms / smallest).toFixed(1)}× for ${size / 10}× as many`,
      })),
    ],
  };
}

function row(step: string, times: readonly number[]): Record<string, string> {
  const sorted = [...times].sort((a, b) => a - b);
  const mean = times.reduce((a, b) => a + b, 0) / times.length;
  return {
    step,
    'episodes per second': (1000 / mean).toFixed(0),
    'p99 per episode': `${(sorted[Math.floor(sorted.length * 0.99)] ?? 0).toFixed(3)} ms`,
    'against 10 neighbours': '',
  };
}

/** Milliseconds of each run, after a warm-up round. */
function samples<T>(inputs: readonly T[], run: (input: T) => unknown): number[] {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const input of inputs) {
      const start = performance.now();
      run(input);
      if (round > 0) times.push(performance.now() - start);
    }
  }
  return times;
}

function best(evidence: Evidence): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const start = performance.now();
    diagnose(evidence);
    if (round > 0) least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** The same failure amid `size` accepted calls of its origin with the same kind of credential. */
function crowd(base: Evidence, size: number): Evidence {
  const model = base.others[0] ?? base.subject;
  const others = Array.from({ length: size }, (_, i) => ({
    ...model,
    id: `n${i}`,
    url: { ...model.url, path: `/neighbour/${i}`, href: `${model.url.origin}/neighbour/${i}` },
    time: base.subject.time - (size - i) * 10,
    status: 200,
  }));
  return { ...base, others };
}
