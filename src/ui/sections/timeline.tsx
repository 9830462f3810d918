import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { layoutTimeline, type TimelineLayout } from '../../present/timeline/layout.ts';
import type { TimelineView } from '../../present/timeline/view.ts';
import { Button } from '../button.tsx';
import { Mark } from '../marks.tsx';
import { When } from '../small.tsx';
import { textWidths } from '../text-width.ts';
import { useWidth } from '../use-width.ts';
import { Axis, Claims, Clocks, Uses } from './timeline-parts.tsx';
import { type Pointed, Tip } from './timeline-tip.tsx';

/** The life of the credential, drawn: what it says, what the clocks said, and each request that carried it. */
export function Timeline({ view }: { view: TimelineView }) {
  const [zoom, setZoom] = useState(view.first);
  const canZoom = lengthOf(view.ranges.now) < 0.7 * lengthOf(view.ranges.all);
  return (
    <figure class="timeline" data-zoom={zoom}>
      <figcaption class="timeline-head">
        <span class="soft">
          <bdi>{view.about}</bdi>
        </span>
        {canZoom && (
          <Button icon="zoom" aria-pressed={zoom === 'now'} onClick={() => setZoom(zoom === 'now' ? 'all' : 'now')}>
            Zoom to the answer
          </Button>
        )}
      </figcaption>
      <Drawing view={view} zoom={zoom} />
      <Legend view={view} />
      {view.notes.length > 0 && (
        <ul class="points">
          {view.notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <AsText view={view} />
    </figure>
  );
}

const lengthOf = ({ from, to }: TimelineView['ranges']['all']): number => to - from;

function Drawing({ view, zoom }: { view: TimelineView; zoom: 'all' | 'now' }) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const layout = useMemo<TimelineLayout | null>(() => {
    if (width === 0 || frame.current === null) return null;
    return layoutTimeline(view, view.ranges[zoom], width, textWidths(frame.current));
  }, [view, zoom, width]);
  const stops = {
    onPoint: setPointed,
    onLeave: () => setPointed(null),
  };
  useEscape(pointed !== null, stops.onLeave);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds controls; this holds the parts of one picture
    <div
      class="timeline-frame"
      ref={frame}
      role="group"
      aria-label="Token state: use the arrow keys to go through its marks"
      onMouseLeave={stops.onLeave}
      onFocusOut={stops.onLeave}
      onKeyDown={onArrow}
    >
      {layout && (
        <svg class="timeline-svg" width={layout.width} height={layout.height} role="presentation">
          <Axis layout={layout} />
          <Claims layout={layout} {...stops} />
          <Clocks layout={layout} {...stops} />
          <Uses layout={layout} {...stops} />
        </svg>
      )}
      {layout && pointed && <Tip pointed={pointed} width={layout.width} />}
    </div>
  );
}

/** Escape takes the tip away wherever the focus is (WCAG 2.2, 1.4.13), and only that: the panel hears it next time. */
function useEscape(active: boolean, leave: () => void): void {
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      leave();
    };
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  });
}

/** Arrows go from mark to mark, so that the picture is one stop for the Tab key. */
function onArrow(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.currentTarget instanceof Element)) return;
  const stops = [...event.currentTarget.querySelectorAll<SVGElement>('[data-stop]')];
  const next = stops.indexOf(document.activeElement as SVGElement) + step;
  event.preventDefault();
  stops[(next + stops.length) % stops.length]?.focus();
}

const OUTCOMES = [
  ['accepted', 'accepted', 'accepted'],
  ['refused', 'refused', 'refused'],
  ['other', 'normal', 'neither'],
] as const;

function Legend({ view }: { view: TimelineView }) {
  const there = OUTCOMES.filter(([outcome]) => view.uses.some(u => u.outcome === outcome));
  return (
    <p class="timeline-legend soft">
      <span>Requests that carried it:</span>
      {there.map(([outcome, mark, word]) => (
        <span key={outcome}>
          <Mark name={mark} /> {view.uses.filter(u => u.outcome === outcome).length} {word}
        </span>
      ))}
    </p>
  );
}

/** Requests listed in words; a long history is told by its newest. */
const MOST_LISTED = 50;

/** The same as text, for whoever does not see the drawing. */
function AsText({ view }: { view: TimelineView }) {
  const uses = view.uses.slice(-MOST_LISTED);
  return (
    <details class="timeline-text">
      <summary>The same as text</summary>
      <ul>
        {view.marks.map(m => (
          <li key={m.say}>{m.say}</li>
        ))}
        {view.undrawn.map(say => (
          <li key={say}>{say}</li>
        ))}
      </ul>
      <ol start={view.uses.length - uses.length + 1}>
        {uses.map(u => (
          <li key={u.id}>
            <bdi>{u.say}</bdi> <When at={u.when} text="" />
          </li>
        ))}
      </ol>
    </details>
  );
}
