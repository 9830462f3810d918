import { type CheckParts, checkSignature } from '../../src/background/check-signature.ts';
import { perform, preview } from '../../src/background/fixes/index.ts';
import { refusedFor } from '../../src/background/fixes/other-page.ts';
import type { FixParts } from '../../src/background/fixes/parts.ts';
import { siteNameOf } from '../../src/background/fixes/site-cookies.ts';
import { collectUrl, mapSeen, notSeen, seen } from '../../src/core/index.ts';
import type { BrowserCookie } from '../../src/platform/cookies.ts';
import type { Change, Client, Outcome } from '../../src/protocol/index.ts';
import { fakeParts } from '../unit/background/fixes/fake-parts.ts';
import { fakeExperiments } from './fake-experiments.ts';
import { recordOf, type Wanted, type World } from './world.ts';

export interface FakeClient extends Client {
  /** Lets a change happen, as the recorder would. */
  tell(change: Change): void;
  /** Lets one of the world's failures happen again, on a path of its own. */
  fail(path: string): void;
  /** Lets the tab go to another page: of this address, or of the site that it shows. */
  navigate(to?: string): void;
  /** What was asked of the background, in order. */
  readonly asked: readonly string[];
}

/**
 * A client on a world that the lab made up: it answers as the background would, by the background's own code where that
 * is about fixes, and changes nothing outside.
 *
 * @param getJson what issuers answer there; nothing leaves the lab
 */
