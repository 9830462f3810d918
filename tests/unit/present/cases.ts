import { readFileSync } from 'node:fs';
import { type CaseLine, episodeOf } from '../../../src/cli/cases.ts';
import { collect, DIAGNOSES, SERVERS } from '../../../src/core/index.ts';
import { deriveEntry, type Entry } from '../../../src/present/entry.ts';
import { createLibrary } from '../../../src/present/library.ts';
import { explanationJson } from '../../../src/present/parse-explanation.ts';
import type { EpisodeRecord } from '../../../src/protocol/index.ts';

const file = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const read = (path: string) => explanationJson(file(path));

export const CASES: readonly CaseLine[] = file('tests/corpora/cases.dev.jsonl')
  .split('\n')
  .filter(Boolean)
  .map(line => JSON.parse(line));

export const LIBRARY = createLibrary(
  Object.fromEntries(DIAGNOSES.map(({ id }) => [id, read(`src/core/diagnoses/${id}/explanation.md`)])),
  Object.fromEntries(SERVERS.map(({ id }) => [id, read(`src/core/servers/${id}/advice.md`)])),
);

export const recordOf = (line: CaseLine, more: Partial<EpisodeRecord> = {}): EpisodeRecord => ({
  id: line.id,
  tabId: 1,
  state: 'settled',
  evidence: collect(episodeOf(line), { salt: 'test' }),
  ...more,
});

export const entryOf = (line: CaseLine, more: Partial<EpisodeRecord> = {}): Entry => deriveEntry(recordOf(line, more));

/** The first case of the corpus, with other subject members: what rows and folds are tested on. */
export function caseLike(id: string, subject: Partial<CaseLine['exchanges'][number]> = {}): CaseLine {
  const line = CASES[0] as CaseLine;
  const exchanges = line.exchanges.map(x => (x.id === line.focus ? { ...x, ...subject } : x));
  return { ...line, id, exchanges };
}

/** Values of a case that nothing shared may hold: what follows a scheme, what a cookie holds, a key. */
export const secretsOf = (line: CaseLine): string[] =>
  line.exchanges
    .flatMap(x => [...(x.requestHeaders ?? [])])
    .flatMap(([name, value]) => {
      if (/^cookie$/i.test(name)) return value.split(/;\s*/).map(pair => pair.slice(pair.indexOf('=') + 1));
      if (/^(?:proxy-)?authorization$/i.test(name)) return value.split(/[\s,="]+/).slice(1);
      return /key|token/i.test(name) ? [value] : [];
    })
    .filter(part => part.length >= 16 && /\d/.test(part));
