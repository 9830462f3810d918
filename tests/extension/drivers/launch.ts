import type { BrowserUnderTest, LaunchOptions } from './browser.ts';
import { launchChromium } from './chromium.ts';
import { launchFirefox } from './firefox.ts';

export type Kind = BrowserUnderTest['kind'];

const launchers: Readonly<Record<Kind, (options: LaunchOptions) => Promise<BrowserUnderTest>>> = {
  chromium: launchChromium,
  firefox: launchFirefox,
};

/** Launches a browser of the kind with the extension in it. The caller closes it. */
export const launchBrowser = (kind: Kind, options: LaunchOptions): Promise<BrowserUnderTest> =>
  launchers[kind](options);
