import { type Evidence, registrableDomain } from '../../core/index.ts';
import type { BrowserCookie } from '../../platform/cookies.ts';
import type { BrowserTab } from '../../platform/tabs.ts';
import type { ActionPreview, ActionSubject, PreviewChoice, PreviewPreset } from '../../protocol/index.ts';
import { hidingOf } from './hiding-cookie.ts';
import { signInLikelihood } from './sign-in-likelihood.ts';
import { identityOf, sayWhose, siteNameOf } from './site-cookies.ts';

interface Scene {
  /** Of the top-level page. */
  readonly url: string;
  readonly site: string;
  readonly cookies: readonly BrowserCookie[];
  /** The other tabs. */
  readonly tabs: readonly BrowserTab[];
  /** Of the episode whose verdict led here. */
  readonly evidence: Evidence | null;
  /** Host of the server that refused, where it is not of this site. */
  readonly elsewhere: string | null;
  /** Of the fix plan: the `name` of a cookie that there is twice, and its `domain` and `path` where one is meant. */
  readonly params: ActionSubject['params'];
}

/** A clear of cookies before it happens: every cookie without its value, and what removing it means. */
export function cookiesPreview(scene: Scene): ActionPreview {
  const { site, url, cookies } = scene;
  const hiding = hidingOf(scene.params.name, scene.evidence, cookies);
  const signIn = cookies.filter(c => signInLikelihood(c) !== null);
  const { name, domain, path } = scene.params;
  const meant = cookies.filter(c => c.name === name && c.domain === domain && c.path === path);
  // Where the order was not seen, nobody can say which of the twins stands before the other: both go, and nothing else.
  const twins = cookies.filter(c => c.name === name);
  const own = cookies.filter(c => isOf(site, c));
  // What carries no sign-in (settings, a cart) is of no use to clear, so it goes only where nothing looks like one.
  const first = [meant, hiding, twins.length > 1 ? twins : [], signIn, own].find(some => some.length > 0);
  const ticked = new Set(first);
  const whose = sayWhose(cookies, site);
  return {
    title: `These cookies of ${whose} would go`,
    notes: [
      ...(scene.elsewhere === null || whose === site
        ? []
        : [`${scene.elsewhere} refused the request, and its cookies are its own.`]),
      ...openElsewhere(scene),
    ],
    warning: null,
    presets: [
      ...preset('Only the one that hides its duplicate', hiding, cookies),
      ...preset(`Only the ${looksLikeSignIn(signIn.length)}`, signIn, cookies),
      ...(cookies.length > 1 ? [{ label: `All ${cookies.length} of ${whose}`, choices: cookies.map(identityOf) }] : []),
    ],
    pick: 'any',
    choices: cookies.map(c => choiceOf(c, ticked.has(c), hiding.includes(c), new URL(url).hostname)),
    fields: [],
    confirm: { verb: 'Clear', noun: 'cookie' },
    cancel: 'Keep them',
    undo: 'Can be undone exactly, for 10 minutes.',
    needs: [],
  };
}

function choiceOf(cookie: BrowserCookie, ticked: boolean, hides: boolean, host: string): PreviewChoice {
  const partition = cookie.partitionKey;
  const notes = [
    hides ? 'stands before its duplicate, and hides it' : null,
    signInLikelihood(cookie),
    partition === null ? null : `only where ${partition.topLevelSite} is the page`,
  ];
  const also = alsoUsedBy(cookie, host);
  return {
    id: identityOf(cookie),
    label: cookie.name,
    detail: `${cookie.domain}${cookie.path === '/' ? '' : cookie.path}`,
    note: notes.filter(note => note !== null).join(' · '),
    consequence:
      also === null ? null : `Also used by ${also}: if you are signed in there with them, you are signed out too.`,
    ticked,
  };
}

const isOf = (site: string, { domain }: BrowserCookie): boolean => sayWhose([{ domain }], site) === site;

function alsoUsedBy({ domain, hostOnly }: BrowserCookie, host: string): string | null {
  const bare = domain.replace(/^\./, '');
  if (!hostOnly) return `${bare} and every host under it`;
  if (bare !== host) return bare;
  // Cookies know no ports (RFC 6265 §8.5), and developers run many things on one host.
  return registrableDomain(host) === null ? `every port of ${host}` : null;
}

/** Where else the person has the site open. */
function openElsewhere({ site, tabs }: Scene): readonly string[] {
  const hosts = tabs.flatMap(({ url }) => (url !== null && siteNameOf(url) === site ? [new URL(url).host] : []));
  if (hosts.length === 0) return [];
  const shown = [...new Set(hosts)].slice(0, 5).join(', ');
  return [`${site} is open in ${plural(hosts.length, 'other tab')} as well (${shown}).`];
}

const preset = (label: string, some: readonly BrowserCookie[], all: readonly BrowserCookie[]): PreviewPreset[] =>
  some.length === 0 || some.length === all.length ? [] : [{ label, choices: some.map(identityOf) }];

const looksLikeSignIn = (n: number): string =>
  n === 1 ? '1 that looks like a sign-in' : `${n} that look like a sign-in`;

const plural = (n: number, noun: string): string => (n === 1 ? `1 ${noun}` : `${n} ${noun}s`);
