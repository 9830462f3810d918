import { resolve } from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { defineConfig, type Plugin } from 'vite';
import { explanations } from '../../scripts/explanations.ts';

/** The lab: the real panel and popup on a fake client, as plain pages. `npm run dev` serves it. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: resolve(import.meta.dirname, '../../public'),
  plugins: [builtCases(), explanations()],
  server: { host: '127.0.0.1', fs: { allow: [resolve(import.meta.dirname, '../..')] } },
  clearScreen: false,
  build: {
    target: 'es2023',
    rolldownOptions: { input: ['index.html', 'view.html'].map(page => resolve(import.meta.dirname, page)) },
  },
});

/** Gives the project's own cases to the browser as data: they are made in Node. */
function builtCases(): Plugin {
  const name = 'virtual:built-cases';
  return {
    name: 'why401-built-cases',
    resolveId: id => (id === name ? `\0${name}` : null),
    async load(id) {
      if (id !== `\0${name}`) return null;
      const module = await tsImport('./built-cases.ts', import.meta.url);
      return `export default ${JSON.stringify(await module.builtCases())};`;
    },
  };
}
