import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { LinkButton } from './button.tsx';

interface CheckProps {
  readonly name: string;
  readonly label: ComponentChildren;
  readonly hint: string;
  readonly checked: boolean;
  onChange(checked: boolean): void;
}

/** A switch with a sentence that says what it does. */
export function Check({ name, label, hint, checked, onChange }: CheckProps) {
  const id = useId();
  return (
    <div class="check">
      <input
        id={id}
        type="checkbox"
        name={name}
        checked={checked}
        aria-describedby={`${id}-hint`}
        onChange={event => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      <p id={`${id}-hint`} class="soft">
        {hint}
      </p>
    </div>
  );
}

interface TypedProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly button: string;
  readonly placeholder?: string;
  /** Of a value that is there already; absent for one that is added. */
  readonly value?: string;
  readonly disabled?: boolean;
  /** @returns a sentence why it cannot be, or null when it was taken */
  onEnter(text: string): string | null;
}

/** A box with a button. What cannot be is said beside it, and stays in the box to be corrected. */
export function Typed({ name, label, hint, button, placeholder, value, disabled = false, onEnter }: TypedProps) {
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const enter = (event: Event) => {
    event.preventDefault();
    const said = onEnter(text ?? value ?? '');
    setProblem(said ?? '');
    if (said === null) setText(null);
  };
  return (
    <form class="typed" onSubmit={enter} novalidate>
      <label for={id}>{label}</label>
      <p id={`${id}-hint`} class="soft">
        {hint}
      </p>
      <div class="typed-row">
        <input
          id={id}
          name={name}
          class="box"
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder={placeholder}
          disabled={disabled}
          value={text ?? value ?? ''}
          aria-describedby={`${id}-hint ${id}-problem`}
          aria-invalid={problem !== ''}
          onInput={event => {
            setText(event.currentTarget.value);
            setProblem('');
          }}
        />
        <button type="submit" class="button" disabled={disabled}>
          {button}
        </button>
      </div>
      <p id={`${id}-problem`} class="problem" role="alert">
        {problem}
      </p>
    </form>
  );
}

interface ChosenProps {
  readonly label: string;
  readonly empty: string;
  readonly items: readonly string[];
  onRemove(item: string): void;
}

/** A list of what was added, each with a way to take it off. */
export const Chosen = ({ label, empty, items, onRemove }: ChosenProps) =>
  items.length === 0 ? (
    <p class="soft">{empty}</p>
  ) : (
    <ul class="chosen" aria-label={label}>
      {items.map(item => (
        <li key={item}>
          <span class="mono wire">{item}</span>
          <LinkButton aria-label={`Remove ${item}`} onClick={() => onRemove(item)}>
            Remove
          </LinkButton>
        </li>
      ))}
    </ul>
  );
