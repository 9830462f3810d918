// npm run --silent diagnose -- FILE.jsonl, npm run --silent challenges -- FILE.jsonl: the engine without a browser.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { ensureDependencies } from './ensure.mjs';
import { tell } from './process.mjs';

const COMMANDS = { diagnose: 'runDiagnose', challenges: 'runChallenges' };
const USAGE = 2;

// The reader may have seen enough (`| head`); that is no error, and there is nobody left to tell.
process.stdout.on('error', error => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await run(...process.argv.slice(2));

/** The exit code. Standard output carries the answers alone, one JSON line each. */
async function run(command, file, ...more) {
  if (!Object.hasOwn(COMMANDS, command ?? '')) return misused(`Commands are ${Object.keys(COMMANDS).join(' and ')}.`);
  if (!file || more.length > 0) return misused(`Usage: npm run --silent ${command} -- FILE.jsonl (or - for the input)`);
  if (file !== '-' && !existsSync(file)) return misused(`There is no file ${file}.`);
  try {
    await ensureDependencies();
    const { tsImport } = await import('tsx/esm/api');
    const module = await tsImport(`../src/cli/${command}.ts`, import.meta.url);
    const input = await (file === '-' ? text(process.stdin) : readFile(file, 'utf8'));
    for await (const line of module[COMMANDS[command]](input.split('\n'))) {
      if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
    }
    return 0;
  } catch (error) {
    tell(process.env.DEBUG ? error.stack : error.message);
    return 1;
  }
}

function misused(advice) {
  tell(advice);
  return USAGE;
}
