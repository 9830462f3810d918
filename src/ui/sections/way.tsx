import { useState } from 'preact/hooks';
import type { OpenCode } from '../../present/code.ts';
import type { LegView, WayView } from '../../present/sections/way.ts';
import { plural } from '../../present/text.ts';
import { LinkButton } from '../button.tsx';
import { Calls } from '../code.tsx';
import { Mark } from '../marks.tsx';
import { When } from '../small.tsx';
import { Wire } from '../wire.tsx';

/** The way of the request, station by station: who asked, what each leg carried, and what answered. */
export function Way({ view, onOpenCode }: { view: WayView; onOpenCode: OpenCode | null }) {
  const [all, setAll] = useState(false);
  const hidden = view.legs.filter(l => !l.telling).length;
  return (
    <>
      <ol class="way">
        <li class="way-asker">
          <p>{view.asker}</p>
          <Calls code={view.code} onOpen={onOpenCode} />
        </li>
        {view.legs.map((leg, i) =>
          all || leg.telling ? <Leg key={leg.id} leg={leg} /> : <Gap key={leg.id} legs={view.legs} at={i} />,
        )}
      </ol>
      {hidden > 0 && (
        <LinkButton aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show only the hops that matter' : `Show all ${plural(view.legs.length, 'leg')}`}
        </LinkButton>
      )}
    </>
  );
}

/** The first of the hops that are passed over stands for all of them. */
function Gap({ legs, at }: { legs: readonly LegView[]; at: number }) {
  if (legs[at - 1]?.telling === false) return null;
  const next = legs.findIndex((leg, i) => i > at && leg.telling);
  return <li class="way-gap soft">{plural((next === -1 ? legs.length : next) - at, 'more redirect')}, nothing lost</li>;
}

const WORDS: Readonly<Record<LegView['role'], string>> = {
  preflight: 'The browser asked first whether the page may ask (CORS preflight)',
  redirect: 'Redirected',
  refused: 'Refused',
};

const Leg = ({ leg }: { leg: LegView }) => (
  <li class={`way-leg way-${leg.role} ${leg.lost === null ? '' : 'way-loses'}`}>
    <ul class="way-load" aria-label="Carried">
      {leg.lost !== null && (
        <li class="way-lost">
          <Mark name="refused" />
          <bdi>{leg.lost}</bdi>
        </li>
      )}
      {leg.load.map(load => (
        <li key={load.say} class={`chip chip-${load.kind}`} title={load.title ?? undefined}>
          {load.kind === 'unseen' && <Mark name="unseen" />}
          <bdi>{load.say}</bdi>
        </li>
      ))}
    </ul>
    <div class="way-station">
      <p class="way-head">
        <span class={leg.role === 'refused' ? 'status-chip' : 'status-chip status-normal'}>{leg.answer}</span>
        <strong>{WORDS[leg.role]}</strong>
        <span class="soft">
          {leg.elsewhere && 'another origin, '}
          <When at={leg.when} />
        </span>
      </p>
      <p class="mono">
        {leg.method} <Wire text={leg.url} max={160} />
      </p>
    </div>
  </li>
);
