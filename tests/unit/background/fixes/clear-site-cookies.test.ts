import { describe, expect, test } from 'vitest';
import { clearSiteCookies, previewClear } from '../../../../src/background/fixes/clear-site-cookies.ts';
import { identityOf } from '../../../../src/background/fixes/site-cookies.ts';
import { createUndos, UNDO_MS } from '../../../../src/background/fixes/undo.ts';
import { createStore } from '../../../../src/background/store.ts';
import { type Evidence, notSeen, seen } from '../../../../src/core/index.ts';
import type { BrowserCookie } from '../../../../src/platform/cookies.ts';
import type { ActionPreview, Preview } from '../../../../src/protocol/index.ts';
import { cookie } from './fake-jar.ts';
import { fakeParts } from './fake-parts.ts';

const JAR: readonly BrowserCookie[] = [
  cookie({ name: '__Host-sid', sameSite: 'strict' }),
  cookie({ name: 'dup', value: 'host' }),
  cookie({ name: 'dup', value: 'domain', domain: '.shop.example', hostOnly: false }),
  cookie({ name: 'dup', value: 'deep', path: '/deep' }),
  cookie({ name: 'part', partitionKey: { topLevelSite: 'https://shop.example', hasCrossSiteAncestor: false } }),
  cookie({ name: 'later', expirationDate: 2_000_000_000.125, sameSite: 'unspecified', secure: false }),
];

const PAGE = { id: 7, url: 'https://www.shop.example/cart', private: false, cookieStoreId: null };
const SUBJECT = { action: 'clear-site-cookies', tabId: 7, episode: null, params: {} } as const;

const begin = (habit: 'chrome' | 'firefox', cookies: readonly BrowserCookie[] = JAR) =>
  fakeParts({ habit, cookies, tabs: [PAGE], now: () => 1000 });

const clear = (cookies: readonly BrowserCookie[]) => ({ ...SUBJECT, chosen: cookies.map(identityOf), typed: {} });

describe.each(['chrome', 'firefox'] as const)('With the habits of %s', habit => {
  test('clearing everything and taking it back leaves the jar as it was', async () => {
    const { jar, undos, parts } = await begin(habit);
    const before = jar.all();
    const outcome = await clearSiteCookies(clear(JAR), parts);
    expect(outcome).toMatchObject({ result: 'done', say: '6 cookies of shop.example removed.' });
    expect(jar.all()).toEqual([]);
    expect(await undos.restore(undoId(outcome), 1000)).toMatchObject({ result: 'done' });
    expect(jar.all()).toEqual(before);
  });

  test.each([1, 2, 3])('clearing duplicate number %i removes exactly that one', async index => {
    const { jar, parts } = await begin(habit);
    const target = JAR[index] as BrowserCookie;
    await clearSiteCookies(clear([target]), parts);
    expect(jar.all()).toHaveLength(5);
    expect(jar.all()).not.toContainEqual(target);
  });
});

test('The cookies are safe in the storage before the first one is removed', async () => {
  const { parts, area } = await begin('chrome');
  const seenAtRemoval: boolean[] = [];
  const removeCookie = parts.jar.removeCookie;
  const watched = {
    ...parts.jar,
    removeCookie: (c: BrowserCookie) => {
      seenAtRemoval.push([...area.values.keys()].some(key => key.startsWith('undo/')));
      return removeCookie(c);
    },
  };
  await clearSiteCookies(clear(JAR), { ...parts, jar: watched });
  expect(seenAtRemoval).toHaveLength(6);
  expect(seenAtRemoval).not.toContain(false);
});

test('A clear can be taken back by the next life of the background', async () => {
  const first = await begin('chrome');
  const before = first.jar.all();
  const outcome = await clearSiteCookies(clear(JAR), first.parts);
  const store = createStore(first.area, () => false);
  const undos = createUndos(store, await store.loaded, first.jar.api);
  expect(undos.offers('shop.example', '0', 2000)).toMatchObject([{ say: '6 cookies of shop.example removed' }]);
  expect(await undos.restore(undoId(outcome), 2000)).toMatchObject({ result: 'done' });
  expect(first.jar.all()).toEqual(before);
});

