import { byDiagnosis } from '../present/library.ts';

/** Every explanation's Markdown by diagnosis. The bundler gathers them: the core itself reads no files. */
export const EXPLANATIONS = byDiagnosis(
  import.meta.glob<string>('../core/diagnoses/*/explanation.md', { query: '?raw', import: 'default', eager: true }),
);
