/** A function that travels to the browser as its source, so it may use nothing from around it; arguments and result travel as JSON. */
export type Remote<Args extends readonly unknown[], Result> = (...args: Args) => Result | Promise<Result>;

/** A document that a test looks at: a page, a panel in devtools, a page of the extension. */
export interface View {
  evaluate<Args extends readonly unknown[], Result>(fn: Remote<Args, Result>, ...args: Args): Promise<Result>;
  /** Resolves once an element fits the selector (and its text contains `text`). Rejects with what is there instead. */
  waitFor(css: string, options?: { readonly text?: string; readonly timeout?: number }): Promise<void>;
  /** Clicks the first element that fits, as a person's act. Rejects if there is none. */
  click(css: string): Promise<void>;
  /** A PNG of what a person sees: for a panel, the devtools around it too. */
  screenshot(file: string): Promise<void>;
}

/** The extension's panel inside devtools. */
export interface PanelView extends View {
  /** Changes the theme of devtools while they are open, as their settings do. */
  setTheme(theme: 'light' | 'dark'): Promise<void>;
  /** Chooses another panel of devtools, as a person does by its tab. */
  leave(): Promise<void>;
  /** The place in the page's code that devtools show, as `https://…/app.js:12`; absent where panels cannot ask for one. */
  readonly shownCode?: () => Promise<string>;
  /** What a paste would give. */
  clipboard(): Promise<string>;
}

export interface Tab extends View {
  /** The id that the browser's extension APIs know the tab by. */
  readonly id: number;
  goto(url: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

/** One real browser with the extension in it. Everything that an end-to-end test does to it goes through here. */
export interface BrowserUnderTest {
  readonly kind: 'chromium' | 'firefox';
  readonly version: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly extensionOrigin: string;
  /** The folder that files are saved in; it goes when the browser is closed. */
  readonly downloads: string;
  newTab(url?: string): Promise<Tab>;
  /** A page of the extension in a tab of its own, such as `/src/popup/index.html?tab=3`. */
  openExtensionPage(path: string): Promise<Tab>;
  /** The extension's panel in the real devtools of the tab. */
  openPanel(tab: Tab): Promise<PanelView>;
  /** Ends the background as the browser does when it is idle. The next event must wake it. */
  stopBackground(): Promise<void>;
  /** The addresses of all tabs, of private windows too. */
  tabUrls(): Promise<readonly string[]>;
  /** Answers the browser's own sign-in prompt of the tab; absent where no driver can reach that prompt. */
  readonly signIn?: (tab: Tab, username: string, password: string) => Promise<void>;
  /** Whether the browser's own sign-in prompt of the tab is open. */
  readonly isPrompting?: (tab: Tab) => Promise<boolean>;
  /** Dismisses the browser's own sign-in prompt of the tab. */
  readonly dismissSignIn?: (tab: Tab) => Promise<void>;
  /** Resolves when the browser is gone, whoever closed it. */
  readonly closed: Promise<void>;
  close(): Promise<void>;
}

export interface LaunchOptions {
  readonly extensionDir: string;
  readonly executablePath: string;
  /** True without a display. */
  readonly headless?: boolean;
  /** Opens devtools with every tab, which the panel needs in Chromium. Default true; Firefox opens them when asked. */
  readonly devtools?: boolean;
  readonly dark?: boolean;
  /** Names that resolve to this machine, such as `shop.test`; names below localhost do so anyway. */
  readonly localNames?: readonly string[];
  /** More of the browser's command line. */
  readonly switches?: readonly string[];
  /** Settings of the fresh profile: Firefox' by their name in `about:config`, Chromium's by their way in its `Preferences`. */
  readonly preferences?: Readonly<Record<string, string | number | boolean>>;
  /** Folders of unpacked extensions that are loaded beside the one under test. */
  readonly besides?: readonly string[];
  /** Firefox: lets the extension into private windows. Chromium has no switch for it. */
  readonly privateWindows?: boolean;
}

/** The expression that calls the function in the browser. Compilers that keep names wrap functions in `__name`. */
export const remoteCall = (fn: { toString(): string }, args: readonly unknown[]): string =>
  `(() => { const __name = f => f; return (${fn})(...${JSON.stringify(args)}); })()`;

const EVERY_MS = 50;

/** Asks again and again until the answer is truthy. Rejects after `timeout` ms with the last error, if there was one. */
export async function until<T>(what: string, ask: () => Promise<T>, timeout = 15_000): Promise<NonNullable<T>> {
  const end = Date.now() + timeout;
  for (;;) {
    let last: unknown;
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`${what}: not within ${timeout} ms`, { cause: last });
    await new Promise(resolve => setTimeout(resolve, EVERY_MS));
  }
}

/** `waitFor` on top of any `evaluate`. */
export async function waitForElement(
  view: Pick<View, 'evaluate'>,
  css: string,
  { text = '', timeout }: { readonly text?: string; readonly timeout?: number } = {},
): Promise<void> {
  const isThere = (css: string, text: string) =>
    [...document.querySelectorAll(css)].some(element => element.textContent?.includes(text) ?? false);
  await until(`${css}${text && ` with "${text}"`}`, () => view.evaluate(isThere, css, text), timeout);
}
