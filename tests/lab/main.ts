import { SAMPLES } from './samples.ts';
import { CASES } from './world.ts';

const controls = document.getElementById('controls') as HTMLFormElement;
const frame = (name: string) => document.querySelector<HTMLIFrameElement>(`iframe[name="${name}"]`);
const picker = controls.elements.namedItem('case') as HTMLSelectElement;

picker.append(new Option('All cases', 'all'), new Option('Nothing recorded', 'none'));
for (const { id, title } of [...CASES, ...SAMPLES]) picker.append(new Option(`${id}: ${title}`, id));

/** The address holds the whole setting, so that a view can be shared as a link. */
const restore = () => {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = controls.elements.namedItem(name);
    if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) field.value = value;
  }
};

const show = () => {
  const asked = new URLSearchParams([...new FormData(controls)].map(([name, value]) => [name, String(value)]));
  history.replaceState(null, '', `?${asked}`);
  const panel = frame('panel');
  const popup = frame('popup');
  if (!panel || !popup) return;
  const width = asked.get('width');
  panel.style.flex = width ? `0 0 ${width}px` : '';
  popup.style.width = `${asked.get('popup')}px`;
  panel.src = `/view.html?view=panel&${asked}`;
  popup.src = `/view.html?view=popup&${asked}`;
};

restore();
controls.addEventListener('change', show);
show();
