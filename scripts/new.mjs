// npm run new -- diagnosis <id>: the files of a diagnosis and its line in the list.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { main, root, tell } from './process.mjs';

const AUDIENCES = [
  ['user', 'fixUser'],
  ['developer', 'fixFrontend'],
  ['admin', 'fixAdmin'],
];

await main(() => {
  const [what, id, ...more] = process.argv.slice(2);
  if (what !== 'diagnosis' || !id || more.length > 0) throw new Error('Usage: npm run new -- diagnosis <id>');
  const cause = JSON.parse(readFileSync(at('tests/corpora/causes.json'), 'utf8')).find(entry => entry.id === id);
  if (!cause) throw new Error(`${id} is not in the catalogue (tests/corpora/causes.json), whose ids diagnoses bear.`);
  const files = {
    [`src/core/diagnoses/${id}/rule.ts`]: rule(id, cause),
    [`src/core/diagnoses/${id}/explanation.md`]: explanation(cause),
    [`tests/cases/${id}.cases.ts`]: cases(id, cause),
  };
  const there = Object.keys(files).find(file => existsSync(at(file)));
  if (there) throw new Error(`${there} is there already.`);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
    tell(`wrote ${file}`);
  }
  enlist(id);
  tell('added it to src/core/diagnoses/index.ts: move its line to its place in the order of reasoning.');
});

function at(file) {
  return path.join(root, file);
}

function camel(id) {
  return id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

/** The catalogue's own words stand as the comment that the author replaces; the case that it writes fails until then. */
function rule(id, { statement }) {
  const kind = id.startsWith('normal-') ? "\n  kind: 'normal'," : '';
  return `import { defineDiagnosis, noMatch } from '../define.ts';

/** ${statement} */
export default defineDiagnosis({
  id: '${id}',
  needs: ['request'],
  supersedes: [],
  facts: [],
  specs: [],${kind}
  examine() {
    return noMatch;
  },
});
`;
}

function explanation(cause) {
  const { statement, evidence, refutes, fixKinds } = cause;
  const audiences = AUDIENCES.map(([audience, key]) => `## Fix it: ${audience}\n\n- ${cause[key] ?? ''}\n`).join('\n');
  return `# ${statement.replace(/\.$/, '')}

## In plain words

${statement}

## Why this happens

<!-- Evidence: ${oneLine(evidence)} -->
<!-- Refuted by: ${oneLine(refutes)} -->
<!-- Fixes: ${fixKinds.join(', ')} -->

${audiences}
## Be sure

`;
}

function oneLine(value) {
  return value.replaceAll('--', '–'); // a comment of HTML ends at two hyphens and a bracket
}

function cases(id, { statement }) {
  return `import { exchange, testCase } from './build.ts';

export default [
  testCase('${id}', {
    name: '${statement.replace(/\.$/, '').replaceAll("'", '’')}',
    exchanges: [exchange({ url: 'https://api.harbour.example/orders' })],
    expect: { primary: '${id}' },
  }),
  testCase('${id}-near-miss', {
    name: 'something close to it has another cause',
    exchanges: [exchange({ url: 'https://api.harbour.example/orders' })],
    expect: { primary: null, mustNotSay: ['${id}'] },
  }),
];
`;
}

/** The import in its place by the alphabet, the entry before the fallback, which ends the list. */
function enlist(id) {
  const file = at('src/core/diagnoses/index.ts');
  const lines = readFileSync(file, 'utf8').split('\n');
  const source = line => /^import .* from '(\.\/[^']+)'/.exec(line)?.[1];
  const path = `./${id}/rule.ts`;
  const later = lines.findIndex(line => (source(line) ?? '') > path);
  const before = later === -1 ? lines.findLastIndex(line => source(line)) + 1 : later;
  lines.splice(before, 0, `import ${camel(id)} from '${path}';`);
  const fallback = lines.findIndex(line => /^ {2}unexplained,$/.test(line));
  const comment = lines[fallback - 1]?.trim().startsWith('//') ? 1 : 0;
  if (fallback === -1) throw new Error('src/core/diagnoses/index.ts has no fallback "unexplained" to put it before.');
  lines.splice(fallback - comment, 0, `  ${camel(id)},`);
  writeFileSync(file, lines.join('\n'));
}
