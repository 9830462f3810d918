import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { FixView } from '../../present/fixes.ts';
import type { CookieLine, CookieRow, CookiesView, RefusedRow } from '../../present/sections/cookies.ts';
import { LinkButton } from '../button.tsx';
import { Mark } from '../marks.tsx';
import { When } from '../small.tsx';
import { Wire } from '../wire.tsx';
import { CookieFix, type CookieFixProps } from './cookie-fix.tsx';

export interface CookiesProps extends Pick<CookieFixProps, 'away' | 'onFix'> {
  readonly view: CookiesView;
  /** What the verdict itself proposes: only of these does the explanation tell how. */
  readonly proposed: readonly FixView[];
}

/** Each cookie: sent, shadowed or kept home and by which rule; then what was refused at Set-Cookie. Never a value. */
export function Cookies({ view, ...fixing }: CookiesProps) {
  const [all, setAll] = useState(false);
  const elsewhere = view.rows.filter(r => r.rule === 'domain');
  const folded = !all && elsewhere.length > FEW;
  const rows = folded ? view.rows.filter(r => r.rule !== 'domain') : view.rows;
  return (
    <>
      {view.unseen.map(say => (
        <p class="soft" key={say}>
          {say}
        </p>
      ))}
      {view.rows.length === 0 && view.unseen.length === 0 && (
        <p class="soft">No cookie was sent, and the jar holds none.</p>
      )}
      {rows.length > 0 && (
        <table class="cookies" aria-label="Cookies of this request">
          <thead>
            <tr>
              <th scope="col">Cookie</th>
              <th scope="col">Sent with this request</th>
            </tr>
          </thead>
          {rows.map((row, i) => (
            <Row key={`${i} ${row.name}`} row={row} {...fixing} />
          ))}
        </table>
      )}
      {folded && <LinkButton onClick={() => setAll(true)}>Show {elsewhere.length} cookies of other hosts</LinkButton>}
      {view.refused.length > 0 && (
        <Part title="Refused at Set-Cookie">
          {view.refused.map((row, i) => (
            <Refused key={i} row={row} {...fixing} />
          ))}
        </Part>
      )}
      {view.gone.length > 0 && (
        <Part title="Neither sent nor in the jar">
          {view.gone.map((line, i) => (
            <li key={i}>
              <Mark name="normal" />
              <span>
                <Name text={line.name} /> <Deed line={line} />
              </span>
            </li>
          ))}
        </Part>
      )}
    </>
  );
}

/** Rows of other hosts that are shown without being asked for. */
const FEW = 3;

const MARKS = {
  sent: 'accepted',
  first: 'accepted',
  shadowed: 'refused',
  home: 'normal',
  maybe: 'unseen',
  unseen: 'unseen',
} as const;

/** A row that opens: what the cookie is, what befell it, and the way to its fix. */
function Row({ row, ...fixing }: { row: CookieRow } & CookieFixProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <tbody data-cookie={row.name} data-state={row.state} data-rule={row.rule ?? ''}>
      {/* The button in it is the way by keyboard; the row is only a larger target. */}
      <tr class="cookie" onClick={() => setOpen(!open)}>
        <th scope="row">
          <button
            type="button"
            class="cookie-name mono"
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            onClick={event => {
              event.stopPropagation();
              setOpen(!open);
            }}
          >
            <Wire text={row.name} max={60} whole={false} />
          </button>
          <span class="soft cookie-where">
            <Wire text={row.where} max={120} whole={false} />
          </span>
        </th>
        <td>
          <span class="nowrap">
            <Mark name={MARKS[row.state]} /> {row.word}
          </span>
          {row.why !== '' && <span class="soft cookie-why">{row.why}</span>}
        </td>
      </tr>
      {open && (
        <tr id={id} class="cookie-more">
          <td colSpan={2}>
            <CookieFix remedy={row.remedy} spec={row.spec} {...fixing} />
            <p class="soft">{[...row.attributes, row.size].join(' · ')}</p>
            {row.history.length > 0 && (
              <ul class="points">
                {row.history.map((line, i) => (
                  <li key={i}>
                    <Deed line={line} />
                  </li>
                ))}
              </ul>
            )}
          </td>
        </tr>
      )}
    </tbody>
  );
}

const Refused = ({ row, ...fixing }: { row: RefusedRow } & CookieFixProps) => (
  <li data-refused={row.name} data-rule={row.rule}>
    <Mark name="refused" />
    <div>
      <Name text={row.name} /> {row.say}{' '}
      <span class="soft">
        <bdi>{row.by}</bdi> <When at={row.when} />
      </span>
      <CookieFix remedy={row.remedy} spec={row.spec} {...fixing} />
    </div>
  </li>
);

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <div class="group">
    <h4>{title}</h4>
    <ul class="points">{children}</ul>
  </div>
);

const Name = ({ text }: { text: string }) => (
  <span class="mono">
    <Wire text={text} max={80} whole={false} />
  </span>
);

const Deed = ({ line }: { line: CookieLine }) => (
  <>
    <Wire text={line.say} />{' '}
    <span class="soft">
      by <bdi>{line.by}</bdi> <When at={line.when} />
    </span>
  </>
);
