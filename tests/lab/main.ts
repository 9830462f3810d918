import { BUILT, EXTREMES, SHARED } from './cases.ts';
import { SAMPLES } from './samples.ts';

interface Choice {
  readonly id: string;
  readonly title: string;
  /** What else it is found by: its cause. */
  readonly also: string;
}

const GROUPS: readonly (readonly [name: string, choices: readonly Choice[]])[] = [
  ['Together', [choice('all', 'all shared cases'), choice('own', 'all own cases'), choice('none', 'nothing recorded')]],
  ['Shared cases', SHARED.map(({ id, title }) => choice(id, title))],
  ['Own cases', BUILT.map(({ id, name, expect }) => choice(id, name, expect.primary ?? ''))],
  ['Extremes', EXTREMES.map(({ id, title }) => choice(id, title))],
  ['Schemes and tokens', SAMPLES.map(({ id, title }) => choice(id, title))],
];

const controls = document.getElementById('controls') as HTMLFormElement;
const found = document.getElementById('found') as HTMLOutputElement;
const frame = (name: string) => document.querySelector<HTMLIFrameElement>(`iframe[name="${name}"]`);
const field = (name: string) => controls.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
const picker = field('case') as HTMLSelectElement;

function choice(id: string, title: string, also = ''): Choice {
  return { id, title, also };
}

/** Lists the cases that hold each of the words; the chosen one stays chosen while it is among them. */
function list(): void {
  const words = field('find').value.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = picker.value;
  let count = 0;
  const groups = GROUPS.flatMap(([name, choices]) => {
    const fit = choices.filter(c => words.every(w => `${c.id} ${c.title} ${c.also}`.toLowerCase().includes(w)));
    count += fit.length;
    if (fit.length === 0) return [];
    const group = document.createElement('optgroup');
    group.label = name;
    group.append(...fit.map(({ id, title }) => new Option(`${id}: ${title}`, id, false, id === chosen)));
    return [group];
  });
  picker.replaceChildren(...groups);
  found.value = `${count} found`;
}

/** The address holds the whole setting, so that a view can be shared as a link. */
function restore(): void {
  const asked = new URLSearchParams(location.search);
  for (const name of ['find', 'theme', 'state', 'rows', 'width', 'popup']) {
    const value = asked.get(name);
    if (value !== null) field(name).value = value;
  }
  list();
  picker.value = asked.get('case') ?? 'all';
  // What the words leave out can still be what the link is about.
  if (picker.selectedIndex === -1) {
    field('find').value = '';
    list();
    picker.value = asked.get('case') ?? 'all';
  }
}

function show(): void {
  const asked = new URLSearchParams(
    [...new FormData(controls)].map(([name, value]) => [name, String(value)]).filter(([, value]) => value !== ''),
  );
  history.replaceState(null, '', `?${asked}`);
  const [panel, popup] = [frame('panel'), frame('popup')];
  if (!panel || !popup) return;
  const width = asked.get('width');
  panel.style.flex = width ? `0 0 ${width}px` : '';
  popup.style.width = `${asked.get('popup') ?? 360}px`;
  document.documentElement.style.colorScheme = asked.get('theme') ?? '';
  panel.src = `/view.html?view=panel&${asked}`;
  popup.src = `/view.html?view=popup&${asked}`;
}

restore();
field('find').addEventListener('input', event => {
  event.stopPropagation();
  list();
});
controls.addEventListener('change', show);
controls.addEventListener('submit', event => event.preventDefault());
show();
