import type { ComponentChildren } from 'preact';
import type { ConsideredView, KnowledgeView, PointView } from '../../present/sections/knowledge.ts';
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
    <Considered title="Could not be decided" list={view.inconclusive} />
    <Considered title="Ruled out" list={view.ruledOut} />
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
          <Wire text={p.say} />
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

function Considered({ title, list }: { title: string; list: readonly (ConsideredView & { wayOn?: string | null })[] }) {
  if (list.length === 0) return null;
  return (
    <div class="group">
      <h4>{title}</h4>
      <dl class="considered">
        {list.map(c => (
          <div key={c.diagnosis}>
            <dt>{c.cause}</dt>
            <dd>
              <Wire text={c.say} />
              {c.wayOn && <span class="soft"> {c.wayOn}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
