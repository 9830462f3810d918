import browser, { type Runtime } from 'webextension-polyfill';

/** What a message listener is told about who asks. */
export interface Asker {
  /** One of the extension's own pages; content scripts and other extensions are not. */
  readonly ownPage: boolean;
}

/**
 * Answers messages of the extension's own pages.
 *
 * @param answer gets the message as it came; a rejected promise reaches the asker as an error
 */
export function onMessage(answer: (message: unknown, asker: Asker) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
    answer(message, { ownPage: isOwnPage(sender) }),
  );
}

/** Sends a message to the background, which the browser wakes for it. Rejects when nobody answers. */
export const sendMessage = (message: unknown): Promise<unknown> => browser.runtime.sendMessage(message);

/** The origin of the extension's own pages, such as `chrome-extension://…`, without a slash at the end. */
export const ownOrigin = (): string => browser.runtime.getURL('').replace(/\/$/, '');

/** The version of the extension, as its manifest names it. */
export const ownVersion = (): string => browser.runtime.getManifest().version;

/** The browser engine, by what only one of them offers. */
export const browserName = (): 'chrome' | 'firefox' => ('getBrowserInfo' in browser.runtime ? 'firefox' : 'chrome');

/** Opens the options page, or brings it to the front. */
export const openOptions = (): Promise<void> => browser.runtime.openOptionsPage();

/** Runs when the browser starts and when the extension is installed, updated or enabled. */
export function onBrowserStart(run: () => void): void {
  browser.runtime.onStartup.addListener(run);
  browser.runtime.onInstalled.addListener(run);
}

// A page of the extension that is open as a tab has `sender.tab` too, so the address decides.
const isOwnPage = (sender: Runtime.MessageSender): boolean =>
  sender.id === browser.runtime.id && (sender.url ?? '').startsWith(`${ownOrigin()}/`);
