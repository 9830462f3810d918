import { readdirSync } from 'node:fs';
import type { BuiltCase } from '../cases/build.ts';

/** The project's own cases, in the order of their files. They are made with Node's own modules, so a browser cannot. */
export async function builtCases(): Promise<readonly BuiltCase[]> {
  const folder = new URL('../cases/', import.meta.url);
  const files = readdirSync(folder).filter(name => name.endsWith('.cases.ts'));
  const all = await Promise.all(
    files.map(async name => {
      const { default: cases } = (await import(new URL(name, folder).href)) as { default: readonly BuiltCase[] };
      // Their ids are unique in a file only.
      return cases.map(built => ({ ...built, id: `${name.replace('.cases.ts', '')}/${built.id}` }));
    }),
  );
  return all.flat();
}
