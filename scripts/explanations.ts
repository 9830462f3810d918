import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { explanationJson } from '../src/present/parse-explanation.ts';

const QUERY = '?explanation';

/** Vite: `import text from './explanation.md?explanation'` gives what is written there, already read (`ParsedExplanation`). */
export const explanations = (): Plugin => ({
  name: 'why401-explanations',
  enforce: 'pre',
  async load(id) {
    if (!id.endsWith(QUERY)) return null;
    const file = id.slice(0, -QUERY.length);
    this.addWatchFile(file);
    const json = explanationJson(await readFile(file, 'utf8'));
    return { code: `export default ${JSON.stringify(json)};`, moduleType: 'js' };
  },
});
