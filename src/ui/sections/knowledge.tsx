import type { ComponentChildren } from 'preact';
import type { ConsideredView, KnowledgeView, PointView } from '../../present/sections/knowledge.ts';
import { capital, plural } from '../../present/text.ts';
import { Mark, type MarkName } from '../marks.tsx';
import { When } from '../small.tsx';
import { Wire } from '../wire.tsx';

/** The whole reasoning: for, against, not seen, and every other cause with why it does not stand. */
export const Knowledge = ({ view }: { view: KnowledgeView }) => (
  <>
    <Points
      title={view.argues ? 'What speaks for it' : 'What was looked at'}
      mark="accepted"
      points={view.because}
      none="Nothing more than the refusal itself."
    />
    {view.against.length > 0 && <Points title="What speaks against it" mark="refused" points={view.against} none="" />}
    {view.unseen.length > 0 && (
      <Group title="What could not be seen">
        {view.unseen.map(u => (
          <li key={u.say}>
            <Mark name="unseen" />
            <span>
              {u.say} {u.wayOn !== null && <span class="soft">{u.wayOn}</span>}
            </span>
          </li>
        ))}
      </Group>
    )}
    {view.askedAgain !== null && (
      <Group title="What a second asking added">
        <li data-asked-again>
          <Mark name="accepted" />
          <span>{view.askedAgain}</span>
        </li>
      </Group>
    )}
    {view.throughDevtools.length > 0 && (
      <Group title="What DevTools added">
        {view.throughDevtools.map(say => (
          <li key={say}>
            <Mark name="accepted" />
            <span>{say}</span>
          </li>
        ))}
      </Group>
    )}
    <Considered title="Also fits" list={view.alsoFound} />
    <Considered title="Could not be decided" list={view.inconclusive} fold />
    <Considered title="Ruled out" list={view.ruledOut} fold />
    <Considered title="Rules that failed" list={view.errors} />
    {view.specs.length > 0 && (
      <p class="specs">
        {view.specs.map(spec => (
          <a key={spec.url} href={spec.url} target="_blank" rel="noopener noreferrer">
            {spec.title}
          </a>
        ))}
      </p>
    )}
  </>
);

const Group = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <div class="group">
    <h4>{title}</h4>
    <ul class="points">{children}</ul>
  </div>
);

interface PointsProps {
  readonly title: string;
  readonly mark: MarkName;
  readonly points: readonly PointView[];
  readonly none: string;
}

const Points = ({ title, mark, points, none }: PointsProps) => (
  <Group title={title}>
    {points.length === 0 && <li class="soft">{none}</li>}
    {points.map((p, i) => (
      <li key={i}>
        <Mark name={mark} />
        <span>
          <Wire text={capital(p.say)} />
          {p.where !== null && (
            <span class="soft">
              {' '}
              · <bdi>{p.where}</bdi> {p.when && <When at={p.when} />}
            </span>
          )}
        </span>
      </li>
    ))}
  </Group>
);

interface ConsideredProps {
  readonly title: string;
  readonly list: readonly (ConsideredView & { readonly wayOn?: string | null })[];
  /** Long lists are closed at first: their title says how much is in them. */
  readonly fold?: boolean;
}

/** Causes by the reason for which they fell: the reason first, since it is what a doubting reader checks. */
function Considered({ title, list, fold = false }: ConsideredProps) {
  if (list.length === 0) return null;
  const reasons = (
    <ul class="fallen">
      {list.map(c => (
        <li key={c.diagnosis}>
          <p>
            <Wire text={capital(c.say)} />
            {c.wayOn && <span class="soft"> {c.wayOn}</span>}
          </p>
          <ul class="causes">
            {c.causes.map(cause => (
              <li key={cause}>{cause}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
  if (!fold) {
    return (
      <div class="group">
        <h4>{title}</h4>
        {reasons}
      </div>
    );
  }
  const count = list.reduce((sum, c) => sum + c.causes.length, 0);
  return (
    <details class="fold">
      <summary>
        {title} <span class="soft">{`${plural(count, 'cause')}, ${plural(list.length, 'reason')}`}</span>
      </summary>
      {reasons}
    </details>
  );
}
