import type { LegView, WayView } from '../../present/sections/way.ts';
import { Mark } from '../marks.tsx';
import { When } from '../small.tsx';
import { Wire } from '../wire.tsx';

/** The way of the request, leg by leg, with what each carried. */
export const Way = ({ view }: { view: WayView }) => (
  <>
    <p>{view.asker}</p>
    <ol class="legs">{view.legs.map(leg)}</ol>
  </>
);

const leg = (l: LegView, i: number) => (
  <li key={i} class={`leg leg-${l.role}`}>
    <p class="leg-head">
      <strong>{l.title}</strong>
      <span class="soft">
        <When at={l.when} />
      </span>
    </p>
    <p class="mono">
      {l.method} <Wire text={l.url} max={200} /> → {l.answer}
    </p>
    <p class="soft">Carried: {l.carried}</p>
    {l.lost !== null && (
      <p class="leg-lost">
        <Mark name="refused" /> {l.lost}
      </p>
    )}
  </li>
);
