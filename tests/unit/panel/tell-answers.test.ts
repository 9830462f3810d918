import { expect, test } from 'vitest';
import { type AnswerSource, type ShownAnswer, tellAnswers } from '../../../src/panel/tell-answers.ts';
import type { Message } from '../../../src/protocol/index.ts';

/** DevTools of tab 7 with a clock that is moved by hand. */
function devtools(first: readonly ShownAnswer[] = []) {
  const sent: Extract<Message, { kind: 'answersSeen' }>[] = [];
  let waiting: (() => void)[] = [];
  let onAnswer: Parameters<AnswerSource['onAnswer']>[0] = () => undefined;
  let onChange: Parameters<AnswerSource['onSessionChange']>[0] = () => undefined;
  const log = [...first];
  let looks = 0;
  let [deaf, unheard] = [0, 0];
  const settle = async () => {
    for (let i = 0; i < 20; i += 1) await Promise.resolve();
  };
  tellAnswers(7, {
    onAnswer: listener => {
      onAnswer = listener;
    },
    allAnswers: async () => {
      looks += 1;
      return log;
    },
    onSessionChange: listener => {
      onChange = listener;
    },
    send: async message => {
      if (deaf > unheard) {
        unheard += 1;
        throw new Error('Could not establish connection. Receiving end does not exist.');
      }
      if (message.kind === 'answersSeen') sent.push(message);
    },
    wait: () => new Promise(resolve => waiting.push(() => resolve())),
  });
  return {
    sent,
    log,
    looks: () => looks,
    unheard: () => unheard,
    /** The next messages are not heard. */
    deafen(messages: number) {
      deaf = messages;
    },
    async finish(answer: ShownAnswer) {
      onAnswer(answer);
      await settle();
    },
    async change(key: string) {
      onChange({ [key]: { newValue: {} } });
      await settle();
    },
    async removal(key: string) {
      onChange({ [key]: {} });
      await settle();
    },
    async later() {
      const now = waiting;
      waiting = [];
      for (const go of now) go();
      await settle();
    },
  };
}

const answer = (body: string | null | (() => string | null) = '{"error":"no"}', parts: Partial<ShownAnswer> = {}) => ({
  url: 'https://api.example/orders',
  method: 'GET',
  status: 401,
  time: 5,
  requestHeaders: [],
  responseHeaders: [['Content-Type', 'application/json']] as const,
  body: async () => (typeof body === 'function' ? body() : body),
  ...parts,
});

test('A refusal is told with its body as it finishes, once', async () => {
  const tools = devtools();
  await tools.finish(answer());
  await tools.finish(answer());
  expect(tools.sent.map(m => [m.tabId, m.answers.map(a => a.body)])).toEqual([[7, ['{"error":"no"}']]]);
});

test('What had finished before is told at the beginning', async () => {
  const tools = devtools([answer()]);
  await tools.later();
  expect(tools.sent).toHaveLength(1);
});

test('What goes well is not read', async () => {
  const tools = devtools();
  let read = 0;
  const count = () => {
    read += 1;
    return '{}';
  };
  await tools.finish(answer(count, { status: 200 }));
  expect([read, tools.sent.length]).toEqual([0, 0]);
});

test('A GraphQL answer is told only when it holds errors', async () => {
  const tools = devtools();
  const graphql = { status: 200, url: 'https://api.example/graphql' };
  await tools.finish(answer('{"data":{}}', graphql));
  await tools.finish(answer('{"errors":[{}]}', { ...graphql, time: 6 }));
  expect(tools.sent.flatMap(m => m.answers.map(a => a.time))).toEqual([6]);
});

test('An answer that the page never reads is looked up when an episode of the tab changes', async () => {
  const tools = devtools();
  await tools.later();
  tools.log.push(answer());
  await tools.change('episode/8/x');
  await tools.change('tab/7');
  await tools.removal('episode/7/x');
  await tools.later();
  expect(tools.sent).toHaveLength(0);
  await tools.change('episode/7/x');
  await tools.later();
  expect(tools.sent).toHaveLength(1);
});

test('A burst of failures asks DevTools once', async () => {
  const tools = devtools();
  await tools.later();
  for (let i = 0; i < 50; i += 1) await tools.change(`episode/7/${i}`);
  await tools.later();
  expect(tools.looks()).toBe(2);
});

test('A body that is not there yet is asked for again, three times at most', async () => {
  const asked = { late: 0, never: 0 };
  const tools = devtools([
    answer(() => {
      asked.late += 1;
      return asked.late < 2 ? null : 'late';
    }),
    answer(
      () => {
        asked.never += 1;
        return null;
      },
      { time: 9 },
    ),
  ]);
  for (let i = 0; i < 6; i += 1) {
    await tools.later();
    await tools.change('episode/7/x');
  }
  expect(tools.sent.flatMap(m => m.answers.map(a => a.body))).toEqual(['late']);
  expect(asked).toEqual({ late: 2, never: 3 });
});

test('An answer that was listed before its body had come is told when it finishes', async () => {
  const graphql = { status: 200, url: 'https://api.example/graphql' };
  const tools = devtools([answer(null, graphql)]);
  await tools.later();
  await tools.finish(answer('{"errors":[{}]}', graphql));
  expect(tools.sent).toHaveLength(1);
});

test('What the recorder did not hear, for it was just being stopped, is told again', async () => {
  const tools = devtools([answer()]);
  tools.deafen(1);
  await tools.later();
  expect(tools.sent).toHaveLength(0);
  await tools.later();
  expect(tools.sent).toHaveLength(1);
});

test('A recorder that is gone is not asked for ever', async () => {
  const tools = devtools([answer()]);
  tools.deafen(100);
  for (let i = 0; i < 10; i += 1) await tools.later();
  expect(tools.unheard()).toBe(3);
});

test('The code that asked is told from the page alone, and no more of it than is of use', async () => {
  const tools = devtools();
  const call = (url: string) => ({ url, line: 4, column: 2, functionName: 'x'.repeat(3000) });
  const wrapper = call('chrome-extension://wrapper/fetch.js');
  const own = Array.from({ length: 20 }, (_, i) => call(`https://shop.example/${i}.js`));
  await tools.finish(answer('{}', { calledFrom: [wrapper, call(''), ...own] }));
  const told = tools.sent[0]?.answers[0]?.calledFrom;
  expect(told?.map(c => c.url)).toEqual(own.slice(0, 8).map(c => c.url));
  expect(told?.[0]?.functionName).toHaveLength(1000);
  await tools.finish(answer('{}', { time: 6, calledFrom: [wrapper] }));
  expect(tools.sent[1]?.answers[0]).not.toHaveProperty('calledFrom');
});

test('A long body is cut', async () => {
  const tools = devtools();
  await tools.finish(answer('x'.repeat(300_000)));
  expect(tools.sent[0]?.answers[0]?.body).toHaveLength(100_000);
});

test("The browser's own login is told once for each origin and outcome", async () => {
  const tools = devtools();
  const basic = { status: 200, requestHeaders: [['Authorization', 'Basic YTpi']] as const };
  for (const time of [1, 2, 3]) await tools.finish(answer('{}', { ...basic, time }));
  await tools.finish(answer('{}', { ...basic, time: 4, url: 'https://b.example/' }));
  expect(tools.sent.flatMap(m => m.answers.map(a => [a.time, a.body]))).toEqual([
    [1, null],
    [4, null],
  ]);
});
