import { expect, test } from 'vitest';
import { newLife } from './life.ts';
import { refusal, success } from './wire.ts';

test('What happened in a private window is no evidence outside of it', async () => {
  const life = await newLife({ tabs: [{ id: 7 }, { id: 8, private: true }] });
  await life.play(...success(100, { requestId: 'a', tabId: 8 }), ...refusal(200, { requestId: 'b' }));
  await life.until(3000);
  expect(life.records()[0]?.evidence.others).toEqual([]);
});

test('A worker’s request is evidence only where it is known to use the same jar', async () => {
  const worker = { requestId: 'sw', tabId: -1, frameId: null };
  const others = async (isPrivate: boolean, cookieStore: string | null) => {
    const life = await newLife({ tabs: [{ id: 7 }, { id: 8, private: isPrivate }] });
    await life.play(
      ...success(100, { ...worker, cookieStore }),
      ...refusal(200, { cookieStore: cookieStore && 'firefox-default' }),
    );
    await life.until(3000);
    return life.records()[0]?.evidence.others.map(x => x.requestId);
  };
  expect(await others(false, null)).toEqual(['sw']);
  expect(await others(true, null)).toEqual([]);
  expect(await others(true, 'firefox-default')).toEqual(['sw']);
  expect(await others(true, 'firefox-private')).toEqual([]);
});
