import type { Block, Inline } from './nodes.ts';
import { wordsOf } from './nodes.ts';
import { plainShowable } from './text.ts';

/** Longest value in a report; a report is for people. */
const LONGEST = 300;

/** A code span that no run of backticks inside can end (CommonMark §6.1). */
export function codeSpan(text: string): string {
  const line = short(text);
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = longestRun(line) > 0 || line === '' ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Lines of code between fences that nothing inside can end (CommonMark §4.5). Each line stays as it is. */
export function codeBlock(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return [fence, ...text.split('\n').map(plainShowable), fence].join('\n');
}

/** Plain text in which nothing acts as Markdown or HTML (CommonMark §2.4). */
export const inert = (text: string): string => escaped(short(text));

const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&').replace(/(^|\s)@/g, '$1\\@');

/** Blocks of an explanation or an advice as Markdown. What servers wrote in them stays text. */
export function markdownOf(blocks: readonly Block[]): string[] {
  return blocks.map(block => {
    if (block.kind === 'paragraph') return phrase(block.children);
    if (block.kind === 'code') return codeBlock(wordsOf(block.children));
    return block.items
      .map((item, i) => `${block.ordered ? `${i + 1}.` : '-'} ${markdownOf(item).join('\n').replace(/\n/g, '\n  ')}`)
      .join('\n');
  });
}

const phrase = (nodes: readonly Inline[]): string => nodes.map(inline).join('');

function inline(node: Inline): string {
  switch (node.kind) {
    case 'text':
      // The product's own sentence: whole, and without the line breaks of its source.
      return escaped(plainShowable(node.text.replace(/\s+/g, ' ')));
    case 'fact':
      return inert(node.text);
    case 'code':
      return codeSpan(wordsOf(node.children));
    case 'strong':
      return `**${phrase(node.children)}**`;
    case 'emphasis':
      return `*${phrase(node.children)}*`;
    case 'link':
      // The address is our own, and has to be readable where Markdown is not rendered.
      return `${phrase(node.children)} (${node.href})`;
  }
}

const longestRun = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/g)].map(run => run[0].length));

const short = (text: string): string => {
  const line = plainShowable(text);
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};
