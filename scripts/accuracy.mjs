// npm run accuracy [-- FILE.jsonl …]: how often the engine is right. Without a file: all of the repository's.
import { readdirSync, readFileSync } from 'node:fs';
import { ensureDependencies } from './ensure.mjs';

const root = new URL('..', import.meta.url);

await ensureDependencies();
const { tsImport } = await import('tsx/esm/api');
const { accuracyOf, printAccuracy } = await tsImport('../src/cli/accuracy.ts', import.meta.url);

const files = process.argv.slice(2);
const sources = files.length > 0 ? files.map(file => [file, linesOf(file)]) : await ownSources();
let clean = true;
for (const [title, lines] of sources) {
  const result = accuracyOf(lines);
  console.log(`\n== ${title}`);
  for (const line of printAccuracy(result)) console.log(line);
  clean &&=
    result.unreadable.length === 0 &&
    result.judgements.every(j => j.forbidden.length === 0 && !j.overclaimed && !j.falseAlarm);
}
process.exitCode = clean ? 0 : 1;

function linesOf(file) {
  return readFileSync(file, 'utf8').split('\n');
}

async function ownSources() {
  const cases = [];
  for (const name of readdirSync(new URL('tests/cases/', root))
    .filter(n => n.endsWith('.cases.ts'))
    .sort()) {
    const { default: built } = await tsImport(`../tests/cases/${name}`, import.meta.url);
    cases.push(...built.map(c => JSON.stringify(c)));
  }
  return [
    ['tests/corpora/cases.dev.jsonl', linesOf(new URL('tests/corpora/cases.dev.jsonl', root))],
    ['tests/corpora/cases.other.jsonl', linesOf(new URL('tests/corpora/cases.other.jsonl', root))],
    ['tests/cases', cases],
  ];
}
