import { expect, test } from 'vitest';
import { createFixFlow } from '../../../src/present/fix-flow.ts';
import type { ActionPreview, ActionRequest, Client } from '../../../src/protocol/index.ts';

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
