/**
 * What explanations are shown from: a small allow-list of node types. Views make elements of them; nothing else of
 * Markdown, and no HTML, gets through.
 */
export type Inline =
  | TextNode
  | FactNode
  | { readonly kind: 'code'; readonly children: readonly (TextNode | FactNode)[] }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] };

export type Block =
  | { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'code'; readonly children: readonly (TextNode | FactNode)[] };

export interface TextNode {
  readonly kind: 'text';
  readonly text: string;
}

/** A value of this episode. It may be written by a hostile server: shown as isolated text, never read as Markdown. */
export interface FactNode {
  readonly kind: 'fact';
  readonly name: string;
  readonly text: string;
  /** More exact, for hover; null when there is nothing to add. */
  readonly title: string | null;
}

/** The words of a node list in one string, for titles, rows and copies. */
export function wordsOf(nodes: readonly Inline[]): string {
  return nodes.map(n => (n.kind === 'text' || n.kind === 'fact' ? n.text : wordsOf(n.children))).join('');
}
