import { describe, expect, test } from 'vitest';
import { createLiveOptions } from '../../../src/background/live-options.ts';
import {
  createClosedPrompts,
  createLoginPrompts,
  ONCE_MS,
  withoutPrompt,
} from '../../../src/background/login-prompts.ts';
import { createFlights } from '../../../src/background/recorder/flights.ts';
import { createStore } from '../../../src/background/store.ts';
import { createOptionsStore, DEFAULT_OPTIONS } from '../../../src/protocol/index.ts';
import { fakeArea } from './fake-area.ts';
import { newLife } from './life.ts';
import { CHALLENGE, wire } from './wire.ts';

async function newPrompts(closedPrompts: readonly string[] = [], area = fakeArea(), at = 0) {
  const store = createStore(area, () => false);
  const options = createLiveOptions({ ...DEFAULT_OPTIONS, closedPrompts });
  const told: (readonly string[])[] = [];
  let time = at;
  const prompts = createLoginPrompts({
    ...{ store, options, loaded: await store.loaded, now: () => time },
    setSites: sites => told.push(sites),
  });
  const wait = (ms: number): void => {
    time += ms;
  };
  return { prompts, options, store, area, told, wait };
}

const asked = (url: string, tabId = 7, proxy = false) => ({ url, tabId, proxy });

describe('A login prompt', () => {
  test('is shown unless a person has asked for the contrary', async () => {
    const { prompts } = await newPrompts();
    expect(prompts.closes(asked('https://intranet.example/'))).toBe(false);
  });

  test('stays closed for the sites of the options, in every tab, and for no other', async () => {
    const { prompts, options } = await newPrompts(['intranet.example']);
    expect(prompts.closes(asked('https://intranet.example/a', 1))).toBe(true);
    expect(prompts.closes(asked('https://intranet.example/b', -1))).toBe(true);
    expect(prompts.closes(asked('https://other.example/'))).toBe(false);
    options.set(DEFAULT_OPTIONS);
    expect(prompts.closes(asked('https://intranet.example/a'))).toBe(false);
  });

  test('of a proxy is never closed: no page could be had without it', async () => {
    const { prompts } = await newPrompts(['intranet.example']);
    expect(prompts.closes(asked('https://intranet.example/', 7, true))).toBe(false);
  });

  test('stays closed once in one tab, for one host, for one minute', async () => {
    const { prompts, wait, told } = await newPrompts(['a.example']);
    prompts.closeOnce(7, 'http://localhost:3000/secret?token=1');
    expect(told.at(-1)).toEqual(['a.example', 'localhost:3000']);
    expect(prompts.closes(asked('http://localhost:3000/other'))).toBe(true);
    expect(prompts.closes(asked('http://localhost:3001/'))).toBe(false);
    expect(prompts.closes(asked('http://localhost:3000/', 8))).toBe(false);
    expect(prompts.refresh()).toBe(ONCE_MS);
    wait(ONCE_MS);
    expect(prompts.closes(asked('http://localhost:3000/other'))).toBe(false);
    expect(prompts.refresh()).toBeNull();
    expect(told.at(-1)).toEqual(['a.example']);
  });

  test('stays closed once also when the background has died in between, and nothing of the address is kept', async () => {
    const first = await newPrompts();
    first.prompts.closeOnce(7, 'http://localhost:3000/secret?token=1');
    await first.store.flushed();
    expect([...first.area.values.values()].join()).not.toContain('secret');
    const second = await newPrompts([], first.area, 1000);
    expect(second.prompts.closes(asked('http://localhost:3000/'))).toBe(true);
    const late = await newPrompts([], first.area, ONCE_MS);
    late.prompts.refresh();
    await late.store.flushed();
    expect(late.area.values.size).toBe(0);
  });
});

describe('An answer without what makes the browser ask', () => {
  test.each([
    ['Basic realm="r"', null],
    ['Digest realm="r", nonce="n"', null],
    ['NTLM', null],
    ['Basic realm="r"\nBearer realm="api"', 'Bearer realm="api"'],
    ['Negotiate\nNTLM', 'Negotiate'],
  ])('of %j keeps %j', (value, left) => {
    const headers = [
      ['Content-Type', 'text/html'],
      ['WWW-Authenticate', value],
    ] as const;
    const kept = left === null ? [] : [['WWW-Authenticate', left]];
    expect(withoutPrompt(headers)).toEqual([['Content-Type', 'text/html'], ...kept]);
  });

  test.each([['Bearer realm="api"'], ['Negotiate'], ['']])('of %j is the answer itself', value => {
    expect(withoutPrompt([['WWW-Authenticate', value]])).toBeNull();
  });
});

test('What is let show again shows at once, whether it was closed once or always', async () => {
  const { prompts, options, store } = await newPrompts(['localhost:3000', 'a.example']);
  const values = new Map<string, unknown>([['options', options.now]]);
  const closed = createClosedPrompts(prompts, {
    live: options,
    sameTab: true,
    store: createOptionsStore({
      get: async key => values.get(key),
      set: async changes => {
        for (const [key, value] of Object.entries(changes)) values.set(key, value);
      },
      onChange: () => () => undefined,
    }),
  });
  prompts.closeOnce(7, 'http://localhost:3000/');
  expect(closed.closedBy('http://localhost:3000')).toBe('localhost:3000');
  await closed.show('http://localhost:3000');
  expect(prompts.closes(asked('http://localhost:3000/'))).toBe(false);
  expect(prompts.closes(asked('https://a.example/'))).toBe(true);
  await closed.always('localhost:3000');
  expect(prompts.closes(asked('http://localhost:3000/', 8))).toBe(true);
  await store.flushed();
});

test.each([
  [true, { promptClosed: true }],
  [false, {}],
])('An exchange says whether its prompt was kept closed: %s', async (promptClosed, said) => {
  const life = await newLife({ promptClosed });
  await life.play(wire('sent', 100), wire('completed', 120, { status: 401, headers: CHALLENGE }));
  await life.until(3000);
  const subject = life.records()[0]?.evidence.subject;
  expect(subject?.status).toBe(401);
  expect(subject && 'promptClosed' in subject ? { promptClosed: subject.promptClosed } : {}).toEqual(said);
});

test('A challenge that was taken out on the way is still what the server had sent', () => {
  const flights = createFlights();
  flights.take(wire('sent', 1));
  flights.take(wire('answered', 2, { status: 401, headers: [...CHALLENGE, ['Date', 'x']] }));
  const [done] = flights.take(wire('completed', 3, { status: 401, headers: [['Date', 'x']] })).exchanges;
  expect(done?.responseHeaders.seen && done.responseHeaders.value.reveal()).toEqual([['Date', 'x'], ...CHALLENGE]);
});
