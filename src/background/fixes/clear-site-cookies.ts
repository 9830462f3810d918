import type { Evidence } from '../../core/index.ts';
import type { BrowserCookie } from '../../platform/cookies.ts';
import type { ActionRequest, ActionSubject, Outcome, Preview } from '../../protocol/index.ts';
import { cookiesPreview } from './cookies-preview.ts';
import type { FixParts } from './parts.ts';
import { identityOf, refusedElsewhere, sayWhose, siteCookies, siteNameOf } from './site-cookies.ts';
import { count } from './undo.ts';

/** What clearing would remove, with what each cookie is for. */
export async function previewClear(subject: ActionSubject, parts: FixParts): Promise<Preview> {
  const page = await pageOf(subject, parts);
  if ('why' in page) return { result: 'refused', say: page.why, byHand: BY_HAND };
  const cookies = await cookiesOf(page, parts);
  if (cookies.length === 0)
    return { result: 'nothing', say: `${page.site} has no cookies here, so there is nothing to clear.` };
  const tabs = (await parts.tabs.allTabs()).filter(tab => tab.id !== subject.tabId);
  const preview = cookiesPreview({ ...page, cookies, tabs, params: subject.params });
  return { result: 'preview', preview };
}

/** Removes the chosen cookies of the site, after they have been put by for ten minutes. */
export async function clearSiteCookies(request: ActionRequest, parts: FixParts): Promise<Outcome> {
  const page = await pageOf(request, parts);
  if ('why' in page) return { result: 'refused', say: page.why, byHand: BY_HAND };
  const { site } = page;
  const before = await cookiesOf(page, parts);
  const chosen = new Set(request.chosen);
  const targets = before.filter(c => chosen.has(identityOf(c)));
  if (targets.length === 0) return { result: 'done', say: `There was no cookie of ${site} to remove.`, undoId: null };

  const undoId = await parts.undos.keep(site, targets, parts.now(), request.tabId);
  let left: readonly BrowserCookie[] = [];
  // Removing by name and address may hit a neighbour instead of, or beside, the one that is meant.
  const neighbours = before.filter(c => !targets.includes(c) && targets.some(t => t.name === c.name));
  const lost = await parts.guard.keep(neighbours, async () => {
    for (const cookie of targets) await parts.jar.removeCookie(cookie).catch(() => undefined);
    for (const cookie of await stillThere(targets, page, parts))
      await parts.jar.expireCookie(cookie).catch(() => undefined);
    left = await stillThere(targets, page, parts);
  });

  const happened = {
    ...{ say: `${count(targets.length - left.length)} of ${sayWhose(targets, site)} removed.`, undoId },
    next: 'reload-page',
  } as const;
  if (left.length + lost.length === 0) return { result: 'done', ...happened };
  const remains = [
    ...(left.length > 0 ? [`Still there: ${names(left)}.`] : []),
    ...(lost.length > 0 ? [`Gone with them, and not taken back by the browser: ${names(lost)}.`] : []),
  ];
  return { result: 'partly', ...happened, remains: remains.join(' ') };
}

interface Page {
  readonly url: string;
  readonly site: string;
  readonly storeId: string;
  /** Of the episode whose verdict led here. */
  readonly evidence: Evidence | null;
  /** Host of the server that refused, where it is not of this site. */
  readonly elsewhere: string | null;
}

async function pageOf({ tabId, episode }: ActionSubject, parts: FixParts): Promise<Page | { why: string }> {
  const tab = await parts.tabs.findTab(tabId);
  if (!tab) return { why: 'The tab is closed.' };
  const site = tab.url === null ? null : siteNameOf(tab.url);
  if (tab.url === null || site === null) return { why: 'This page has no cookies that Why401 may see.' };
  const evidence = episode === null ? null : parts.evidenceOf(episode);
  const elsewhere = refusedElsewhere(evidence, tab.url);
  return { url: tab.url, site, storeId: await parts.storeOf(tab), evidence, elsewhere };
}

const cookiesOf = ({ url, storeId, elsewhere }: Page, { jar }: FixParts): Promise<BrowserCookie[]> =>
  siteCookies(jar, url, storeId, elsewhere);

async function stillThere(
  cookies: readonly BrowserCookie[],
  page: Page,
  parts: FixParts,
): Promise<readonly BrowserCookie[]> {
  const there = new Set((await cookiesOf(page, parts)).map(identityOf));
  return cookies.filter(c => there.has(identityOf(c)));
}

const names = (cookies: readonly BrowserCookie[]): string => cookies.map(c => c.name).join(', ');

const BY_HAND = 'Open the page and click the icon beside its address: the browser lists and removes its cookies there.';
