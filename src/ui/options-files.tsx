import { useId, useRef } from 'preact/hooks';
import { Button } from './button.tsx';

interface FilesProps {
  onExport(): void;
  /** @param text what the file holds */
  onImport(text: string): void;
  onDefaults(): void;
}

/** Options out to a file, in from one, or as they were at first. */
export function OptionsFiles({ onExport, onImport, onDefaults }: FilesProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    onImport(await file.text());
    // The same file can be chosen again, once it has been corrected.
    if (input.current) input.current.value = '';
  };
  return (
    <section class="group" aria-labelledby={id}>
      <h2 id={id}>Export and import</h2>
      <p class="soft group-say">
        A file that can be read and edited. Options hold no credentials, and neither does the file.
      </p>
      <div class="files">
        <Button name="export" onClick={onExport}>
          Export the options
        </Button>
        <Button name="import" onClick={() => input.current?.click()}>
          Import options…
        </Button>
        <input
          ref={input}
          type="file"
          name="file"
          accept=".json,application/json"
          aria-label="File with options"
          hidden
          onChange={event => void read(event.currentTarget.files?.[0])}
        />
        <Button name="defaults" onClick={onDefaults}>
          Back to the defaults
        </Button>
      </div>
    </section>
  );
}