test('After ten minutes the cookies are gone for good, and the offer says so', async () => {
  const { undos, parts, area } = await begin('chrome');
  const id = undoId(await clearSiteCookies(clear(JAR), parts));
  expect(await undos.restore(id, 1000 + UNDO_MS)).toMatchObject({ result: 'refused' });
  expect(undos.purge(1000 + UNDO_MS)).toBeNull();
  await Promise.resolve();
  expect([...area.values.keys()].filter(key => key.startsWith('undo/'))).toEqual([]);
});

test('A cookie that the browser refuses to take back is named, and the offer stays', async () => {
  const { jar, undos, parts } = await begin('chrome');
  const id = undoId(await clearSiteCookies(clear(JAR), parts));
  jar.refuse('later');
  expect(await undos.restore(id, 1000)).toMatchObject({
    result: 'partly',
    undoId: id,
    remains: expect.stringContaining('later'),
  });
  expect(undos.offers('shop.example', '0', 1000)).toHaveLength(1);
});

describe('Where the site has set a cookie anew since the clear', () => {
  const anew = cookie({ name: '__Host-sid', sameSite: 'strict', value: 'signed-in-again' });
  const setAnew = async () => {
    const begun = await begin('chrome');
    const id = undoId(await clearSiteCookies(clear(JAR), begun.parts));
    await begun.jar.api.setCookie(anew);
    return { ...begun, id, first: await begun.undos.restore(id, 1000) };
  };

  test('an undo keeps the new one and says so, and the offer stays for the old one', async () => {
    const { jar, undos, id, first } = await setAnew();
    expect(first).toEqual({
      result: 'partly',
      say: '5 cookies of shop.example restored.',
      remains: 'Kept because the site has set it anew: __Host-sid.',
      undoId: id,
    });
    expect(jar.all()).toHaveLength(6);
    expect(jar.all()).toContainEqual(anew);
    expect(undos.offers('shop.example', '0', 1000)).toMatchObject([{ id, label: 'Put the old ones back' }]);
  });

  test('a second click puts the old one in its place, and that can be taken back', async () => {
    const { jar, undos, id } = await setAnew();
    const second = await undos.restore(id, 1000);
    expect(second).toMatchObject({ result: 'done', say: expect.stringContaining('1 cookie of shop.example restored') });
    expect(jar.all()).toContainEqual(JAR[0]);
    expect(jar.all()).not.toContainEqual(anew);
    expect(await undos.restore(undoId(second), 1000)).toMatchObject({ result: 'done' });
    expect(jar.all()).toContainEqual(anew);
  });

  test('one that came back with the value that it had is restored exactly', async () => {
    const { jar, undos, parts } = await begin('chrome');
    const before = jar.all();
    const id = undoId(await clearSiteCookies(clear(JAR), parts));
    await jar.api.setCookie({ ...(JAR[0] as BrowserCookie), sameSite: 'lax' });
    expect(await undos.restore(id, 1000)).toMatchObject({ result: 'done' });
    expect(jar.all()).toEqual(before);
  });
});

test('An offer of one store is not made in another', async () => {
  const { undos, parts } = await begin('chrome');
  await clearSiteCookies(clear(JAR), parts);
  expect(undos.offers('shop.example', '1', 1000)).toEqual([]);
  expect(undos.offers('other.example', '0', 1000)).toEqual([]);
});

test('In the tab of the clear it is offered whatever that shows, also by the next life of the background', async () => {
  const { undos, parts, area, jar } = await begin('chrome');
  await clearSiteCookies(clear(JAR), parts);
  const store = createStore(area, () => false);
  for (const some of [undos, createUndos(store, await store.loaded, jar.api)]) {
    expect(some.offers('login.example', '0', 1000, 7)).toHaveLength(1);
    expect(some.offers(null, '0', 1000, 7)).toHaveLength(1);
    expect(some.offers('login.example', '0', 1000, 8)).toEqual([]);
    expect(some.offers('shop.example', '0', 1000, 8)).toHaveLength(1);
  }
});

