import { useState } from 'preact/hooks';
import type { CallView, CodeView, OpenCode } from '../present/code.ts';
import { LinkButton, Said } from './button.tsx';

interface CodeProps {
  readonly code: CodeView;
  /** Null where the browser cannot show code beside the panel. */
  readonly onOpen: OpenCode | null;
}

/** The line of code that asked, for the head of an explanation. Nothing where it is not known. */
export function AskedBy({ code, onOpen }: CodeProps) {
  const [call] = code.calls;
  if (call === undefined) return null;
  return (
    <span class="asked-by">
      asked by <Call call={call} onOpen={onOpen} />
    </span>
  );
}

/** All calls that are known, the innermost first, or why none is. */
export function Calls({ code, onOpen }: CodeProps) {
  if (code.unseen !== null) return <p class="soft">{code.unseen}</p>;
  if (code.calls.length === 0) return null;
  return (
    <ol class="calls" aria-label="Calls, the innermost first">
      {code.calls.map((call, i) => (
        <li key={i}>
          <Call call={call} onOpen={onOpen} />
        </li>
      ))}
    </ol>
  );
}

function Call({ call, onOpen }: { call: CallView; onOpen: OpenCode | null }) {
  const [gone, setGone] = useState(false);
  const words = (
    <span>
      <bdi>{call.name}</bdi> (<bdi class="wire">{call.where}</bdi>)
    </span>
  );
  if (onOpen === null) return <span title={call.exact}>{words}</span>;
  return (
    <>
      <LinkButton
        look="mono"
        title={`${call.exact}: open in Sources`}
        data-code={call.where}
        onClick={() => void onOpen(call.place).then(opened => setGone(!opened))}
      >
        {words}
      </LinkButton>
      <Said>{gone && ' The page has no such script any more.'}</Said>
    </>
  );
}
