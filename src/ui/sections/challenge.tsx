import type { ChallengeField, ChallengeItem, ChallengeView } from '../../present/sections/challenge.ts';
import { LinkButton } from '../button.tsx';
import { useRevealed } from '../leaving.ts';
import { Mark } from '../marks.tsx';
import { Line, Lines } from '../section.tsx';
import { Wire } from '../wire.tsx';

export interface ChallengeProps {
  readonly view: ChallengeView;
  /** The fields as they came over the wire, one string each, or a sentence why not. */
  onRaw(exchange: string): Promise<readonly string[] | string>;
}

/** What the server asks for, each parameter explained; what is malformed is shown as it came, on a click. */
export function Challenge({ view, onRaw }: ChallengeProps) {
  const [raw, reveal] = useRevealed<readonly string[] | string>();
  if (view.none !== null) return <p class="soft">{view.none}</p>;
  return (
    <>
      {view.fields.map(field => (
        <Field key={field.field} field={field} />
      ))}
      {raw === null ? (
        <LinkButton icon="eye" onClick={() => void reveal.ask(onRaw(view.exchange))}>
          Show the header as it came
        </LinkButton>
      ) : (
        <RawFields raw={raw} />
      )}
    </>
  );
}

const Field = ({ field }: { field: ChallengeField }) => (
  <div class="group">
    <h4 class="mono">{field.field}</h4>
    <Remarks mark="refused" list={field.problems} />
    <Remarks mark="unseen" list={field.warnings} />
    {field.items.map((item, i) => (
      <Item key={i} item={item} />
    ))}
  </div>
);

const Item = ({ item }: { item: ChallengeItem }) => (
  <div class="card">
    <p class="card-head">
      <strong class="mono">
        <Wire text={item.scheme} max={80} />
      </strong>
      <span class="card-asks">
        <Wire text={item.asks} />
      </span>
    </p>
    {(item.params.length > 0 || item.token68 !== null) && (
      <Lines>
        {item.token68 !== null && (
          <Line name={<span class="soft">data</span>}>
            <Wire text={item.token68} />
          </Line>
        )}
        {item.params.map((p, i) => (
          <Line key={i} name={<Wire text={p.name} max={60} />} meaning={p.meaning}>
            {p.value === '' ? <span class="soft">(empty)</span> : <Wire text={p.value} />}
          </Line>
        ))}
      </Lines>
    )}
    {item.notes.map(note => (
      <p key={note}>
        <Wire text={note} />
      </p>
    ))}
    <p class="soft">{item.browsers}</p>
    <Remarks mark="unseen" list={item.warnings} />
  </div>
);

export function Remarks({ mark, list }: { mark: 'refused' | 'unseen'; list: readonly string[] }) {
  if (list.length === 0) return null;
  return (
    <ul class="points">
      {list.map(say => (
        <li key={say}>
          <Mark name={mark} />
          <Wire text={say} />
        </li>
      ))}
    </ul>
  );
}

const RawFields = ({ raw }: { raw: readonly string[] | string }) =>
  typeof raw === 'string' ? (
    <p class="soft">{raw}</p>
  ) : (
    <div class="raw">
      {raw.map((value, i) => (
        <p key={i} class="mono">
          <Wire text={value} max={2000} />
        </p>
      ))}
    </div>
  );
