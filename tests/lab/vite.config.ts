import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The lab: the real panel and popup on a fake client, as plain pages. `npm run dev` serves it. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: resolve(import.meta.dirname, '../../public'),
  server: { host: '127.0.0.1', fs: { allow: [resolve(import.meta.dirname, '../..')] } },
  clearScreen: false,
  build: {
    target: 'es2023',
    rolldownOptions: { input: ['index.html', 'view.html'].map(page => resolve(import.meta.dirname, page)) },
  },
});
