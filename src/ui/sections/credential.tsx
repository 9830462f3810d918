import type { CredentialItem, CredentialView } from '../../present/sections/credential.ts';
import type { TokenLine } from '../../present/sections/token-lines.ts';
import { Line, Lines } from '../section.tsx';
import { Wire } from '../wire.tsx';
import { Remarks } from './challenge.tsx';
import { Signature, type SignatureProps } from './signature.tsx';

export interface CredentialProps {
  readonly view: CredentialView;
  readonly onCheck: SignatureProps['onCheck'];
}

/** What was sent, decoded as far as that tells no secret. */
export const Credential = ({ view, onCheck }: CredentialProps) => (
  <>
    {view.items.map((item, i) => (
      <Item key={i} item={item} onCheck={onCheck} />
    ))}
    {view.notes.map(note => (
      <p class="soft" key={note}>
        {note}
      </p>
    ))}
  </>
);

const Item = ({ item, onCheck }: { item: CredentialItem; onCheck: CredentialProps['onCheck'] }) => (
  <div class="card">
    <p class="card-head">
      <strong class="mono">
        <Wire text={item.where} max={80} />
      </strong>
      {item.scheme !== null && (
        <span class="mono">
          <Wire text={item.scheme} max={60} />
        </span>
      )}
      <span class="soft">
        {item.title !== null && `${item.title}, `}
        {item.size}
      </span>
    </p>
    <Remarks mark="unseen" list={item.problems} />
    <Block title="" lines={item.facts} />
    <Block title="Token header" lines={item.header} />
    <Block title="Claims" lines={item.claims} />
    <Block title="Header of the token inside" lines={item.inner?.header ?? []} />
    <Block title="Claims of the token inside" lines={item.inner?.claims ?? []} />
    {item.signature !== null && (
      // A repeated failure shows another token in the same place: what was found is not about that one.
      <Signature key={item.key} view={item.signature} onCheck={onCheck} />
    )}
  </div>
);

function Block({ title, lines }: { title: string; lines: readonly TokenLine[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      {title !== '' && <h4>{title}</h4>}
      <Lines>
        {lines.map(line => (
          <Line key={line.name} name={<Wire text={line.name} max={60} />} meaning={line.meaning}>
            <span title={line.title ?? undefined}>
              <Wire text={line.value} />
            </span>
          </Line>
        ))}
      </Lines>
    </>
  );
}
