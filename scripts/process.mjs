import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

/** Writes for the person, never for the program that reads standard output. */
export const tell = text => void process.stderr.write(`${text}\n`);

/** The file behind a package's command, so that no shell and no `.cmd` is needed to run it. */
export function commandOf(packageName, command) {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** Runs a Node program in the project's folder. Resolves with its exit code; 1 if it could not start or was killed. */
export function runNode(file, args = [], { env = {}, stdio = 'inherit' } = {}) {
  return run(process.execPath, [file, ...args], { env, stdio });
}

export function run(command, args, { env = {}, stdio = 'inherit', shell = false } = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio, shell });
    child.once('error', error => {
      tell(`${command}: ${error.message}`);
      resolve(1);
    });
    child.once('exit', code => resolve(code ?? 1));
  });
}

/** The output of a short command, or undefined where it is missing or fails. */
export function outputOf(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', timeout: 20_000 });
  return status === 0 ? stdout.trim() : undefined;
}

/** Runs a script's main; an error that it throws is one line for the person, and exit code 1. */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    tell(process.env.DEBUG ? error.stack : error.message);
    process.exitCode = 1;
  }
}
