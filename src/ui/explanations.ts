import { byFolder } from '../present/library.ts';

/** Every explanation's Markdown by diagnosis. The bundler gathers them: the core itself reads no files. */
export const EXPLANATIONS = byFolder(
  import.meta.glob<string>('../core/diagnoses/*/explanation.md', { query: '?raw', import: 'default', eager: true }),
);

/** The advice to whoever runs a server, by server. */
export const SERVER_ADVICE = byFolder(
  import.meta.glob<string>('../core/servers/*/advice.md', { query: '?raw', import: 'default', eager: true }),
);
