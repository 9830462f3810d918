import type { CodePlaceEvidence } from '../../src/core/index.ts';
import { mountOptions } from '../../src/options/app.tsx';
import { mountPanel } from '../../src/panel/app.tsx';
import { mountPopup } from '../../src/popup/app.tsx';
import { createOptionsStore } from '../../src/protocol/index.ts';
import { realPage } from '../../src/ui/real-page.ts';
import { createFakeArea } from './fake-area.ts';
import { createFakeClient, type FakeClient } from './fake-client.ts';
import { samplesFor } from './samples.ts';
import { type Wanted, worldOf } from './world.ts';
import '../../src/ui/styles/tokens.css';
import '../../src/ui/styles/base.css';

declare global {
  interface Window {
    /** For tests: what happens outside the views. */
    lab: {
      readonly client: FakeClient;
      readonly copied: string[];
      readonly opened: string[];
      readonly saved: { readonly name: string; readonly text: string }[];
    };
  }
}

const asked = new URLSearchParams(location.search);
const wanted: Wanted = {
  cases: (asked.get('case') ?? 'all').split(','),
  rows: Number(asked.get('rows') ?? 0),
  state: (asked.get('state') ?? 'open') as Wanted['state'],
};
const theme = asked.get('theme');
if (theme !== null) document.documentElement.dataset.theme = theme;

const samples = await samplesFor(wanted.cases);
const world = worldOf(wanted, samples.lines);
// The clock stands shortly after the newest case, in one zone for everyone: two looks at a case are alike.
const start = (world.snapshot.episodes.at(-1)?.evidence.now ?? Date.now()) + 4_000;
const loaded = performance.now();
const now = () => start + (performance.now() - loaded);
const client = createFakeClient(world, wanted, now, samples.getJson);
const copied: string[] = [];
const saved: { readonly name: string; readonly text: string }[] = [];
const opened: string[] = [];
const page = {
  ...realPage(),
  client,
  now,
  zone: 'Europe/Berlin',
  // For as long as the page's tab lives, as the extension's memory does for the browser's session.
  memory: {
    load: async (name: string): Promise<unknown> => JSON.parse(sessionStorage.getItem(name) ?? 'null'),
    save: (name: string, value: unknown) => sessionStorage.setItem(name, JSON.stringify(value)),
  },
  openCode: async (place: CodePlaceEvidence) => {
    opened.push(`${place.url.href}:${place.line}:${place.column}`);
    return true;
  },
  copy: async (text: string) => {
    copied.push(text);
    return true;
  },
  save: (name: string, text: string) => void saved.push({ name, text }),
  version: '0.0.0',
};
window.lab = { client, copied, opened, saved };

const root = document.getElementById('app');
if (asked.get('view') === 'options') {
  await import('../../src/ui/styles/options.css');
  const stored = createFakeArea();
  const save = (_name: string, text: string) => void copied.push(text);
  if (root) await mountOptions(root, { store: createOptionsStore(stored), save });
} else if (asked.get('view') === 'popup') {
  await import('../../src/ui/styles/popup.css');
  if (root) mountPopup(root, page);
} else {
  await import('../../src/ui/styles/panel.css');
  await import('../../src/ui/styles/drawings.css');
  // For the bench: the records are there, and what follows is the panel's own time.
  performance.mark('lab-ready');
  if (root) mountPanel(root, page);
}
