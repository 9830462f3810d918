import { useState } from 'preact/hooks';
import { sayCommandCopied } from '../../present/curl/view.ts';
import { type RawCommand, SAY_COPIED, type ShareView } from '../../present/share.ts';
import { Button } from '../button.tsx';
import { Command } from '../curl-check.tsx';

export interface ShareProps {
  readonly view: ShareView;
  /** The text of the HAR; made only when it is wanted. */
  har(): string;
  onCopy(text: string): Promise<boolean>;
  onCopyReport(): Promise<boolean>;
  onSave(name: string, text: string): void;
  /** The command with its secrets; asked for only after the reader has chosen so. */
  onRawCommand(): Promise<RawCommand>;
}

/** Takes the episode elsewhere: without secrets, and with them only after a choice of its own. */
export function Share({ view, har, onCopy, onCopyReport, onSave, onRawCommand }: ShareProps) {
  const [said, setSaid] = useState('');
  const [asking, setAsking] = useState(false);
  const tell = async (copied: Promise<boolean>, say: string) => setSaid((await copied) ? say : SAY_COPIED.refused);
  const copySecrets = async () => {
    setAsking(false);
    const raw = await onRawCommand();
    if ('say' in raw) setSaid(raw.say);
    else await tell(onCopy(raw.command), SAY_COPIED.secrets);
  };
  return (
    <>
      <div class="share-tools">
        <Button icon="copy" data-share="copy-report" onClick={() => tell(onCopyReport(), SAY_COPIED.report)}>
          Copy the report
        </Button>
        <Button
          icon="down"
          data-share="save-har"
          onClick={() => {
            onSave(view.fileName, har());
            setSaid(SAY_COPIED.saved(view.fileName, view.exchanges));
          }}
        >
          Save as HAR
        </Button>
        <Button icon="copy" data-share="copy-har" onClick={() => tell(onCopy(har()), SAY_COPIED.har(view.exchanges))}>
          Copy as HAR
        </Button>
        <Button
          icon="copy"
          data-share="copy-curl"
          onClick={() => tell(onCopy(view.curl.command), sayCommandCopied(view.curl))}
        >
          Copy as curl
        </Button>
        <Button icon="key" data-share="ask-secrets" aria-expanded={asking} onClick={() => setAsking(!asking)}>
          Copy as curl with secrets…
        </Button>
      </div>
      {asking && (
        <div class="share-secrets">
          <p>
            The command will hold the passwords, tokens and cookies of this request. Whoever gets it can do what you can
            do here.
          </p>
          <p class="share-tools">
            <Button data-share="copy-secrets" onClick={copySecrets}>
              Copy it with the secrets
            </Button>
            <Button onClick={() => setAsking(false)}>Leave them out</Button>
          </p>
        </div>
      )}
      <p role="status" class="soft share-said">
        {said}
      </p>
      <h4>The request as a command</h4>
      <Command view={view.curl} />
    </>
  );
}
