import type { CookieRow, CookiesView } from '../../present/sections/cookies.ts';
import { Mark } from '../marks.tsx';
import { Wire } from '../wire.tsx';

/** The cookies that went along, those that stayed home, and those that the answer set. Never a value. */
export const Cookies = ({ view }: { view: CookiesView }) => (
  <>
    {view.unseen.map(say => (
      <p class="soft" key={say}>
        {say}
      </p>
    ))}
    {view.rows.length === 0 && view.unseen.length === 0 && (
      <p class="soft">No cookie was sent, and the jar holds none.</p>
    )}
    {view.rows.length > 0 && (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
      <section class="table" tabIndex={0} aria-label="Cookies of this request">
        <table>
          <thead>
            <tr>
              <th scope="col">Cookie</th>
              <th scope="col">Sent</th>
              <th scope="col">Where</th>
              <th scope="col">Attributes</th>
              <th scope="col">Size</th>
            </tr>
          </thead>
          <tbody>{view.rows.map(row)}</tbody>
        </table>
      </section>
    )}
    {view.set.length > 0 && (
      <div class="group">
        <h4>Set by the answer</h4>
        <ul class="points">
          {view.set.map((c, i) => (
            <li key={i}>
              <Mark name={c.refused === null ? 'accepted' : 'refused'} />
              <span>
                <span class="mono">
                  <Wire text={c.name} max={80} />
                </span>{' '}
                {c.refused === null ? (
                  <Wire text={c.say} />
                ) : (
                  `refused by the browser: ${c.refused.replaceAll('-', ' ')}`
                )}
              </span>
            </li>
          ))}
        </ul>
      </div>
    )}
  </>
);

const MARKS = { sent: 'accepted', 'kept-home': 'normal', unknown: 'unseen' } as const;

const row = (c: CookieRow, i: number) => (
  <tr key={i}>
    <th scope="row" class="mono">
      <Wire text={c.name} max={60} />
    </th>
    <td class="nowrap">
      <Mark name={MARKS[c.sent]} /> {c.sentWord}
    </td>
    <td>
      <Wire text={c.where} max={120} />
    </td>
    <td>{c.attributes.join(' · ')}</td>
    <td class="nowrap">{c.size}</td>
  </tr>
);
