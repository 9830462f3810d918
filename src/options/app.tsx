import { signal } from '@preact/signals';
import { render } from 'preact';
import {
  addSite,
  addStatus,
  type Edit,
  removeSite,
  removeStatus,
  replaceAll,
  setEpisodes,
  setHours,
  setMinutes,
  switchBadge,
  switchVault,
  watch,
} from '../present/options.ts';
import { optionsView } from '../present/options-view.ts';
import { sayFileProblem } from '../present/options-words.ts';
import {
  DEFAULT_OPTIONS,
  type Options,
  type OptionsStore,
  readOptionsFile,
  type WatchedKind,
  writeOptionsFile,
} from '../protocol/index.ts';
import { OptionsView } from '../ui/options-view.tsx';

export interface OptionsPage {
  readonly store: OptionsStore;
  /** Lets the person save a text under this name. */
  save(name: string, text: string): void;
}

const QUIET = { text: '', bad: false, undo: false };

/** Shows the options page in an element, and follows what is changed elsewhere. Returns the way to stop. */
export async function mountOptions(root: HTMLElement, { store, save }: OptionsPage): Promise<() => void> {
  const options = signal(await store.read());
  const said = signal(QUIET);
  /** What a file or the defaults have replaced. */
  let replaced: Options | null = null;

  const put = async (edit: Edit & { ok: true }, whole: boolean): Promise<void> => {
    try {
      const before = options.value;
      options.value = await store.change(edit.apply);
      replaced = whole ? before : null;
      said.value = { text: edit.said, bad: false, undo: whole };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      said.value = { text: `The browser could not store it: ${reason}`, bad: true, undo: false };
      options.value = await store.read();
    }
  };
  const change = (edit: Edit, whole = false): string | null => {
    if (!edit.ok) return edit.say;
    void put(edit, whole);
    return null;
  };
  const importFile = (text: string) => {
    const file = readOptionsFile(text);
    if (file.ok) change(replaceAll(file.options, 'The options of the file are in force.'), true);
    else said.value = { text: sayFileProblem(file), bad: true, undo: false };
  };

  const on = {
    kind: (kind: string, checked: boolean) => void change(watch(kind as WatchedKind, checked)),
    addStatus: (text: string) => change(addStatus(options.value, text)),
    removeStatus: (status: string) => void change(removeStatus(Number(status))),
    addSite: (text: string) => change(addSite(options.value, 'ignoredSites', text)),
    removeSite: (pattern: string) => void change(removeSite('ignoredSites', pattern)),
    addPrompt: (text: string) => change(addSite(options.value, 'closedPrompts', text)),
    removePrompt: (pattern: string) => void change(removeSite('closedPrompts', pattern)),
    vault: (checked: boolean) => void change(switchVault(checked)),
    minutes: (text: string) => change(setMinutes(text)),
    badge: (checked: boolean) => void change(switchBadge(checked)),
    episodes: (text: string) => change(setEpisodes(text)),
    hours: (value: string) => void change(setHours(value === '' ? null : Number(value))),
    exportFile: () => save('why401-options.json', writeOptionsFile(options.value)),
    importFile,
    defaults: () => void change(replaceAll(DEFAULT_OPTIONS, 'Everything is as it was at first.'), true),
    undo: () => void (replaced && change(replaceAll(replaced, 'Everything is as it was before.'))),
  };

  const App = () => <OptionsView view={optionsView(options.value)} said={said.value} on={on} />;
  const stop = store.watch(next => {
    options.value = next;
  });
  render(<App />, root);
  return () => {
    stop();
    render(null, root);
  };
}
