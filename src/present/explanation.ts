import type { BlockContent, ListItem, PhrasingContent, RootContent } from 'mdast';
import type { Block, FactNode, Inline, TextNode } from './nodes.ts';

export type Audience = 'user' | 'developer' | 'admin';

/** What a placeholder stands for in this episode. */
export interface FactWords {
  readonly text: string;
  readonly title: string | null;
}

/** An explanation with the facts of one episode in it. A part that needs an unknown fact is left out. */
export interface Explanation {
  /** The verdict in one sentence; null when no title's placeholders are all known. */
  readonly title: readonly Inline[] | null;
  /** For someone who does not know what a token is; null when there is none that can be said. */
  readonly plain: readonly Inline[] | null;
  readonly why: readonly Block[];
  readonly fix: Readonly<Record<Audience, readonly Block[]>>;
  readonly beSure: readonly Block[];
}

/** An explanation as it is written: plain data, read from Markdown when the extension is built (`parse-explanation.ts`). */
export interface ParsedExplanation {
  readonly titles: readonly (readonly PhrasingContent[])[];
  /** By heading, in lower case. */
  readonly sections: Readonly<Record<string, readonly RootContent[]>>;
}

/**
 * Puts facts into an explanation. They are substituted after parsing, as text nodes, so that a value can never
 * become markup (docs: "Facts in code, sentences in Markdown").
 */
export function fillExplanation(parsed: ParsedExplanation, facts: ReadonlyMap<string, FactWords>): Explanation {
  const blocks = (name: string) => fillBlocks(parsed.sections[name] ?? [], facts);
  const [plain] = blocks('in plain words').flatMap(b => (b.kind === 'paragraph' ? [b.children] : []));
  return {
    title: firstKnown(parsed.titles, facts),
    plain: plain ?? null,
    why: blocks('why this happens'),
    fix: {
      user: blocks('fix it: user'),
      developer: blocks('fix it: developer'),
      admin: blocks('fix it: admin'),
    },
    beSure: blocks('be sure'),
  };
}

/** One section with facts in it; empty when there is no such section. */
export const fillSection = (parsed: ParsedExplanation, heading: string, facts: Facts): readonly Block[] =>
  fillBlocks(parsed.sections[heading] ?? [], facts);

type Facts = ReadonlyMap<string, FactWords>;

function firstKnown(titles: ParsedExplanation['titles'], facts: Facts): readonly Inline[] | null {
  for (const title of titles) {
    const filled = fillInline(title, facts);
    if (filled !== null) return filled;
  }
  return null;
}

const fillBlocks = (nodes: readonly RootContent[], facts: Facts): Block[] =>
  nodes.flatMap(node => fillBlock(node, facts) ?? []);

function fillBlock(node: RootContent | BlockContent, facts: Facts): Block | null {
  if (node.type === 'paragraph') {
    const children = fillInline(node.children, facts);
    return children && { kind: 'paragraph', children };
  }
  if (node.type === 'code') {
    const children = fillText(node.value, facts);
    return children && { kind: 'code', children };
  }
  if (node.type === 'list') {
    const items = node.children.flatMap(item => fillItem(item, facts));
    return items.length > 0 ? { kind: 'list', ordered: node.ordered === true, items } : null;
  }
  return null;
}

/** An item of which any part cannot be said is left out whole. */
function fillItem(item: ListItem, facts: Facts): Block[][] {
  const filled = item.children.map(child => fillBlock(child, facts));
  return filled.every(block => block !== null) ? [filled] : [];
}

/** Null when a placeholder is unknown. Node types outside the allow-list are passed over. */
function fillInline(nodes: readonly PhrasingContent[], facts: Facts): Inline[] | null {
  const filled: Inline[] = [];
  for (const node of nodes) {
    const inline = fillPhrase(node, facts);
    if (inline === null) return null;
    filled.push(...inline);
  }
  return filled;
}

function fillPhrase(node: PhrasingContent, facts: Facts): Inline[] | null {
  switch (node.type) {
    case 'text':
      return fillText(node.value, facts);
    case 'inlineCode': {
      const children = fillText(node.value, facts);
      return children && [{ kind: 'code', children }];
    }
    case 'strong':
    case 'emphasis': {
      const children = fillInline(node.children, facts);
      return children && [{ kind: node.type, children }];
    }
    case 'link': {
      const children = fillInline(node.children, facts);
      if (children === null) return null;
      return node.url.startsWith('https://') ? [{ kind: 'link', href: node.url, children }] : children;
    }
    case 'break':
      return [{ kind: 'text', text: ' ' }];
    default:
      return [];
  }
}

const PLACEHOLDER = /\{([a-z][A-Za-z0-9]*)\}/g;

function fillText(value: string, facts: Facts): (TextNode | FactNode)[] | null {
  const nodes: (TextNode | FactNode)[] = [];
  let from = 0;
  for (const match of value.matchAll(PLACEHOLDER)) {
    const name = match[1] ?? '';
    const fact = facts.get(name);
    if (fact === undefined) return null;
    if (match.index > from) nodes.push({ kind: 'text', text: value.slice(from, match.index) });
    nodes.push({ kind: 'fact', name, text: fact.text, title: fact.title });
    from = match.index + match[0].length;
  }
  if (from < value.length) nodes.push({ kind: 'text', text: value.slice(from) });
  return nodes;
}

/** Names of all placeholders of an explanation, for the test that checks them against the rule's facts. */
export const placeholdersOf = (markdown: string): ReadonlySet<string> =>
  new Set([...markdown.matchAll(PLACEHOLDER)].map(match => match[1] ?? ''));
