import type { BrowserCookie } from '../../platform/cookies.ts';
import type { ActionRequest, ActionSubject, Outcome, Preview } from '../../protocol/index.ts';
import { cookiesPreview } from './cookies-preview.ts';
import type { FixParts } from './parts.ts';
import { identityOf, siteCookies, siteNameOf } from './site-cookies.ts';
import { count, putBack } from './undo.ts';

/** What clearing would remove, with what each cookie is for. */
export async function previewClear(subject: ActionSubject, parts: FixParts): Promise<Preview> {
  const page = await pageOf(subject.tabId, parts);
  if ('why' in page) return { result: 'refused', say: page.why, byHand: BY_HAND };
  const cookies = await siteCookies(parts.jar, page.url, page.storeId);
  if (cookies.length === 0)
    return { result: 'nothing', say: `${page.site} has no cookies here, so there is nothing to clear.` };
  const tabs = (await parts.tabs.allTabs()).filter(tab => tab.id !== subject.tabId);
  const evidence = subject.episode === null ? null : parts.evidenceOf(subject.episode);
  const preview = cookiesPreview({ ...page, cookies, tabs, evidence, params: subject.params });
  return { result: 'preview', preview };
}

/** Removes the chosen cookies of the site, after they have been put by for ten minutes. */
export async function clearSiteCookies(request: ActionRequest, parts: FixParts): Promise<Outcome> {
  const page = await pageOf(request.tabId, parts);
  if ('why' in page) return { result: 'refused', say: page.why, byHand: BY_HAND };
  const { site } = page;
  const before = await siteCookies(parts.jar, page.url, page.storeId);
  const chosen = new Set(request.chosen);
  const targets = before.filter(c => chosen.has(identityOf(c)));
  if (targets.length === 0) return { result: 'done', say: `There was no cookie of ${site} to remove.`, undoId: null };

  const undoId = await parts.undos.keep(site, targets, parts.now());
  for (const cookie of targets) await parts.jar.removeCookie(cookie).catch(() => undefined);
  const { left, lost } = await compare(parts, page, before, targets);
  // Removing by name and address may have hit a neighbour instead of, or beside, the one that was meant.
  for (const cookie of left) await parts.jar.expireCookie(cookie).catch(() => undefined);
  if (lost.length > 0) await putBack(parts.jar, lost);
  const after = left.length > 0 ? await compare(parts, page, before, targets) : { left: [] };

  const removed = targets.length - after.left.length;
  const happened = { say: `${count(removed)} of ${site} removed.`, undoId, next: 'reload-page' } as const;
  if (after.left.length === 0) return { result: 'done', ...happened };
  return { result: 'partly', ...happened, remains: `Still there: ${after.left.map(c => c.name).join(', ')}.` };
}

interface Page {
  readonly url: string;
  readonly site: string;
  readonly storeId: string;
}

async function pageOf(tabId: number, parts: FixParts): Promise<Page | { why: string }> {
  const tab = await parts.tabs.findTab(tabId);
  if (!tab) return { why: 'The tab is closed.' };
  const site = tab.url === null ? null : siteNameOf(tab.url);
  if (tab.url === null || site === null) return { why: 'This page has no cookies that Why401 may see.' };
  return { url: tab.url, site, storeId: await parts.storeOf(tab) };
}

/** What is still there of the targets, and what is gone of the rest. */
async function compare(
  { jar }: FixParts,
  page: Page,
  before: readonly BrowserCookie[],
  targets: readonly BrowserCookie[],
): Promise<{ left: BrowserCookie[]; lost: BrowserCookie[] }> {
  const there = new Set((await siteCookies(jar, page.url, page.storeId)).map(identityOf));
  const meant = new Set(targets.map(identityOf));
  return {
    left: targets.filter(c => there.has(identityOf(c))),
    lost: before.filter(c => !meant.has(identityOf(c)) && !there.has(identityOf(c))),
  };
}

const BY_HAND = 'Open the page and click the icon beside its address: the browser lists and removes its cookies there.';
