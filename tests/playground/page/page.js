// The page's own script: it runs the steps of a failure as a web application would, and filters the list.
import { addressOf, filled, take } from './steps.js';

const { failures, tokens, ports } = JSON.parse(document.getElementById('data').textContent);
const asked = new URLSearchParams(location.search);
const home = asked.get('home') ?? location.hostname;
const page = { tokens, ports, home };
const FRESH_FOR_MS = 60_000; // the tokens of the page are minted as it loads

for (const button of document.querySelectorAll('[data-failure]')) {
  button.addEventListener('click', () => start(button.dataset.failure));
}

/** Runs here if this host may have the run for itself (or has no names below it), else on the host of that name. */
function start(id) {
  const host = location.hostname;
  const named = host === 'localhost' || host.endsWith('.localhost') || host.endsWith('.test');
  const own = host.startsWith(`${id}.`);
  if ((own || !named) && performance.now() < FRESH_FOR_MS) return run(id);
  const target = new URL(`/?run=${id}`, location.href);
  const above = failures.some(failure => home.startsWith(`${failure.id}.`)) ? home.slice(home.indexOf('.') + 1) : home;
  target.hostname = named ? `${id}.${above}` : host;
  location.assign(target);
}

/** Takes the steps from `first` on; `answers` are those of the steps before, which another host's copy of the page has taken. */
async function run(id, first = 0, answers = []) {
  const failure = failures.find(candidate => candidate.id === id);
  if (!failure) return;
  const row = document.getElementById(id);
  const output = row.querySelector('output');
  row.classList.add('running');
  row.scrollIntoView({ block: 'center' });
  output.removeAttribute('data-done');
  output.textContent = 'running …';
  for (const [index, step] of failure.steps.entries()) {
    if (index < first) continue;
    if (step.how === 'navigate') return navigate(id, step);
    if (step.how === 'move') return move(id, step, index, answers);
    answers.push(await take(step, page));
    output.textContent = answers.join(' → ');
  }
  const unlike = failure.steps.some((step, index) => String(step.answer) !== String(answers[index]));
  output.classList.toggle('unlike', unlike);
  output.textContent = `${answers.join(' → ')}${unlike ? ' – not what this row promises' : ''}`;
  output.dataset.done = id;
}

/** Goes on with the run on another host's copy of this page. */
function move(id, step, index, answers) {
  const target = addressOf(step, page);
  const state = { run: id, step: String(index + 1), home, answers: [...answers, step.answer].join() };
  target.search = new URLSearchParams(state).toString();
  location.assign(target);
}

/** Leaves the page; the one that follows it carries the mark `data-done`. */
function navigate(id, step) {
  const target = addressOf(step, page);
  const form = document.createElement('form');
  form.method = step.method ?? 'GET';
  if (step.method === 'POST') target.searchParams.set('run', id);
  form.action = target.href;
  const fields = step.method === 'POST' ? filled(step.fields ?? {}, page) : { run: id };
  for (const [name, value] of Object.entries(fields)) {
    const input = Object.assign(document.createElement('input'), { type: 'hidden', name, value });
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}

const filter = document.getElementById('filter');
filter.addEventListener('input', () => {
  const words = filter.value.toLowerCase().split(/\s+/);
  for (const section of document.querySelectorAll('section[data-group]')) {
    const rows = [...section.querySelectorAll('.rows > li')];
    for (const row of rows) row.hidden = !words.every(word => row.textContent.toLowerCase().includes(word));
    section.hidden = rows.every(row => row.hidden);
  }
});

// The working sign-in of the token API.
const card = document.getElementById('jwt');
const held = {};
card.querySelector('[data-jwt="sign-in"]').addEventListener('click', async () => {
  const { status } = await obtain({ grant_type: 'password', username: 'ada', password: 'lovelace' });
  tell(`signed in: ${status}`);
});
card.querySelector('[data-jwt="call"]').addEventListener('click', async () => {
  const first = await call();
  if (first !== 401 || !held.refresh_token) return tell(`call: ${first}`);
  const { status } = await obtain({ grant_type: 'refresh_token', refresh_token: held.refresh_token });
  tell(`call: 401 → refresh: ${status} → call: ${await call()}`);
});

async function obtain(fields) {
  const response = await fetch('/token', { method: 'POST', body: new URLSearchParams(fields) });
  if (response.ok) Object.assign(held, await response.json());
  return response;
}

async function call() {
  const headers = held.access_token ? { Authorization: `Bearer ${held.access_token}` } : {};
  const response = await fetch('/api/orders', { headers });
  await response.text();
  return response.status;
}

function tell(text) {
  card.querySelector('output').textContent = text;
}

const wanted = asked.get('run');
if (wanted) run(wanted, Number(asked.get('step') ?? 0), asked.get('answers')?.split(',') ?? []);
