import { engineRows } from './engine.ts';
import { panelRows } from './panel.ts';
import { parserRows } from './parser.ts';

/** Prints one table for each subject; figures are ratios measured side by side in this run, on this machine. */
const sections: Record<
  string,
  () => Promise<{ title: string; note: string; rows: readonly Record<string, string>[] }>
> = {
  parser: parserRows,
  engine: engineRows,
  panel: panelRows,
};

const wanted = process.argv.slice(2);
for (const [name, measure] of Object.entries(sections)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { title, note, rows } = await measure();
  console.log(`\n${title}\n${note}\n`);
  printTable(rows);
}

function printTable(rows: readonly Record<string, string>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const width = (c: string) => Math.max(c.length, ...rows.map(r => (r[c] ?? '').length));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(width(columns[i] ?? '')))
      .join('  ')
      .trimEnd();
  console.log(line(columns));
  console.log(line(columns.map(c => '-'.repeat(width(c)))));
  for (const row of rows) console.log(line(columns.map(c => row[c] ?? '')));
}
