import { createGuard } from '../../../../src/background/fixes/guard.ts';
import type { FixParts } from '../../../../src/background/fixes/parts.ts';
import { createUndos, type Undos } from '../../../../src/background/fixes/undo.ts';
import { createStore } from '../../../../src/background/store.ts';
import type { BrowserCookie } from '../../../../src/platform/cookies.ts';
import type { BrowserTab } from '../../../../src/platform/tabs.ts';
import type { OtherToken } from '../../../../src/protocol/index.ts';
import { type FakeArea, fakeArea } from '../fake-area.ts';
import { fakeOtherTokens } from '../fake-rules.ts';
import { fakeJar, mortal } from './fake-jar.ts';

interface Wanted {
  readonly habit?: 'chrome' | 'firefox';
  readonly cookies?: readonly BrowserCookie[];
  /** How often the jar is touched before the background is stopped. */
  readonly touches?: number;
  readonly tabs?: readonly BrowserTab[];
  /** What an earlier life of the background has stored. */
  readonly area?: FakeArea;
  readonly evidenceOf?: FixParts['evidenceOf'];
  readonly addressOf?: FixParts['addressOf'];
  /** The pattern of the options that keeps prompts closed. */
  readonly closedBy?: string;
  readonly runInPage?: FixParts['runInPage'];
  readonly lookCloser?: FixParts['lookCloser'];
  /** Hears of every token that is put in place of a site's own, and of its end. */
  onOtherToken?(tabId: number, token: OtherToken | null): void;
  now(): number;
}

export interface FakeParts {
  readonly parts: FixParts;
  readonly jar: ReturnType<typeof fakeJar>;
  readonly undos: Undos;
  readonly area: FakeArea;
  /** What the browser was asked for beside cookies, in order. */
  readonly asked: readonly string[];
}

/** What executors need, on a browser made of maps. The jar has the habits of a real one. */
export async function fakeParts({ habit = 'chrome', cookies = [], tabs = [], ...wanted }: Wanted): Promise<FakeParts> {
  const jar = fakeJar(habit, ...cookies);
  const living = mortal(jar.api, wanted.touches ?? Number.POSITIVE_INFINITY);
  const area = wanted.area ?? fakeArea();
  const store = createStore(area, () => false);
  const undos = createUndos(store, await store.loaded, living);
  const asked: string[] = [];
  const parts: FixParts = {
    jar: living,
    undos,
    tabs: {
      findTab: async id => tabs.find(tab => tab.id === id) ?? null,
      allTabs: async () => tabs,
      reloadTab: async id => void asked.push(`reload ${id}`),
      loadInTab: async (id, url) => void asked.push(`load ${url} in ${id}`),
      openTabBeside: async id => {
        asked.push(`tab beside ${id}`);
        return 99;
      },
    },
    evidenceOf: wanted.evidenceOf ?? (() => null),
    addressOf: wanted.addressOf ?? (() => null),
    seesSite: async () => true,
    guard: createGuard(
      store,
      await store.loaded,
      living,
      () => undefined,
      async () => undefined,
    ),
    siteData: {
      types: () => ['cache', 'indexedDB', 'localStorage'],
      takesLogins: () => habit === 'chrome',
      remove: async (origin, types) => {
        asked.push(`remove ${types.join()} of ${origin}`);
        if (types.includes('cookies')) for (const c of jar.all()) await jar.api.expireCookie(c);
      },
    },
    runInPage: wanted.runInPage ?? (async () => null),
    unheard: async (_url, work) => work(),
    prompts: {
      sameTab: habit === 'firefox',
      closedBy: () => wanted.closedBy ?? null,
      once: (tabId, url) => void asked.push(`once ${tabId} ${url}`),
      show: async url => void asked.push(`show ${url}`),
      always: async site => void asked.push(`always ${site}`),
    },
    storeOf: async () => '0',
    flowStart: () => null,
    compare: (subject, { tabId, cleanTabId }) => void asked.push(`compare ${subject.id} ${tabId} ${cleanTabId}`),
    clean: {
      open: async url => {
        asked.push(`clean ${url}`);
        return { outcome: { result: 'done', say: 'A private window was opened.', undoId: null }, tabId: null };
      },
    },
    otherTokens: fakeOtherTokens(wanted.onOtherToken).tokens,
    lookCloser:
      wanted.lookCloser ?? (async () => ({ result: 'otherwise', say: 'The server did not answer this time.' })),
    now: wanted.now,
  };
  return { parts, jar, undos, area, asked };
}