test('The preview names every cookie with what it is for, and no value', async () => {
  const { parts } = await begin('chrome', [
    ...JAR,
    cookie({ name: 'sso', domain: 'login.shop.example', value: 'secret-value' }),
    cookie({ name: 'embedded', partitionKey: { topLevelSite: 'https://other.example', hasCrossSiteAncestor: true } }),
  ]);
  const shown = await shownOf(previewClear(SUBJECT, parts));
  expect(shown.choices.map(c => c.label)).not.toContain('embedded');
  expect(shown.choices.find(c => c.label === 'sso')).toMatchObject({
    consequence: expect.stringContaining('login.shop.example'),
    note: 'its name is that of a session or a sign-in',
    ticked: true,
  });
  expect(shown.choices.find(c => c.detail === '.shop.example')?.consequence).toContain(
    'shop.example and every host under it',
  );
  expect(JSON.stringify(shown)).not.toContain('secret-value');
});

test('The scopes of a clear are those that look like a sign-in, and all', async () => {
  const { parts } = await begin('chrome', [...JAR, cookie({ name: 'theme', httpOnly: false })]);
  const { presets } = await shownOf(previewClear(SUBJECT, parts));
  expect(presets.map(p => [p.label, p.choices.length])).toEqual([
    ['Only the 1 that looks like a sign-in', 1],
    ['All 7 of shop.example', 7],
  ]);
});

test('Only what looks like a sign-in is ticked to begin with; all where nothing does', async () => {
  const ticked = async (cookies: readonly BrowserCookie[]) => {
    const { parts } = await begin('chrome', cookies);
    return (await shownOf(previewClear(SUBJECT, parts))).choices.filter(c => c.ticked).map(c => c.label);
  };
  expect(await ticked([...JAR, cookie({ name: 'theme', httpOnly: false })])).toEqual(['__Host-sid']);
  expect(await ticked([cookie({ name: 'theme' }), cookie({ name: 'lang' })])).toEqual(['theme', 'lang']);
});

describe('Of a duplicate', () => {
  const sent = (first: string, ...rest: string[]) => ({
    jar: seen(JAR.map(c => ({ ...c, fingerprint: c.value }))),
    subject: { request: seen({ cookies: [first, ...rest].map(value => ({ name: 'dup', fingerprint: value })) }) },
  });
  const shownFor = async (evidence: unknown) => {
    const cookies = JAR.map(c => (c.name === 'dup' ? c : { ...c, name: `${c.name}-other` }));
    const evidenceOf = () => evidence as Evidence;
    const { parts } = await fakeParts({ cookies, tabs: [PAGE], evidenceOf, now: () => 1000 });
    return shownOf(previewClear({ ...SUBJECT, episode: 'e', params: { name: 'dup' } }, parts));
  };

  test('the one that was sent first is ticked, and no other', async () => {
    const { choices, presets } = await shownFor(sent('domain', 'host'));
    expect(choices.filter(c => c.ticked)).toMatchObject([{ label: 'dup', detail: '.shop.example' }]);
    expect(presets[0]).toMatchObject({ choices: [choices.find(c => c.ticked)?.id] });
  });

  test('all of that name are ticked where the order was not seen, and nothing else', async () => {
    for (const evidence of [sent('unknown'), { ...sent('host'), jar: notSeen('not-recorded') }]) {
      const { choices } = await shownFor(evidence);
      expect(choices.filter(c => c.ticked).map(c => c.label)).toEqual(['dup', 'dup', 'dup']);
    }
  });
});

