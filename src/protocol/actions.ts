import type { ActionKind } from '../core/index.ts';

/** What a click asks of the background. */
export type ActionRequest =
  | { readonly action: 'clear-site-cookies'; readonly tabId: number; readonly cookies: readonly CookieKey[] }
  | { readonly action: 'reload-page'; readonly tabId: number }
  | { readonly action: 'sign-in-again'; readonly tabId: number }
  | { readonly action: 'retry-in-clean-session'; readonly tabId: number; readonly url: string | null };

type _EveryActionHasARequest = ActionKind extends ActionRequest['action'] ? true : never;
export const everyActionHasARequest: _EveryActionHasARequest = true;

/** Names one cookie of the jar. */
export interface CookieKey {
  readonly name: string;
  readonly domain: string;
  readonly path: string;
  readonly storeId: string;
  readonly partitionKey: { readonly topLevelSite: string; readonly hasCrossSiteAncestor: boolean | null } | null;
}

/** A cookie in the preview of a clear. */
export interface CookiePreview extends CookieKey {
  readonly hostOnly: boolean;
  readonly session: boolean;
  readonly httpOnly: boolean;
  /** Bytes of name and value. */
  readonly size: number;
  /** It looks like one that carries a sign-in, and why; null otherwise. */
  readonly signIn: string | null;
  /** Hosts other than the page's that also get this cookie, in words; null when it is the page's alone. */
  readonly alsoUsedBy: string | null;
}

export type Preview =
  | { readonly ok: true; readonly site: string; readonly cookies: readonly CookiePreview[] }
  | { readonly ok: false; readonly why: string };

/** Every executor answers with one of these; `say` is a plain sentence for a person. */
export type Outcome =
  | { readonly result: 'done'; readonly say: string; readonly undoId: string | null }
  | { readonly result: 'partly'; readonly say: string; readonly remains: string; readonly undoId: string | null }
  | { readonly result: 'refused'; readonly say: string; readonly byHand: string };
