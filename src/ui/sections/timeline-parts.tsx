import type { ComponentChildren } from 'preact';
import { BAR, type MarkLabel, type TimelineLayout } from '../../present/timeline/layout.ts';
import type { UseGroup } from '../../present/timeline/uses.ts';
import type { Pointed } from './timeline-tip.tsx';

interface Stops {
  onPoint(pointed: Pointed): void;
}

type PartProps = { layout: TimelineLayout } & Stops;

/** The foot with its ticks, and the stretch in which the credential is valid. */
export const Axis = ({ layout: { width, axisY, ticks, bar, barTop } }: { layout: TimelineLayout }) => (
  <g>
    <rect class="timeline-track" x="0" y={barTop} width={width} height={BAR} rx="2" />
    {bar && (
      <>
        <rect class="timeline-valid" x={bar.x} y={barTop} width={Math.max(bar.width, 1)} height={BAR} rx="2" />
        {bar.width > 44 && (
          <text class="timeline-valid-word" x={bar.x + bar.width / 2} y={barTop + BAR - 2.5}>
            valid
          </text>
        )}
      </>
    )}
    <line class="timeline-axis" x1="0" x2={width} y1={axisY} y2={axisY} />
    {ticks.map(({ x, label }) => (
      <g key={x}>
        <line class="timeline-axis" x1={x} x2={x} y1={axisY} y2={axisY + 4} />
        <text class="timeline-tick" x={x} y={axisY + 15}>
          {label}
        </text>
      </g>
    ))}
  </g>
);

/** iat, nbf and exp: labels above, leaders down to the bar, and a line through the rows below. */
export const Claims = ({ layout, onPoint }: PartProps) => (
  <>
    {layout.claims.map((label, i) => (
      <Stop
        key={label.key}
        first={i === 0}
        at={{ x: label.mark, y: layout.barTop + BAR, say: label.say }}
        onPoint={onPoint}
      >
        {label.off === null && (
          <>
            <line
              class="timeline-leader"
              x1={label.mark}
              x2={label.mark}
              y1={label.y + 6}
              y2={layout.barTop + BAR + 2}
            />
            <line
              class="timeline-guide"
              x1={label.mark}
              x2={label.mark}
              y1={layout.barTop + BAR + 2}
              y2={layout.axisY}
            />
          </>
        )}
        <LabelText label={label} />
      </Stop>
    ))}
  </>
);

/** What each clock said when the answer arrived, and how far they are apart. */
export const Clocks = ({ layout, onPoint }: PartProps) => (
  <>
    {layout.skew && (
      <g class="timeline-skew">
        <line x1={layout.skew.from} x2={layout.skew.to} y1={layout.skew.y} y2={layout.skew.y} />
        <path d={arrowHead(layout.skew.from, layout.skew.to, layout.skew.y)} />
      </g>
    )}
    {layout.clocks.map((label, i) => (
      <Stop
        key={label.key}
        first={layout.claims.length === 0 && i === 0}
        at={{ x: label.mark, y: label.y, say: label.say }}
        onPoint={onPoint}
      >
        {label.off === null && (
          <line
            class={`timeline-clock timeline-clock-${label.kind}`}
            x1={label.mark}
            x2={label.mark}
            y1={layout.barTop - 3}
            y2={label.y - 7}
          />
        )}
        <LabelText label={label} />
      </Stop>
    ))}
  </>
);

function arrowHead(from: number, to: number, y: number): string {
  const back = Math.min(4, Math.abs(to - from)) * (to > from ? -1 : 1);
  return `M${to + back} ${y - 3}L${to} ${y}L${to + back} ${y + 3}`;
}

/** The requests, a row for each outcome. */
export const Uses = ({ layout, onPoint }: PartProps) => (
  <>
    {layout.rows.map(({ outcome, groups, y }) =>
      groups.map(group => (
        <Stop key={group.key} first={false} at={{ x: group.x, y: y + 6, say: group.say }} onPoint={onPoint}>
          <circle class="timeline-target" cx={group.x} cy={y} r="12" />
          <g class={`timeline-use timeline-use-${outcome}`}>
            <Shape group={group} y={y} />
          </g>
        </Stop>
      )),
    )}
  </>
);

/** Disc, cross or ring, as everywhere else; more than one has its number, the refused request a ring around. */
function Shape({ group: { x, outcome, count, subject, off }, y }: { group: UseGroup; y: number }) {
  const text = off === 'before' ? `‹${count}` : off === 'after' ? `${count}›` : count > 1 ? String(count) : null;
  if (text !== null) {
    return (
      <>
        <rect class="timeline-count" x={x - 11} y={y - 8} width="22" height="16" rx="8" />
        <text class="timeline-number" x={x} y={y + 4}>
          {count > 999 ? '999+' : text}
        </text>
      </>
    );
  }
  return (
    <>
      {subject && <circle class="timeline-subject" cx={x} cy={y} r="9" />}
      {outcome === 'accepted' && <circle class="timeline-disc" cx={x} cy={y} r="5" />}
      {outcome === 'refused' && <path class="timeline-cross" d={`M${x - 4} ${y - 4}l8 8m0 -8l-8 8`} />}
      {outcome === 'other' && <circle class="timeline-ring" cx={x} cy={y} r="4.5" />}
    </>
  );
}

const LabelText = ({ label }: { label: MarkLabel }) => (
  <text class={`timeline-label timeline-label-${label.kind}`} x={label.x + 4} y={label.y + 4}>
    {label.text}
  </text>
);

/** A part that can be pointed at, and reached by the keyboard. */
const Stop = ({
  first,
  at,
  onPoint,
  children,
}: {
  first: boolean;
  at: Pointed;
  onPoint: Stops['onPoint'];
  children: ComponentChildren;
}) => (
  // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it is a picture with a name; focus only shows its tip
  <g
    class="timeline-stop"
    data-stop
    role="img"
    aria-label={at.say}
    tabIndex={first ? 0 : -1}
    onMouseEnter={() => onPoint(at)}
    onFocus={() => onPoint(at)}
  >
    {children}
  </g>
);
