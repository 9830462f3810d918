import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import WebSocket from 'ws';
import { type Remote, remoteCall } from './browser.ts';

export interface FirefoxOptions {
  readonly executablePath: string;
  readonly headless: boolean;
  readonly prefs: Readonly<Record<string, string | number | boolean>>;
  readonly switches: readonly string[];
}

interface Message {
  readonly type: 'success' | 'error' | 'event';
  readonly id: number;
  readonly result?: Record<string, unknown>;
  readonly error?: string;
  readonly message?: string;
}

interface Evaluated {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly type: string; readonly value?: string };
  readonly exceptionDetails?: { readonly text: string };
}

const START_MS = 60_000;
const COMMAND_MS = 30_000;
const CLOSE_MS = 8_000;

/** A WebDriver BiDi connection to a stock Firefox with a fresh profile, allowed to run code in the browser's own window. */
export class Firefox {
  readonly #process: ChildProcess;
  readonly #socket: WebSocket;
  readonly #profile: string;
  readonly #waiting = new Map<number, (message: Message) => void>();
  #lastId = 0;
  version = '';
  /** Resolves when the browser is gone. */
  readonly closed: Promise<void>;

  private constructor(child: ChildProcess, socket: WebSocket, profile: string) {
    this.#process = child;
    this.#socket = socket;
    this.#profile = profile;
    this.closed = new Promise(resolve => child.once('exit', () => resolve()));
    socket.on('message', data => {
      const message = JSON.parse(String(data)) as Message;
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    });
  }

  /** Rejects where Firefox does not start or opens no port within a minute. */
  static async launch({ executablePath, headless, prefs, switches }: FirefoxOptions): Promise<Firefox> {
    const profile = mkdtempSync(path.join(tmpdir(), 'why401-firefox-'));
    const lines = Object.entries(prefs).map(pref => `user_pref(${pref.map(part => JSON.stringify(part)).join(', ')});`);
    writeFileSync(path.join(profile, 'user.js'), lines.join('\n'));
    const args = ['--profile', profile, '--no-remote', '--remote-debugging-port=0', '--remote-allow-system-access'];
    const child = spawn(executablePath, [...args, ...switches, ...(headless ? ['--headless'] : []), 'about:blank'], {
      env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const socket = new WebSocket(`${await bidiAddress(child)}/session`, { perMessageDeflate: false });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const firefox = new Firefox(child, socket, profile);
    const alwaysMatch = { unhandledPromptBehavior: { default: 'ignore' }, acceptInsecureCerts: true };
    const { capabilities } = await firefox.send('session.new', { capabilities: { alwaysMatch } });
    firefox.version = String((capabilities as { browserVersion?: string }).browserVersion);
    return firefox;
  }

  /** One BiDi command. Rejects with the browser's error, or after half a minute without an answer. */
  async send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = ++this.#lastId;
    const message = await new Promise<Message>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${method}: no answer in ${COMMAND_MS} ms`)), COMMAND_MS);
      this.#waiting.set(id, answer => {
        clearTimeout(late);
        resolve(answer);
      });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
    if (message.type === 'error') throw new Error(`${method}: ${message.error}: ${message.message}`);
    return message.result ?? {};
  }

  /** Runs a function in a browsing context. */
  async evaluate<Args extends readonly unknown[], Result>(
    context: string,
    fn: Remote<Args, Result>,
    ...args: Args
  ): Promise<Result> {
    const expression = `(async () => JSON.stringify(await ${remoteCall(fn, args)}))()`;
    const params = { expression, target: { context }, awaitPromise: true, userActivation: true };
    const answer = (await this.send('script.evaluate', params)) as unknown as Evaluated;
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
    return (answer.result?.value === undefined ? undefined : JSON.parse(answer.result.value)) as Result;
  }

  /** Runs a function in the browser's own window, with the browser's own rights. */
  async privileged<Args extends readonly unknown[], Result>(fn: Remote<Args, Result>, ...args: Args): Promise<Result> {
    const { contexts } = await this.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
    return this.evaluate((contexts as { context: string }[])[0]?.context ?? '', fn, ...args);
  }

  async close(): Promise<void> {
    if (this.#socket.readyState === WebSocket.OPEN) {
      this.send('browser.close').catch(() => undefined); // it may go before it answers
    }
    const kill = setTimeout(() => this.#process.kill('SIGKILL'), CLOSE_MS);
    await this.closed;
    clearTimeout(kill);
    this.#socket.terminate();
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Firefox tells its port on stderr alone. */
function bidiAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => fail(`opened no port in ${START_MS} ms`), START_MS);
    const onExit = (code: number | null) => fail(`ended with ${code}`);
    function fail(why: string): void {
      clearTimeout(late);
      child.kill('SIGKILL');
      reject(new Error(`Firefox ${why}\n${said}`));
    }
    child.once('error', error => fail(error.message));
    child.once('exit', onExit);
    const streams = [child.stdout, child.stderr];
    function onData(chunk: Buffer): void {
      said += chunk;
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(late);
      child.off('exit', onExit);
      for (const stream of streams) stream?.off('data', onData).resume(); // a full pipe would stop the browser
      resolve(address);
    }
    for (const stream of streams) stream?.on('data', onData);
  });
}
