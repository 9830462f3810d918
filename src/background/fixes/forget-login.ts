import type { BrowserTab } from '../../platform/tabs.ts';
import type { ActionRequest, ActionSubject, Outcome, Preview } from '../../protocol/index.ts';
import { askWithMadeUpLogin } from './in-page.ts';
import type { FixParts } from './parts.ts';
import { type Login, loginOf } from './remembered-login.ts';
import { siteNameOf } from './site-cookies.ts';
import { count } from './undo.ts';

/** What forgetting the login would do, and by which of the two ways. */
export async function previewForget(subject: ActionSubject, parts: FixParts): Promise<Preview> {
  const found = await lookAt(subject, parts);
  if ('result' in found) return found;
  const { login, way } = found;
  const made = way === 'made-up-login';
  return {
    result: 'preview',
    preview: {
      title: `The browser would forget the login for ${login.host}`,
      notes: [
        `It then asks for a name and password again${login.realm === null ? '' : ` (“${login.realm}”)`}.`,
        ...(login.ambient ? [AMBIENT] : []),
        ...(made
          ? []
          : [`It forgets every such login of ${siteNameOf(login.url)}. Its cookies are put by, and put back.`]),
      ],
      warning: made
        ? `For that, one request with the made-up name “${MADE_UP_NAME}” goes to ${login.host}${login.path}. The server counts it as a failed login, and some lock an account or an address after several.`
        : null,
      presets: [],
      pick: 'any',
      choices: [],
      fields: [],
      confirm: { verb: 'Forget the login', noun: null },
      cancel: 'Keep it',
      undo: 'This cannot be undone: browsers tell no extension the name and the password.',
      needs: made ? ['scripting'] : ['browsingData'],
    },
  };
}

/** Makes the browser forget a Basic, Digest, NTLM or Negotiate login. No cookie is lost by it. */
export async function forgetLogin(request: ActionRequest, parts: FixParts): Promise<Outcome> {
  const found = await lookAt(request, parts);
  if ('result' in found) return found.result === 'nothing' ? { ...found, result: 'done', undoId: null } : found;
  return found.way === 'site-data' ? bySiteData(found, parts) : byMadeUpLogin(found, parts);
}

interface Found {
  readonly login: Login;
  readonly tab: BrowserTab;
  readonly way: 'site-data' | 'made-up-login';
}

type NotFound = Exclude<Preview, { result: 'preview' }>;

async function lookAt({ tabId, episode }: ActionSubject, parts: FixParts): Promise<Found | NotFound> {
  const tab = await parts.tabs.findTab(tabId);
  if (!tab) return { result: 'refused', say: 'The tab is closed.', byHand: 'Open the page again.' };
  const evidence = episode === null ? null : parts.evidenceOf(episode);
  const login = evidence === null ? null : loginOf(evidence, parts.addressOf(evidence.subject.id));
  if (login === null) return { result: 'nothing', say: 'This server did not ask for a login that browsers remember.' };
  if (login.proxy) return { result: 'refused', say: PROXY, byHand: RESTART };
  // Cookies of every host of the site go along in Chrome, so every one of them must be in sight to be put back.
  const site = siteNameOf(login.url) ?? login.host;
  const inSight = !tab.private && parts.siteData.takesLogins() && (await parts.seesSite(site));
  return { login, tab, way: inSight ? 'site-data' : 'made-up-login' };
}

/**
 * Chrome clears its login cache along with the cookies of a site (content/browser/browsing_data/browsing_data_remover_impl.cc,
 * "Auth cache"), so the cookies are put by before and put back after.
 */
async function bySiteData({ login, tab }: Found, parts: FixParts): Promise<Outcome> {
  const { origin, host } = new URL(login.url);
  const cookies = await parts.jar.cookiesOf(siteNameOf(login.url) ?? host, await parts.storeOf(tab));
  const lost = await parts.guard.keep(cookies, () => parts.siteData.remove(origin, ['cookies'], null));
  const happened = { say: forgotten(host), undoId: null, next: 'reload-page' } as const;
  if (lost.length === 0) return { result: 'done', ...happened };
  return { result: 'partly', ...happened, remains: `${count(lost.length)} did not come back: ${names(lost)}.` };
}

async function byMadeUpLogin({ login, tab }: Found, parts: FixParts): Promise<Outcome> {
  const { origin, host } = new URL(login.url);
  for (const there of await tabsAt(origin, tab, parts)) {
    const status = await parts
      .unheard(login.url, () => parts.runInPage(there.id, origin, askWithMadeUpLogin, [login.url, MADE_UP_NAME]))
      .catch(() => null);
    if (status === null) continue;
    if (status === 401) return { result: 'done', say: forgotten(host), undoId: null, next: 'reload-page' };
    const say =
      status === 0
        ? `${host} did not answer the made-up login, so the browser may still remember the real one.`
        : `${host} answered the made-up login with ${status} instead of 401, so the browser has not dropped the real one.`;
    return { result: 'refused', say, byHand: RESTART };
  }
  const say = `The request has to come from a page of ${origin}, and none is open in this session.`;
  return { result: 'refused', say, byHand: `Open ${origin} in a tab and forget the login from there. ${RESTART}` };
}

/** The tabs of the same session that may have a document of the origin, the one at hand first. */
async function tabsAt(origin: string, tab: BrowserTab, parts: FixParts): Promise<readonly BrowserTab[]> {
  const storeId = await parts.storeOf(tab);
  const others: BrowserTab[] = [];
  for (const other of await parts.tabs.allTabs()) {
    const fits = other.id !== tab.id && other.url?.startsWith(`${origin}/`);
    if (fits && (await parts.storeOf(other)) === storeId) others.push(other);
  }
  return [tab, ...others];
}

const names = (cookies: readonly { readonly name: string }[]): string => cookies.map(c => c.name).join(', ');

const forgotten = (host: string): string =>
  `The browser has forgotten the login for ${host}. It asks again when needed.`;

/** Says in a server's log what it is. */
const MADE_UP_NAME = 'why401-forget';
const AMBIENT =
  "Where the browser signs in with this computer's own account (Negotiate, NTLM), it will do so again without asking.";
const PROXY = 'The login is one for a proxy, and browsers let no extension forget that.';
const RESTART = 'Close the browser and start it again: it keeps such logins only as long as it runs.';
