import type { Heading, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ParsedExplanation } from './explanation.ts';

/**
 * Reads an `explanation.md` or an `advice.md`. Only the build does: the pages get the result, so that no Markdown parser is
 * loaded, or warmed up, before the first verdict.
 *
 * @param markdown which is part of the product and trusted
 */
export function parseExplanation(markdown: string): ParsedExplanation {
  const titles: PhrasingContent[][] = [];
  const sections: Record<string, RootContent[]> = {};
  let current: RootContent[] = [];
  for (const node of fromMarkdown(markdown).children) {
    if (node.type !== 'heading') current.push(node);
    else if (node.depth === 1) titles.push(node.children);
    else {
      current = [];
      sections[headingWords(node)] = current;
    }
  }
  return { titles, sections };
}

/** The same as JSON, without what only an editor needs. */
export const explanationJson = (markdown: string): string =>
  JSON.stringify(parseExplanation(markdown), (key, value) => (key === 'position' ? undefined : value));

const headingWords = (node: Heading): string =>
  node.children
    .map(c => ('value' in c ? c.value : ''))
    .join('')
    .trim()
    .toLowerCase();
