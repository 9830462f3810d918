import type { Block, Inline } from '../present/nodes.ts';

/** Blocks of an explanation as elements of the allow-list; facts stay text whatever is in them. */
export const Prose = ({ blocks }: { blocks: readonly Block[] }) => <div class="prose">{blocks.map(blockOf)}</div>;

/** Inline nodes, such as the sentence of a verdict. */
export const Words = ({ nodes }: { nodes: readonly Inline[] }) => <>{nodes.map(inlineOf)}</>;

function blockOf(block: Block, key: number) {
  if (block.kind === 'paragraph') {
    return (
      <p key={key}>
        <Words nodes={block.children} />
      </p>
    );
  }
  if (block.kind === 'code') {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
      <pre key={key} tabIndex={0}>
        <code>
          <Words nodes={block.children} />
        </code>
      </pre>
    );
  }
  const List = block.ordered ? 'ol' : 'ul';
  return (
    <List key={key}>
      {block.items.map((item, i) => (
        <li key={i}>{item.map(itemBlock)}</li>
      ))}
    </List>
  );
}

/** The paragraph of a tight list item needs no element of its own. */
const itemBlock = (block: Block, key: number) =>
  block.kind === 'paragraph' ? <Words key={key} nodes={block.children} /> : blockOf(block, key);

function inlineOf(node: Inline, key: number) {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'fact':
      return (
        <bdi key={key} class="wire fact" title={node.title ?? undefined}>
          {node.text}
        </bdi>
      );
    case 'code':
      return (
        <code key={key}>
          <Words nodes={node.children} />
        </code>
      );
    case 'strong':
      return (
        <strong key={key}>
          <Words nodes={node.children} />
        </strong>
      );
    case 'emphasis':
      return (
        <em key={key}>
          <Words nodes={node.children} />
        </em>
      );
    case 'link':
      return (
        <a key={key} href={node.href} target="_blank" rel="noopener noreferrer">
          <Words nodes={node.children} />
        </a>
      );
  }
}
