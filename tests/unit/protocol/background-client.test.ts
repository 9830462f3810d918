import { describe, expect, test } from 'vitest';
import {
  type Client,
  createBackgroundClient,
  EndedMeanwhile,
  type PackedSnapshot,
  sessionKeys,
  type TabView,
  type Transport,
} from '../../../src/protocol/index.ts';

const TAB: TabView = { id: 7, state: 'open', url: null, access: 'granted', private: false, watchedSince: 0 };
const SNAPSHOT: PackedSnapshot = { tab: TAB, undo: [], trial: null, episodes: [], exchanges: {}, jars: {} };
type Changes = Parameters<Parameters<Transport['onSessionChange']>[0]>[0];

function world(answer: (message: { kind: string; ids?: string[] }) => unknown = () => SNAPSHOT) {
  const asked: string[] = [];
  const waits: number[] = [];
  let listener: ((changes: Changes) => void) | null = null;
  const requested: (string | null)[] = [];
  const transport: Transport = {
    send: async message => {
      asked.push((message as { kind: string }).kind);
      return answer(message as { kind: string });
    },
    onSessionChange: on => {
      listener = on;
      return () => {
        listener = null;
      };
    },
    requestAccess: async url => {
      requested.push(url);
      return true;
    },
    requestPermissions: async names => {
      requested.push(names.join());
      return true;
    },
    wait: async delay => void waits.push(delay),
  };
  const told: string[] = [];
  const stop = createBackgroundClient(7, transport).watch({
    onSnapshot: () => told.push('snapshot'),
    onChange: change => told.push(change.kind === 'removed' ? `removed ${change.ids}` : change.kind),
    onTrouble: () => told.push('trouble'),
  });
  return {
    asked,
    waits,
    told,
    stop,
    requested,
    transport,
    change: (changes: Changes) => listener?.(changes),
    isListening: () => listener !== null,
  };
}

/** Lets every promise that is ready run. */
const settled = async () => {
  for (let i = 0; i < 30; i += 1) await Promise.resolve();
};

test('It begins with the whole state', async () => {
  const { told } = world();
  await settled();
  expect(told).toEqual(['snapshot']);
});

test('Many changes of one moment are one question', async () => {
  const w = world(m => (m.kind === 'episodes' ? { episodes: [], exchanges: {}, jars: {} } : SNAPSHOT));
  await settled();
  w.change({ [sessionKeys.episode(7, 'a')]: { newValue: {} }, [sessionKeys.episode(7, 'b')]: { newValue: {} } });
  w.change({ [sessionKeys.episode(7, 'c')]: { newValue: {} } });
  await settled();
  expect(w.asked).toEqual(['snapshot', 'episodes']);
});

test('Changes of other tabs, and the names of the background, are passed over', async () => {
  const w = world();
  await settled();
  w.change({ [sessionKeys.episode(8, 'a')]: { newValue: {} }, 'exchange/1': { newValue: {} }, salt: { newValue: '' } });
  await settled();
  expect(w.asked).toEqual(['snapshot']);
});

test('What was removed, and how the tab is, is told without a question', async () => {
  const w = world();
  await settled();
  w.change({ [sessionKeys.episode(7, 'a')]: {}, [sessionKeys.tab(7)]: { newValue: { ...TAB, state: 'closed' } } });
  await settled();
  expect(w.told).toEqual(['snapshot', 'tab', 'removed a']);
  expect(w.asked).toEqual(['snapshot']);
});

test('A background that is not there yet is asked again', async () => {
  let left = 2;
  const w = world(() => {
    if (left-- > 0) throw new Error('Could not establish connection. Receiving end does not exist.');
    return SNAPSHOT;
  });
  await settled();
  expect(w.told).toEqual(['snapshot']);
  expect(w.waits).toEqual([50, 200]);
});

const ACTS = {
  perform: client => client.perform({ ...SUBJECT, chosen: [], typed: {} }),
  undo: client => client.undo('u'),
  runExperiments: client => client.runExperiments({ episodeId: 'a', pasted: null, agreed: false }),
} as const satisfies Record<string, (client: Client) => Promise<unknown>>;

const SUBJECT = { action: 'clear-saved-credentials', tabId: 7, episode: 'a', params: {} } as const;

describe.each(Object.entries(ACTS))('What a click asks for (%s)', (kind, act) => {
  // In this order: Firefox for a background that died over it, and Chrome.
  test.each([
    'Could not establish connection. Receiving end does not exist.',
    'A listener indicated an asynchronous response, but the message channel closed before a response was received',
  ])('is done once: a background that dies over it is woken again, and not asked again (%s)', async says => {
    const w = world(message => {
      if (message.kind === kind) throw new Error(says);
      return message.kind === 'undoOffers' ? [] : SNAPSHOT;
    });
    await settled();
    await expect(act(createBackgroundClient(7, w.transport))).rejects.toBeInstanceOf(EndedMeanwhile);
    expect(w.asked).toEqual(['snapshot', 'undoOffers', kind, 'undoOffers']);
    expect(w.waits).toEqual([]);
  });

  test('waits for a background that is not there yet', async () => {
    let left = 2;
    const w = world(message => {
      if (message.kind === 'undoOffers' && left-- > 0) throw new Error('Could not establish connection.');
      return SNAPSHOT;
    });
    await settled();
    await act(createBackgroundClient(7, w.transport));
    expect(w.asked).toEqual(['snapshot', 'undoOffers', 'undoOffers', 'undoOffers', kind]);
  });

  test('tells what else went wrong as it is', async () => {
    const w = world(message => {
      if (message.kind === kind) throw new Error('The quota is full.');
      return SNAPSHOT;
    });
    await expect(act(createBackgroundClient(7, w.transport))).rejects.toThrow('The quota is full.');
  });
});

test('After trouble the whole state is read again as soon as something happens', async () => {
  let broken = true;
  const w = world(() => {
    if (broken) throw new Error('no');
    return SNAPSHOT;
  });
  await settled();
  expect(w.told).toEqual(['trouble']);
  broken = false;
  w.change({ [sessionKeys.episode(7, 'a')]: { newValue: {} } });
  await settled();
  expect(w.told).toEqual(['trouble', 'snapshot']);
});

test('A view that has stopped watching is told nothing more', async () => {
  const w = world();
  w.stop();
  await settled();
  expect(w.told).toEqual([]);
  expect(w.isListening()).toBe(false);
});

test('Access is asked for at once, for the site of the tab once that is known', async () => {
  const url = { origin: 'https://shop.example' };
  const w = world(() => ({ ...SNAPSHOT, tab: { ...TAB, url } }));
  const client = createBackgroundClient(7, w.transport);
  void client.requestAccess();
  expect(w.requested).toEqual([null]);
  client.watch({ onSnapshot: () => undefined, onChange: () => undefined, onTrouble: () => undefined });
  await settled();
  void client.requestAccess();
  expect(w.requested).toEqual([null, 'https://shop.example/']);
});
