/** The words of the catalogue (causes.md), and those that are offered beside verdicts only. */
export type FixKind =
  | 'none'
  | 'sign-in-again'
  | 'reload-page'
  | 'retype-credentials'
  | 'clear-saved-credentials'
  | 'clear-site-cookies'
  | 'clear-site-data'
  | 'switch-account'
  | 'ask-access'
  | 'use-other-url'
  | 'browser-setting'
  | 'disable-extension'
  | 'unregister-service-worker'
  | 'fix-clock'
  | 'connect-network'
  | 'wait'
  | 'retry-with-header'
  | 'frontend-code'
  | 'server-code'
  | 'server-config'
  | 'gateway-config'
  | 'idp-config'
  | 'contact-admin'
  | 'retry-in-clean-session'
  | 'use-other-token'
  | 'look-closer'
  | 'dismiss-login-prompt'
  | 'show-login-prompt';

/**
 * What an executor of the background can carry out on a click; every other fix is advice, in words. One that is
 * `previewed` first shows what would happen, and waits for a second click. One that is `onPage` acts on the page that the
 * tab shows; the others on the server that refused, wherever the tab is by now.
 */
export const ACTIONS = {
  'sign-in-again': { previewed: false, onPage: true },
  'reload-page': { previewed: false, onPage: true },
  'clear-site-cookies': { previewed: true, onPage: true },
  'clear-saved-credentials': { previewed: true, onPage: false },
  'clear-site-data': { previewed: true, onPage: true },
  'retry-in-clean-session': { previewed: false, onPage: true },
  'use-other-token': { previewed: true, onPage: true },
  'end-other-token': { previewed: false, onPage: false },
  'look-closer': { previewed: false, onPage: false },
  'dismiss-login-prompt': { previewed: true, onPage: false },
  'show-login-prompt': { previewed: false, onPage: false },
  'go-back-to-page': { previewed: false, onPage: false },
} as const satisfies Record<string, { readonly previewed: boolean; readonly onPage: boolean }>;

export type ActionKind = keyof typeof ACTIONS;

export type PreviewedAction = {
  [A in ActionKind]: (typeof ACTIONS)[A]['previewed'] extends true ? A : never;
}[ActionKind];

export interface FixKindFacts {
  readonly kind: FixKind;
  /** Who can do it: the explanation's section of that name tells how. */
  readonly audience: 'user' | 'developer' | 'admin';
  /** What may be lost by doing it. */
  readonly risk: 'none' | 'page-input' | 'signs-out';
  /** Whether the extension can take it back, and for how long. */
  readonly undo: 'not-needed' | 'ten-minutes' | 'impossible';
  readonly action: ActionKind | null;
}

/** Data on a finding: what may be done, never the doing itself. */
export interface FixPlan {
  readonly kind: FixKind;
  readonly params: Readonly<Record<string, string | number | boolean>>;
}

/** Declares a fix kind and gives the function that rules call to propose it. */
export function defineFix(facts: FixKindFacts) {
  const propose = (params: FixPlan['params'] = {}): FixPlan => ({ kind: facts.kind, params });
  return Object.assign(propose, { facts });
}
