import { useState } from 'preact/hooks';
import { MASK } from '../../present/masks.ts';
import { type HeaderBlock, type HeadersView, headerText, sayCopied } from '../../present/sections/headers.ts';
import { SAY_COPIED } from '../../present/share.ts';
import { Button, Said } from '../button.tsx';
import { useRevealed } from '../leaving.ts';
import { Wire } from '../wire.tsx';

export interface HeadersProps {
  readonly view: HeadersView;
  /** The blocks as they came over the wire; asked for on a click only. */
  onReveal(view: HeadersView): Promise<readonly HeaderBlock[]>;
  onCopy(text: string): Promise<boolean>;
}

/** Raw headers, masked until a deliberate click, and masked again as soon as the reader leaves. */
export function Headers({ view, onReveal, onCopy }: HeadersProps) {
  const [revealed, reveal] = useRevealed<readonly HeaderBlock[]>();
  const [said, setSaid] = useState('');
  const blocks = revealed ?? [view.request, view.response];

  const copy = async () => setSaid((await onCopy(headerText(blocks))) ? sayCopied(blocks) : SAY_COPIED.refused);
  return (
    <>
      <div class="header-tools">
        <Button
          icon="eye"
          aria-pressed={revealed !== null}
          onClick={() => (revealed === null ? void reveal.ask(onReveal(view)) : reveal.hide())}
        >
          {revealed === null ? 'Show values with their secrets' : 'Mask them again'}
        </Button>
        <Button icon="copy" onClick={copy}>
          {revealed === null ? 'Copy masked' : 'Copy with secrets'}
        </Button>
        <Said>{said}</Said>
      </div>
      {blocks.map(b => (
        <Block key={b.title} block={b} />
      ))}
    </>
  );
}

const Block = ({ block }: { block: HeaderBlock }) => (
  <div class="group">
    <h4>{block.title}</h4>
    <p class="mono soft">
      <Wire text={block.startLine} max={300} />
    </p>
    {block.unseen !== null && <p class="soft">{block.unseen}</p>}
    <dl class="headers">
      {block.lines.map((l, i) => (
        <div key={i}>
          <dt>
            <Wire text={l.name} max={80} />
          </dt>
          <dd>{l.value === null ? <Masked /> : <Wire text={l.value} max={600} />}</dd>
        </div>
      ))}
    </dl>
  </div>
);

const Masked = () => (
  <span class="masked">
    <span aria-hidden="true">{MASK}</span>
    <span class="hidden">masked</span>
  </span>
);
