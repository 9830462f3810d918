import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { OptionsView as View } from '../present/options-view.ts';
import { LinkButton } from './button.tsx';
import { Check, Chosen, Typed } from './field.tsx';
import { Keyhole } from './marks.tsx';
import { OptionsFiles } from './options-files.tsx';

export interface OptionsProps {
  readonly view: View;
  /** The result of the last change. */
  readonly said: { readonly text: string; readonly bad: boolean; readonly undo: boolean };
  /** Each returns a sentence why it cannot be, or null. */
  readonly on: {
    kind(kind: string, on: boolean): void;
    addStatus(text: string): string | null;
    removeStatus(status: string): void;
    addSite(text: string): string | null;
    removeSite(pattern: string): void;
    addPrompt(text: string): string | null;
    removePrompt(pattern: string): void;
    vault(on: boolean): void;
    minutes(text: string): string | null;
    badge(on: boolean): void;
    episodes(text: string): string | null;
    hours(value: string): void;
    exportFile(): void;
    importFile(text: string): void;
    defaults(): void;
    undo(): void;
  };
}

/** Every choice on one page. A change is in force at once; the line at the foot says what it did. */
export const OptionsView = ({ view, said, on }: OptionsProps) => (
  <main class="options">
    <header class="options-head">
      <Keyhole />
      <h1>Options of Why401</h1>
      <p class="soft">Changes take effect at once, in open tabs too.</p>
    </header>

    <Group title="What is recorded" say="Refusals of a kind that is switched off disappear from the list and the icon.">
      <div class="checks">
        {view.kinds.map(({ kind, label, hint, on: checked }) => (
          <Check
            key={kind}
            name={`watch-${kind}`}
            {...{ label, hint, checked }}
            onChange={next => on.kind(kind, next)}
          />
        ))}
      </div>
      <Typed
        name="status"
        label="Further statuses"
        hint="Every answer with one of these is recorded, whatever else it says."
        placeholder="422"
        button="Add the status"
        onEnter={on.addStatus}
      />
      <Chosen label="Further statuses" empty="None added." items={view.statuses} onRemove={on.removeStatus} />
    </Group>

    <Group
      title="Ignored sites"
      say="Nothing from these sites is recorded, nor what their pages request from others. What was recorded of them is removed."
    >
      <Typed
        name="site"
        label="Ignore a site"
        hint="A host, as in the address bar. Put *. in front to include every host below it; with a port, only that one."
        placeholder="*.shop.example"
        button="Ignore the site"
        onEnter={on.addSite}
      />
      <Chosen label="Ignored sites" empty="No site is ignored." items={view.sites} onRemove={on.removeSite} />
    </Group>

    <Group
      title="Login prompts"
      say="On these sites, the browser's own prompt for a name and password stays closed, and the page shows what the site answers to somebody who is not signed in. Nothing is sent in your place."
    >
      <Typed
        name="prompt"
        label="Close the login prompt of a site"
        hint="A host, as above. In Firefox, the site then also gets no login that the browser would otherwise send by itself."
        placeholder="intranet.example"
        button="Close the prompt"
        onEnter={on.addPrompt}
      />
      <Chosen
        label="Sites whose login prompt stays closed"
        empty="Every prompt is shown."
        items={view.prompts}
        onRemove={on.removePrompt}
      />
    </Group>

    <Group
      title="Raw headers"
      say="Kept in memory only, never on disk, so that the panel can show hidden values on a click and check signatures."
    >
      <Check
        name="vault"
        label="Keep raw headers for a while"
        hint="When switched off, what is kept is removed at once, and secrets can no longer be shown."
        checked={view.vault.on}
        onChange={on.vault}
      />
      <Typed
        name="minutes"
        label="For how many minutes"
        hint={`At most ${view.limits.minutes.most}.`}
        value={view.vault.minutes}
        disabled={!view.vault.on}
        button="Set the time"
        onEnter={on.minutes}
      />
    </Group>

    <Group title="The list and the icon" say="The list is kept in memory, and ends with the browser at the latest.">
      <Check
        name="badge"
        label="Show the number of open failures on the icon"
        hint="When switched off, the icon stays grey; the popup and the panel still tell you."
        checked={view.badge}
        onChange={on.badge}
      />
      <Typed
        name="episodes"
        label="How many failures are kept"
        hint={`From ${view.limits.episodes.least} to ${view.limits.episodes.most}, across all tabs; the oldest go first.`}
        value={view.episodes}
        button="Set the number"
        onEnter={on.episodes}
      />
      <Hours view={view} onChange={on.hours} />
    </Group>

    <OptionsFiles onExport={on.exportFile} onImport={on.importFile} onDefaults={on.defaults} />

    <p class={`said ${said.bad ? 'said-bad' : ''}`} role="status">
      {said.text}
      {said.undo && <LinkButton onClick={on.undo}>Take it back</LinkButton>}
    </p>
  </main>
);

const Group = ({ title, say, children }: { title: string; say: string; children: ComponentChildren }) => {
  const id = useId();
  return (
    <section class="group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="soft group-say">{say}</p>
      {children}
    </section>
  );
};

function Hours({ view, onChange }: { view: View; onChange(value: string): void }) {
  const id = useId();
  return (
    <div class="typed">
      <label for={id}>How long failures are kept</label>
      <select id={id} name="hours" class="box" onChange={event => onChange(event.currentTarget.value)}>
        {view.hours.map(({ value, label, chosen }) => (
          <option key={value} value={value} selected={chosen}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
