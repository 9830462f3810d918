import { useState } from 'preact/hooks';
import { MASK } from '../../present/masks.ts';
import { type HeaderBlock, type HeadersView, headerText, sayCopied } from '../../present/sections/headers.ts';
import { useLeaving } from '../leaving.ts';
import { Icon } from '../marks.tsx';
import { Wire } from '../wire.tsx';

export interface HeadersProps {
  readonly view: HeadersView;
  /** The blocks as they came over the wire; asked for on a click only. */
  onReveal(view: HeadersView): Promise<readonly HeaderBlock[]>;
  onCopy(text: string): Promise<boolean>;
}

/** Raw headers, masked until a deliberate click, and masked again as soon as the reader leaves. */
export function Headers({ view, onReveal, onCopy }: HeadersProps) {
  const [revealed, setRevealed] = useState<readonly HeaderBlock[] | null>(null);
  const [said, setSaid] = useState('');
  const blocks = revealed ?? [view.request, view.response];

  useLeaving(() => setRevealed(null));

  const copy = async () =>
    setSaid((await onCopy(headerText(blocks))) ? sayCopied(blocks) : 'The browser refused the clipboard.');
  return (
    <>
      <div class="header-tools">
        <button
          type="button"
          class="button"
          aria-pressed={revealed !== null}
          onClick={async () => setRevealed(revealed === null ? await onReveal(view) : null)}
        >
          <Icon name="eye" />
          {revealed === null ? 'Show values with their secrets' : 'Mask them again'}
        </button>
        <button type="button" class="button" onClick={copy}>
          <Icon name="copy" />
          {revealed === null ? 'Copy masked' : 'Copy with secrets'}
        </button>
        <span role="status" class="soft">
          {said}
        </span>
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
