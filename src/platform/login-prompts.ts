import browser, { type WebRequest } from 'webextension-polyfill';
import type { Header } from '../core/index.ts';

/** A challenge for which the browser would show its own login prompt, or has just been answered with. */
export interface PromptAsked {
  readonly url: string;
  /** -1: no tab. */
  readonly tabId: number;
  /** The proxy asks, not the site. */
  readonly proxy: boolean;
}

export interface PromptRules {
  /** Whether the prompt for this is to stay closed. Never gives credentials: that is not among the answers. */
  closes(asked: PromptAsked): boolean | Promise<boolean>;
  /** The response headers without what makes the browser show a prompt; null where nothing in them does. */
  withoutPrompt(headers: readonly Header[]): readonly Header[] | null;
}

export interface PromptWatch {
  /** From now on prompts of these sites (patterns of `protocol/site-patterns.ts`) may be closed, and no others. */
  setSites(patterns: readonly string[]): void;
}

/**
 * Lets the background close login prompts. Call it in the first turn of the background (decision 0023).
 *
 * Chromium asks at each prompt and shows the page's own answer when it is told to cancel. Firefox aborts the request
 * then, so that its prompt is kept away by taking the challenge out of the answer before the browser acts on it.
 */
export const watchPrompts = (rules: PromptRules): PromptWatch =>
  canHideChallenges() ? hideChallenges(rules) : cancelPrompts(rules);

/** Where answers can be changed before the browser acts on them (Firefox), a prompt never comes up at all. */
export const canHideChallenges = (): boolean => 'getBrowserInfo' in browser.runtime;

type Answer = (response: { readonly cancel?: boolean }) => void;

function cancelPrompts({ closes }: PromptRules): PromptWatch {
  // Prompts are rare, so this listener costs nothing otherwise; it cannot depend on options, which are read later.
  const listener = (d: WebRequest.OnAuthRequiredDetailsType, answer?: Answer): undefined => {
    const asked = { url: d.url, tabId: d.tabId, proxy: d.isProxy };
    const decided = Promise.resolve(closes(asked));
    // Whatever goes wrong here, the person gets the prompt that they would have got.
    decided.then(
      close => answer?.(close ? { cancel: true } : {}),
      () => answer?.({}),
    );
    return undefined;
  };
  // The published types do not know Chrome's way to answer later.
  const { onAuthRequired } = browser.webRequest as unknown as { onAuthRequired: AsyncEvent };
  onAuthRequired.addListener(listener, { urls: ['http://*/*', 'https://*/*'] }, ['asyncBlocking']);
  return { setSites: () => undefined };
}

interface AsyncEvent {
  addListener(
    listener: (details: WebRequest.OnAuthRequiredDetailsType, answer?: Answer) => undefined,
    filter: WebRequest.RequestFilter,
    extra: readonly ['asyncBlocking'],
  ): void;
}

function hideChallenges({ closes, withoutPrompt }: PromptRules): PromptWatch {
  const { onHeadersReceived } = browser.webRequest;
  const listener = async (d: WebRequest.OnHeadersReceivedDetailsType): Promise<WebRequest.BlockingResponse> => {
    if (d.statusCode !== 401 || !(await closes({ url: d.url, tabId: d.tabId, proxy: false }))) return {};
    const headers = (d.responseHeaders ?? []).map(({ name, value = '' }): Header => [name, value]);
    const left = withoutPrompt(headers);
    return left === null ? {} : { responseHeaders: left.map(([name, value]) => ({ name, value })) };
  };
  let now: readonly string[] = [];
  const register = (patterns: readonly string[]): void => {
    onHeadersReceived.removeListener(listener);
    now = patterns;
    // Each request of these sites waits for the background from now on, so there is no listener while there are none.
    const urls = patterns.map(matchPattern);
    if (urls.length > 0) onHeadersReceived.addListener(listener, { urls }, ['blocking', 'responseHeaders']);
  };
  // A listener wakes a stopped background only if it is registered in its first turn, before options can be read. The
  // event page is a document, and documents have a storage that can be read at once.
  const kept = readMirror();
  if (kept.length > 0) register(kept);
  return {
    setSites(patterns) {
      if (JSON.stringify(patterns) === JSON.stringify(now)) return;
      localStorage.setItem(MIRROR, JSON.stringify(patterns));
      register(patterns);
    },
  };
}

const MIRROR = 'sites-without-prompt';

function readMirror(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(MIRROR) ?? '[]');
    return Array.isArray(kept) ? kept.filter(item => typeof item === 'string') : [];
  } catch {
    return [];
  }
}

// Match patterns know no ports: https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns
const matchPattern = (site: string): string => `*://${site.replace(/:\d+$/, '')}/*`;