export function createFakeClient(
  world: World,
  wanted: Wanted,
  now: () => number,
  getJson: CheckParts['getJson'],
): FakeClient {
  const { snapshot } = world;
  const asked: string[] = [];
  let handlers: Parameters<Client['watch']>[0] | null = null;
  let failed = snapshot.episodes.length;
  const lastTime = Math.max(0, ...world.episodes.map(e => e.subject.time));
  /** Milliseconds behind the last failure of the world, for what happens after a navigation. */
  let times = 0;
  let watched = false;
  const tell = (change: Change) => handlers?.onChange(change);
  let tab = snapshot.tab;
  const url = pageOf(world);
  const fixes = fakeParts({
    cookies: jarOf(world),
    tabs: [{ id: snapshot.tab.id, url, private: false, cookieStoreId: null }],
    evidenceOf: id => snapshot.episodes.find(e => e.id === id)?.evidence ?? null,
    onOtherToken: (_, token) => {
      const { otherToken: __, ...rest } = tab;
      tab = { ...rest, ...(token && { otherToken: token }) };
      tell({ kind: 'tab', tab });
    },
    now,
  });
  const experiments = fakeExperiments(world, now);
  const navigate = (to?: string) => {
    // Its request began after everything that was refused on the page before it.
    times += 60_000;
    const url = to === undefined ? tab.url : collectUrl(to, { salt: 'lab' });
    tab = { ...tab, url, navigatedAt: lastTime + times - 30_000 };
    tell({ kind: 'tab', tab });
  };
  const loadInTab = async (_id: number, to: string) => navigate(to);
  /** The clean session of the lab is accepted at once, without the cookies of this one. */
  const compare: FixParts['compare'] = (subject, { tabId }) => {
    const request = mapSeen(subject.request, r => ({ ...r, cookies: [], credentials: [] }));
    const there = { ...subject, tabId: tabId + 1, status: 200, request };
    tell({ kind: 'trial', trial: { tabId, cleanTabId: tabId + 1, at: now(), subject, there } });
  };
  const tellOffers = async () => {
    const { undos } = await fixes;
    tell({ kind: 'undo', undo: undos.offers(siteNameOf(url ?? '') ?? '', '0', now()) });
  };

  return {
    tabId: snapshot.tab.id,
    asked,
    tell,
    fail(path) {
      const episode = world.episodes[0];
      if (episode === undefined) return;
      const url = new URL(path, episode.subject.url).href;
      const time = times === 0 ? episode.subject.time : lastTime + times;
      // An exchange of its own, of which the lab has no raw headers.
      const subject = { ...episode.subject, id: `${episode.subject.id}-${failed}`, url, time };
      const record = recordOf({ ...episode, subject }, failed++, 'settled');
      tell({ kind: 'episode', episode: record });
    },
    navigate,
    watch(given) {
      if (watched) asked.push('watch again');
      watched = true;
      handlers = given;
      if (wanted.state === 'trouble') given.onTrouble('Its answer did not come within 5 seconds. Trying again.');
      if (wanted.state !== 'loading') queueMicrotask(() => given.onSnapshot(snapshot));
      if (wanted.state === 'trouble')
        queueMicrotask(() => given.onTrouble('Its answer did not come within 5 seconds. Trying again.'));
      return () => {
        handlers = null;
      };
    },
    async reveal(exchangeId) {
      asked.push(`reveal ${exchangeId}`);
      const raw = world.raw.get(exchangeId);
      return raw ? seen(raw) : notSeen('not-recorded');
    },
    async checkSignature(exchangeId, field) {
      asked.push(`checkSignature ${exchangeId} ${field}`);
      const raw = world.raw.get(exchangeId);
      return checkSignature(raw ? seen(raw) : notSeen('not-recorded'), field, { getJson });
    },
    async preview(subject) {
      asked.push(`preview ${subject.action}`);
      const { parts } = await fixes;
      return refusedFor(subject, tab, parts) ?? preview(subject, parts);
    },
    async perform(request): Promise<Outcome> {
      asked.push(request.action);
      const { parts } = await fixes;
      const tabs = { ...parts.tabs, loadInTab };
      const outcome = refusedFor(request, tab, parts) ?? (await perform(request, { ...parts, tabs, compare }));
      await tellOffers();
      return outcome;
    },
    async undo(id): Promise<Outcome> {
      asked.push('undo');
      const outcome = await (await fixes).undos.restore(id, now());
      await tellOffers();
      return outcome;
    },
    async planExperiments(episodeId) {
      asked.push('planExperiments');
      return experiments.plan(episodeId);
    },
    async runExperiments(wish) {
      asked.push(`runExperiments ${wish.agreed}`);
      return experiments.run(wish);
    },
    async clearEpisodes() {
      asked.push('clearEpisodes');
      tell({ kind: 'removed', ids: snapshot.episodes.map(e => e.id) });
    },
    async ignoreSite(ignore) {
      asked.push(`ignoreSite ${ignore}`);
      const { ignored: _, ...tab } = snapshot.tab;
      tell({ kind: 'tab', tab: ignore ? { ...tab, ignored: true } : tab });
      if (ignore) tell({ kind: 'removed', ids: snapshot.episodes.map(e => e.id) });
      return {
        result: 'done',
        say: `Why401 ${ignore ? 'ignores' : 'watches'} ${snapshot.tab.url?.hostname ?? 'this site'}.`,
        undoId: null,
      };
    },
    async openOptions() {
      asked.push('openOptions');
    },
    async requestAccess() {
      asked.push('requestAccess');
      tell({ kind: 'tab', tab: { ...snapshot.tab, access: 'granted' } });
      return true;
    },
    async requestPermissions(names) {
      asked.push(`requestPermissions ${names.join()}`);
      return true;
    },
  };
}

/** The top-level page of the newest episode. */
function pageOf({ episodes }: World): string | null {
  const subject = episodes.at(-1)?.subject;
  const page = subject?.topLevel ?? subject?.url ?? null;
  return page !== null && URL.canParse(page) ? page : null;
}

/** The jar of the newest episode, as the browser would list it. */
function jarOf({ episodes }: World): readonly BrowserCookie[] {
  const jar = episodes.at(-1)?.jar;
  if (!jar?.seen) return [];
  return jar.value.map(({ value, expires, ...c }) => ({
    ...c,
    value: value.reveal(),
    expirationDate: expires === null ? null : expires / 1000,
    storeId: '0',
    firstPartyDomain: '',
  }));
}