describe('Where a server of another site refused', () => {
  const session = cookie({ name: 'api_session', domain: 'api.other.example' });
  const wide = cookie({ name: 'lang', domain: '.other.example', hostOnly: false });
  const sibling = cookie({ name: 'sibling', domain: 'www.other.example' });
  const begun = () =>
    fakeParts({
      cookies: [...JAR, session, wide, sibling],
      tabs: [PAGE],
      evidenceOf: () =>
        ({
          subject: { url: new URL('https://api.other.example/me'), request: notSeen('not-recorded') },
        }) as unknown as Evidence,
      now: () => 1000,
    });
  const subject = { ...SUBJECT, episode: 'e' };

  test('its cookies are listed too, and only what looks like its sign-in is ticked', async () => {
    const { parts } = await begun();
    const shown = await shownOf(previewClear(subject, parts));
    expect(shown.title).toBe('These cookies of shop.example and other.example would go');
    expect(shown.notes).toContain('api.other.example refused the request, and its cookies are its own.');
    const others = shown.choices.filter(c => c.detail.endsWith('other.example'));
    expect(others.map(c => [c.label, c.ticked])).toEqual([
      ['api_session', true],
      ['lang', false],
    ]);
  });

  test('a clear of both is taken back from the page, exactly', async () => {
    const { jar, undos, parts } = await begun();
    const before = jar.all();
    const outcome = await clearSiteCookies({ ...clear([...JAR, session]), episode: 'e' }, parts);
    expect(outcome).toMatchObject({ result: 'done', say: '7 cookies of shop.example and other.example removed.' });
    expect(jar.all()).toEqual([wide, sibling]);
    expect(undos.offers('shop.example', '0', 2000)).toHaveLength(1);
    expect(await undos.restore(undoId(outcome), 1000)).toMatchObject({ result: 'done' });
    expect(new Set(jar.all())).toEqual(new Set(before));
  });

  test('nothing of it is touched once its failure is forgotten', async () => {
    const { jar, parts } = await begin('chrome', [...JAR, session]);
    await clearSiteCookies({ ...clear([session]), episode: 'gone' }, parts);
    expect(jar.all()).toContainEqual(session);
  });
});

test('On localhost, cookies of hosts below it are named as such, and no server is said to have refused', async () => {
  const cookies = [cookie({ name: 'sid', domain: 'localhost' }), cookie({ name: 'sid', domain: 'a.localhost' })];
  const tabs = [{ ...PAGE, url: 'http://localhost:3000/' }];
  const { parts } = await fakeParts({ cookies, tabs, now: () => 1000 });
  const shown = await shownOf(previewClear(SUBJECT, parts));
  expect(shown.title).toBe('These cookies of localhost and a.localhost would go');
  expect(shown.notes).toEqual([]);
});

test('The preview says where else the site is open', async () => {
  const other = (id: number, url: string | null) => ({ ...PAGE, id, url });
  const tabs = [PAGE, other(8, 'https://shop.example/'), other(9, 'https://elsewhere.example/'), other(10, null)];
  const { parts } = await fakeParts({ cookies: JAR, tabs, now: () => 1000 });
  expect((await shownOf(previewClear(SUBJECT, parts))).notes).toEqual([
    'shop.example is open in 1 other tab as well (shop.example).',
  ]);
});

test('A site without cookies has nothing to clear', async () => {
  const { parts } = await begin('chrome', []);
  expect(await previewClear(SUBJECT, parts)).toMatchObject({ result: 'nothing' });
});

test('A tab that is closed is a sentence, not an error', async () => {
  const { parts } = await begin('chrome');
  expect(await previewClear({ ...SUBJECT, tabId: 8 }, parts)).toMatchObject({
    result: 'refused',
    say: 'The tab is closed.',
  });
  expect(await clearSiteCookies({ ...clear(JAR), tabId: 8 }, parts)).toMatchObject({ result: 'refused' });
});

async function shownOf(looked: Promise<Preview>): Promise<ActionPreview> {
  const preview = await looked;
  if (preview.result !== 'preview') throw new Error(preview.say);
  return preview.preview;
}

function undoId(outcome: Awaited<ReturnType<typeof clearSiteCookies>>): string {
  if (outcome.result === 'refused' || outcome.undoId === null) throw new Error(`no undo: ${outcome.say}`);
  return outcome.undoId;
}
