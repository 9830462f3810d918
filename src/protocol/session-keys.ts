/**
 * Names in the session storage area whose changes the views listen to. They carry what a view must know to ask the
 * background for the rest; every other name is the background's own.
 */
export const sessionKeys = {
  episode: (tabId: number, id: string): string => `episode/${tabId}/${id}`,
  tab: (tabId: number): string => `tab/${tabId}`,
  offer: (id: string): string => `offer/${id}`,
  trial: (tabId: number): string => `trial/${tabId}`,
} as const;

export type SessionKey =
  | { readonly kind: 'episode'; readonly tabId: number; readonly id: string }
  | { readonly kind: 'tab' | 'trial'; readonly tabId: number }
  | { readonly kind: 'offer'; readonly id: string };

/** Reads a name back; null for the background's own names. */
export function readSessionKey(key: string): SessionKey | null {
  const [kind, first, ...rest] = key.split('/');
  if (first === undefined) return null;
  if (kind === 'offer') return { kind, id: first };
  const tabId = Number(first);
  if (!Number.isInteger(tabId)) return null;
  if (kind === 'tab' || kind === 'trial') return { kind, tabId };
  return kind === 'episode' ? { kind, tabId, id: rest.join('/') } : null;
}
