import { useState } from 'preact/hooks';
import { type CurlView, sayCommandCopied } from '../present/curl/view.ts';
import { SAY_COPIED } from '../present/share.ts';
import { plainLines } from '../present/text.ts';
import { Button, Said } from './button.tsx';

interface CurlCheckProps {
  readonly view: CurlView;
  onCopy(text: string): Promise<boolean>;
}

/** A command that shows the point of the verdict, what its answer tells, and what the reader puts in. */
export function CurlCheck({ view, onCopy }: CurlCheckProps) {
  const [said, setSaid] = useState('');
  const copy = async () => setSaid((await onCopy(view.command)) ? sayCommandCopied(view) : SAY_COPIED.refused);
  return (
    <div class="curl-check">
      <h4>Show it with curl</h4>
      <Command view={view} />
      {view.say !== null && <p>{view.say}</p>}
      <p class="curl-tools">
        <Button icon="copy" data-copy="curl-check" onClick={copy}>
          Copy the command
        </Button>
        <Said>{said}</Said>
      </p>
    </div>
  );
}

/** The command as it would be pasted, and a line for each value that was left out. */
export const Command = ({ view: { command, placeholders } }: { view: CurlView }) => (
  <>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
    <pre class="command" tabIndex={0} dir="ltr">
      <code>{plainLines(command)}</code>
    </pre>
    {placeholders.length > 0 && (
      <dl class="placeholders soft">
        {placeholders.map(({ name, stands }) => (
          <div key={name}>
            <dt class="mono">{name}</dt>
            <dd>
              <bdi>{stands}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    )}
  </>
);
