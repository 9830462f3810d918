import type { ActionKind, FixPlan } from '../core/index.ts';

/** What a click is about. */
export interface ActionSubject {
  readonly action: ActionKind;
  readonly tabId: number;
  /** The episode whose verdict offers the action; null when it is about the tab as such. */
  readonly episode: string | null;
  /** Of the fix plan. */
  readonly params: FixPlan['params'];
}

/** What a click asks of the background. Every action is asked for in one form; what it shows first is a `Preview`. */
export interface ActionRequest extends ActionSubject {
  /** Ids of the preview's choices that are ticked; empty for an action without a preview. */
  readonly chosen: readonly string[];
  /** Of the preview; absent where it named none. */
  readonly origin?: string;
  /**
   * What was typed into the preview's fields, by their ids. It may be a secret: it goes into the browser's session rules at
   * most, and is stored nowhere.
   */
  readonly typed: Readonly<Record<string, string>>;
}

/** A permission that is not held from the start and asked for by the click that needs it. */
export type OptionalPermission = 'browsingData' | 'scripting';

/** What would happen, before anything happens. The views draw the preview of every action alike. */
export interface ActionPreview {
  /** A sentence: what would go, or what would be done. */
  readonly title: string;
  /** More sentences: where else it shows, what it does not touch. */
  readonly notes: readonly string[];
  /** What it costs, where it costs something that no undo brings back. */
  readonly warning: string | null;
  /** Ways to tick the choices with one click, beside how they are ticked to begin with. */
  readonly presets: readonly PreviewPreset[];
  /** `any`: check boxes, `one`: radio buttons. */
  readonly pick: 'any' | 'one';
  readonly choices: readonly PreviewChoice[];
  readonly fields: readonly PreviewField[];
  /** The words of the button: `verb` alone, or with the number of ticked choices and the noun for one of them. */
  readonly confirm: { readonly verb: string; readonly noun: string | null };
  readonly cancel: string;
  /** Whether, and for how long, it can be taken back. Empty where that goes without saying. */
  readonly undo: string;
  /** Asked of the browser by the click that confirms. */
  readonly needs: readonly OptionalPermission[];
  /** The origin that is spoken of, where it is the one that the tab shows: the tab may show another when it is confirmed. */
  readonly origin?: string;
}

export interface PreviewPreset {
  readonly label: string;
  readonly choices: readonly string[];
}

export interface PreviewChoice {
  readonly id: string;
  /** May come from a server. */
  readonly label: string;
  readonly detail: string;
  /** What speaks for it, or what it is. */
  readonly note: string;
  /** What else happens when it is ticked; equal ones are said once. */
  readonly consequence: string | null;
  readonly ticked: boolean;
}

export interface PreviewField {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** Hidden while it is not edited, and never remembered. */
  readonly secret: boolean;
  readonly lines: number;
}

export type Preview =
  | { readonly result: 'preview'; readonly preview: ActionPreview }
  /** There is nothing that the action could do; `say` is a sentence. */
  | { readonly result: 'nothing'; readonly say: string }
  | { readonly result: 'refused'; readonly say: string; readonly byHand: string };

/** Every executor answers with one of these; `say` is a plain sentence for a person. */
export type Outcome =
  | ({ readonly result: 'done' } & Happened)
  | ({ readonly result: 'partly'; readonly remains: string } & Happened)
  | { readonly result: 'refused'; readonly say: string; readonly byHand: string };

interface Happened {
  readonly say: string;
  /** Of the offer to take it back; null where there is none. */
  readonly undoId: string | null;
  /** What most people do next, offered as a button: loading the page again. */
  readonly next?: 'reload-page';
}
