import { useState } from 'preact/hooks';
import { type SignatureFound, type SignatureView, signatureFound } from '../../present/sections/signature.ts';
import { Button } from '../button.tsx';
import { Mark } from '../marks.tsx';
import { Wire } from '../wire.tsx';

export interface SignatureProps {
  readonly view: SignatureView;
  /** Rejects when nobody answers. */
  onCheck(exchange: string, field: string): Promise<SignatureFound>;
}

/** Offers to ask the issuer for its keys, says whom that asks, and shows what came of it. */
export function Signature({ view, onCheck }: SignatureProps) {
  const [found, setFound] = useState<SignatureFound | 'asking' | null>(null);
  if (!view.can) return <p class="soft">{view.say}</p>;
  const check = async () => {
    setFound('asking');
    setFound(await onCheck(view.exchange, view.field).catch(() => NO_ANSWER));
  };
  return (
    <div class="signature">
      <p class="soft">
        <Wire text={view.say} />
      </p>
      <p>
        <Button icon="key" data-check="signature" disabled={found === 'asking'} onClick={check}>
          Check the signature with the issuer's keys
        </Button>
      </p>
      <div role="status">
        {found === 'asking' && <p>Asking {view.host}…</p>}
        {found !== null && found !== 'asking' && (
          <p class="signature-found" data-signature={found.result}>
            <Mark name={found.mark} />
            <span>
              <strong>{found.title}.</strong> <Wire text={found.say} max={900} />
            </span>
          </p>
        )}
      </div>
    </div>
  );
}

const NO_ANSWER = signatureFound({
  result: 'unreachable',
  say: 'The background of Why401 did not answer. The check can be tried again.',
});
