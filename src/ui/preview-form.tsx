import { useEffect, useRef, useState } from 'preact/hooks';
import type { Choices, FixState } from '../present/fix-flow.ts';
import { plural } from '../present/text.ts';
import { Button } from './button.tsx';
import { Wire } from './wire.tsx';

type Preview = Extract<FixState, { step: 'preview' }>['preview'];
type Choice = Preview['choices'][number];
type Field = Preview['fields'][number];

interface PreviewProps {
  readonly action: string;
  readonly preview: Preview;
  onConfirm(choices: Choices): void;
  onCancel(): void;
}

/** Names what would happen, before it happens, and lets the person choose. */
export function PreviewForm({ action, preview, onConfirm, onCancel }: PreviewProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    new Set(preview.choices.filter(c => c.ticked).map(c => c.id)),
  );
  const [typed, setTyped] = useState<Choices['typed']>(Object.fromEntries(preview.fields.map(f => [f.id, f.value])));
  const chosen = preview.choices.filter(c => ticked.has(c.id));
  const toggle = ({ id }: Choice) => {
    if (preview.pick === 'one') return setTicked(new Set([id]));
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  };
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed may be gone; the keyboard goes on where the eye does.
  useEffect(() => heading.current?.focus(), []);
  const { verb, noun } = preview.confirm;
  return (
    <section class="clear" aria-label={preview.title} data-preview={action} onKeyDown={leaveOnEscape(onCancel)}>
      <h3 ref={heading} tabIndex={-1}>
        {preview.title}
      </h3>
      {preview.presets.length > 0 && <Presets presets={preview.presets} ticked={ticked} onPick={setTicked} />}
      {preview.choices.length > 0 && (
        <ul class="clear-list">
          {preview.choices.map(choice => (
            <ChoiceRow
              key={choice.id}
              choice={choice}
              pick={preview.pick}
              ticked={ticked.has(choice.id)}
              onToggle={() => toggle(choice)}
            />
          ))}
        </ul>
      )}
      {preview.fields.map(field => (
        <FieldRow
          key={field.id}
          field={field}
          value={typed[field.id] ?? ''}
          onType={value => setTyped({ ...typed, [field.id]: value })}
        />
      ))}
      {consequencesOf(chosen, preview.notes).map(say => (
        <p class="soft" key={say}>
          <Wire text={say} max={300} whole={false} />
        </p>
      ))}
      {preview.warning !== null && <p class="clear-warning">{preview.warning}</p>}
      <div class="clear-buttons">
        <Button
          look="button-first"
          data-fix={action}
          disabled={preview.choices.length > 0 && chosen.length === 0}
          onClick={() => onConfirm({ chosen: chosen.map(c => c.id), typed })}
        >
          {noun === null ? verb : `${verb} ${plural(chosen.length, noun)}`}
        </Button>
        <Button data-cancel={action} onClick={onCancel}>
          {preview.cancel}
        </Button>
      </div>
      {preview.undo !== '' && <p class="soft">{preview.undo}</p>}
    </section>
  );
}

const leaveOnEscape = (leave: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Escape') return;
  // The browser would close the whole popup.
  event.preventDefault();
  event.stopPropagation();
  leave();
};

const consequencesOf = (chosen: readonly Choice[], notes: readonly string[]): readonly string[] => [
  ...new Set([...chosen.flatMap(c => c.consequence ?? []), ...notes]),
];

interface PresetsProps {
  readonly presets: Preview['presets'];
  readonly ticked: ReadonlySet<string>;
  onPick(ids: ReadonlySet<string>): void;
}

/** Ways to tick many at once; the one that fits what is ticked is marked. */
const Presets = ({ presets, ticked, onPick }: PresetsProps) => (
  <fieldset class="clear-presets">
    <legend class="hidden">Which of them</legend>
    {presets.map(({ label, choices }) => (
      <Button
        key={label}
        aria-pressed={choices.length === ticked.size && choices.every(id => ticked.has(id))}
        onClick={() => onPick(new Set(choices))}
      >
        {label}
      </Button>
    ))}
  </fieldset>
);

interface ChoiceProps {
  readonly choice: Choice;
  readonly pick: Preview['pick'];
  readonly ticked: boolean;
  onToggle(): void;
}

const ChoiceRow = ({ choice, pick, ticked, onToggle }: ChoiceProps) => (
  <li>
    <label>
      <input
        type={pick === 'any' ? 'checkbox' : 'radio'}
        name="choice"
        data-choice={choice.id}
        checked={ticked}
        onChange={onToggle}
      />
      <span class="mono">
        <Wire text={choice.label} max={60} whole={false} />
      </span>
      <span class="soft">{choice.detail}</span>
      {choice.note !== '' && <span class="why">{choice.note}</span>}
    </label>
  </li>
);

const FieldRow = ({ field, value, onType }: { field: Field; value: string; onType(value: string): void }) => (
  <label class="clear-field">
    <span>{field.label}</span>
    <textarea
      class={field.secret ? 'mono secret' : 'mono'}
      data-field={field.id}
      rows={field.lines}
      value={value}
      autocomplete="off"
      spellcheck={false}
      onInput={event => onType(event.currentTarget.value)}
    />
    {field.hint !== '' && <span class="soft">{field.hint}</span>}
  </label>
);
