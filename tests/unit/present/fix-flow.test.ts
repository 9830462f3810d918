import { expect, test } from 'vitest';
import { createFixFlow, type FixState } from '../../../src/present/fix-flow.ts';
import { type ActionPreview, type ActionRequest, type Client, EndedMeanwhile } from '../../../src/protocol/index.ts';

const PREVIEW: ActionPreview = {
  ...{ title: 'This would go', notes: [], warning: null, presets: [], pick: 'any', choices: [], fields: [] },
  ...{ confirm: { verb: 'Clear', noun: null }, cancel: 'Keep it', undo: '', needs: [] },
};
const FIX = { action: 'clear-site-data', label: 'Clear…', params: {}, episode: null } as const;

/** The request that a click on a preview makes. */
async function confirmed(preview: ActionPreview): Promise<ActionRequest | undefined> {
  const asked: ActionRequest[] = [];
  const client = {
    tabId: 7,
    preview: async () => ({ result: 'preview', preview }),
    perform: async (request: ActionRequest) => {
      asked.push(request);
      return { result: 'done', say: 'Gone.', undoId: null };
    },
  } as unknown as Client;
  const flow = createFixFlow(client, () => undefined);
  await flow.choose(FIX);
  await flow.confirm({ chosen: ['storage'], typed: {} });
  return asked[0];
}

test('The origin that a preview spoke of goes along with the click', async () => {
  expect((await confirmed({ ...PREVIEW, origin: 'https://shop.example' }))?.origin).toBe('https://shop.example');
  expect(await confirmed(PREVIEW)).not.toHaveProperty('origin');
});

test('A background that was ended over a fix, or over its undo, is told as such: neither done nor refused', async () => {
  const ended = () => Promise.reject(new EndedMeanwhile());
  const client = { tabId: 7, perform: ended, undo: ended } as unknown as Client;
  const states: FixState[] = [];
  const flow = createFixFlow(client, state => void states.push(state));
  await flow.choose({ ...FIX, action: 'reload-page' });
  await flow.undo('u');
  const [, first, , second] = states;
  for (const state of [first, second])
    expect(state).toMatchObject({
      step: 'done',
      outcome: { result: 'partly', say: expect.stringContaining('in the middle'), undoId: null },
    });
});
