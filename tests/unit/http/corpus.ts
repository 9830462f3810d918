import { readFileSync } from 'node:fs';

export interface CorpusEntry {
  id: string;
  header: string;
  input: string[];
  expect: {
    challenges: {
      scheme: string;
      token68: string | null;
      params: Record<string, string>;
      /** All values of a parameter that is repeated; `params` has the first. */
      duplicates?: Record<string, string[]>;
    }[];
    malformed: boolean;
    violations?: string[];
  };
}

/** The lines of a file of tests/corpora. */
export function corpusLines(name: string): string[] {
  const path = new URL(`../../corpora/${name}`, import.meta.url);
  return readFileSync(path, 'utf8').split('\n').filter(Boolean);
}
