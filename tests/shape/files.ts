import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Folders directly below `dir`, sorted. */
export const foldersIn = (dir: string): string[] =>
  readdirSync(path.join(ROOT, dir), { withFileTypes: true })
    .filter(e => e.isDirectory())
    .map(e => e.name)
    .sort();

/** Files below `dir` whose names end in one of `endings`, as paths from the root with forward slashes. */
export function filesBelow(dir: string, ...endings: string[]): string[] {
  return readdirSync(path.join(ROOT, dir), { recursive: true })
    .map(name => path.posix.join(dir, String(name).split(path.sep).join('/')))
    .filter(name => endings.some(e => name.endsWith(e)) && statSync(path.join(ROOT, name)).isFile())
    .sort();
}

export const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
