import type { CDPSession } from '@playwright/test';
import { type Remote, remoteCall } from './browser.ts';

export interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  readonly parentFrameId?: string;
}

/** A session on a target that Playwright has no page for: a devtools window, an extension's panel in it, a worker. */
export interface TargetSession {
  send(method: string, params?: object): Promise<Record<string, unknown>>;
  evaluate<Args extends readonly unknown[], Result>(fn: Remote<Args, Result>, ...args: Args): Promise<Result>;
  evaluateText<Result>(expression: string): Promise<Result>;
}

interface Reply {
  readonly id: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

interface Evaluated {
  readonly result: { readonly value: unknown };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
}

/** Playwright's types leave out `parentFrameId`, which ties a panel to its devtools window. */
export async function targets(browser: CDPSession): Promise<readonly Target[]> {
  const { targetInfos } = await browser.send('Target.getTargets');
  return targetInfos as readonly Target[];
}

/** Not flattened: Playwright's connection drops the messages of sessions that it did not open itself. */
export async function attach(browser: CDPSession, targetId: string): Promise<TargetSession> {
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (reply: Reply) => void>();
  let lastId = 0;
  browser.on('Target.receivedMessageFromTarget', message => {
    if (message.sessionId !== sessionId) return;
    const reply = JSON.parse(message.message) as Reply;
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });

  async function send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = ++lastId;
    const reply = new Promise<Reply>(resolve => waiting.set(id, resolve));
    await browser.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    const { result, error } = await reply;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result ?? {};
  }

  async function evaluateText<Result>(expression: string): Promise<Result> {
    const params = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
    const { result, exceptionDetails } = (await send('Runtime.evaluate', params)) as unknown as Evaluated;
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as Result;
  }

  return { send, evaluateText, evaluate: (fn, ...args) => evaluateText(remoteCall(fn, args)) };
}
