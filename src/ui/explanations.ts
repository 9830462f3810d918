import { byFolder } from '../present/library.ts';

/** Every explanation by diagnosis. The bundler gathers and reads the Markdown: the core itself reads no files. */
export const EXPLANATIONS = byFolder(
  import.meta.glob<string>('../core/diagnoses/*/explanation.md', {
    query: '?explanation',
    import: 'default',
    eager: true,
  }),
);

/** The advice to whoever runs a server, by server. */
export const SERVER_ADVICE = byFolder(
  import.meta.glob<string>('../core/servers/*/advice.md', { query: '?explanation', import: 'default', eager: true }),
);
