const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

/** Runs work as a task of its own, in order. Nested timers would wait 4 ms each (HTML §8.6); messages do not. */
export function soon(work: () => void): void {
  waiting.push(work);
  port2.postMessage(null);
}
