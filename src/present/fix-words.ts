import type { FixKind } from '../core/index.ts';

export interface FixWords {
  /** What the button or link says: what will be done, in the imperative. */
  readonly label: string;
  /** One sentence more: what happens, and what it costs. */
  readonly hint: string;
}

/** The words of every fix kind; a kind without words does not compile. */
export const FIX_WORDS: Readonly<Record<FixKind, FixWords>> = {
  none: { label: 'Nothing to do', hint: 'The exchange is normal.' },
  'sign-in-again': {
    label: 'Sign in again',
    hint: 'Reloads the page, so that the site asks you to. Anything typed into it is lost.',
  },
  'reload-page': {
    label: 'Reload past the cache',
    hint: 'Anything typed into the page is lost.',
  },
  'retype-credentials': {
    label: 'Type the name and password again',
    hint: 'Upper and lower case matter, and so does the keyboard layout.',
  },
  'clear-saved-credentials': {
    label: 'Forget the remembered login…',
    hint: 'The browser then asks for the name and password again. Shows first what that costs.',
  },
  'clear-site-cookies': {
    label: "Clear this site's cookies…",
    hint: 'Lists them first. Can be undone.',
  },
  'clear-site-data': {
    label: "Clear this site's data…",
    hint: 'Storage, databases, caches, service workers. Lists them first; there is no undo.',
  },
  'switch-account': { label: 'Use another account', hint: 'Sign in with an account that has access.' },
  'ask-access': { label: 'Ask for access', hint: 'Whoever owns the resource can grant it.' },
  'use-other-url': { label: 'Use the other address', hint: 'Open the address that the server itself uses.' },
  'browser-setting': { label: 'Change a browser setting', hint: 'The setting is named below.' },
  'disable-extension': {
    label: 'Switch off other extensions',
    hint: 'One that changes requests may be the cause; switch them off one by one.',
  },
  'unregister-service-worker': {
    label: "Remove the site's service worker…",
    hint: 'It answers from its own store. Shows you first what would go.',
  },
  'fix-clock': { label: "Set this computer's clock", hint: 'Turn on automatic time in the system settings.' },
  'connect-network': { label: 'Sign in to the network', hint: 'The network or its proxy asks for a sign-in first.' },
  wait: { label: 'Wait', hint: 'The gap closes by itself.' },
  'retry-with-header': { label: 'Send it with the right header', hint: 'The header is spelled out below.' },
  'frontend-code': { label: "Change the page's code", hint: 'What to change is below.' },
  'server-code': { label: "Change the server's code", hint: 'What to change is below.' },
  'server-config': { label: "Change the server's configuration", hint: 'What to change is below.' },
  'gateway-config': { label: 'Change the gateway', hint: 'What to change is below.' },
  'idp-config': { label: 'Change the identity provider', hint: 'What to change is below.' },
  'contact-admin': {
    label: 'Send the report to the admin',
    hint: 'Copy the report; passwords, tokens and cookies are left out.',
  },
  'use-other-token': {
    label: 'Use another token…',
    hint: 'In this tab, until it is closed. Asks you first for which address.',
  },
  'look-closer': {
    label: 'Look closer',
    hint: 'Asks the server once more and reads its answer, which may name the reason.',
  },
  'dismiss-login-prompt': {
    label: 'Show the page without the login prompt…',
    hint: 'Once, or always for this site. No name or password is sent.',
  },
  'show-login-prompt': {
    label: 'Show the login prompt again',
    hint: 'Why401 keeps it closed for this site, as you chose. Without it, the browser cannot sign in here.',
  },
  'retry-in-clean-session': {
    label: 'Retry in a clean session',
    hint: "Without this browser's cookies and logins.",
  },
};
