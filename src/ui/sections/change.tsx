import type { ChangeRow, ChangeView } from '../../present/sections/change.ts';
import { When } from '../small.tsx';
import { Wire } from '../wire.tsx';

/** The refused request beside the last accepted one: only what differs, and what it means. */
export const Changed = ({ view }: { view: ChangeView }) => (
  <>
    {view.accepted && (
      <p>
        Compared with <bdi class="mono">{view.accepted.name}</bdi>, <When at={view.accepted.when} /> (
        {view.accepted.relation}).
      </p>
    )}
    {view.notes.map(note => (
      <p class={view.accepted ? undefined : 'soft'} key={note}>
        {note}
      </p>
    ))}
    {view.rows.length > 0 && (
      <table class="changes" aria-label="What differs from the accepted request">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Accepted</th>
            <th scope="col">Refused</th>
          </tr>
        </thead>
        {view.rows.map((row, i) => (
          <Row key={`${i} ${row.title}`} row={row} />
        ))}
      </table>
    )}
  </>
);

const Row = ({ row }: { row: ChangeRow }) => (
  <tbody data-change={row.part} data-name={row.title}>
    <tr>
      <th scope="row" class={row.part === 'header' ? 'mono' : undefined}>
        <Wire text={row.title} max={60} whole={false} />
      </th>
      {[row.before, row.after].map((text, i) => (
        <td key={i} class={row.part === 'method' || row.part === 'path' ? 'mono' : undefined}>
          <Wire text={text} max={160} />
        </td>
      ))}
    </tr>
    {row.meaning !== null && (
      <tr>
        <td class="soft change-meaning" colSpan={3}>
          {row.meaning}
        </td>
      </tr>
    )}
  </tbody>
);
