import { ACCOUNT } from '../../playground/state.ts';
import type { Tab } from '../drivers/browser.ts';

/** Signs in as a page does, which the browser remembers for the realm. @returns the status */
export const signIn = (tab: Tab, path: string, password: string): Promise<number> =>
  tab.evaluate(
    (path: string, name: string, password: string) =>
      new Promise<number>(resolve => {
        const request = new XMLHttpRequest();
        request.open('GET', path, true, name, password);
        request.onloadend = () => resolve(request.status);
        request.send();
      }),
    path,
    ACCOUNT.username,
    password,
  );

/** `name:password` of a Basic login; empty for what is none. */
export const basicLogin = (authorization = ''): string =>
  Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString('utf8');
