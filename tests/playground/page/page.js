// The page's own script: it runs the steps of a failure as a web application would, with fetch, XMLHttpRequest or a navigation.
const { failures, tokens, ports } = JSON.parse(document.getElementById('data').textContent);
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
  const isRunHost = failures.some(failure => host.startsWith(`${failure.id}.`));
  const base = isRunHost ? host.slice(host.indexOf('.') + 1) : host;
  const target = new URL(`/?run=${id}`, location.href);
  target.hostname = named ? `${id}.${base}` : host;
  location.assign(target);
}

async function run(id) {
  const failure = failures.find(candidate => candidate.id === id);
  if (!failure) return;
  const row = document.getElementById(id);
  const output = row.querySelector('output');
  row.classList.add('running');
  row.scrollIntoView({ block: 'center' });
  output.removeAttribute('data-done');
  output.textContent = 'running …';
  const answers = [];
  for (const step of failure.steps) {
    if (step.how === 'navigate') return navigate(id, step);
    answers.push(await take(step));
    output.textContent = answers.join(' → ');
  }
  const unlike = failure.steps.some((step, index) => step.answer !== answers[index]);
  output.classList.toggle('unlike', unlike);
  output.textContent = `${answers.join(' → ')}${unlike ? ' – not what this row promises' : ''}`;
  output.dataset.done = id;
}

/** Makes one request; the status that the page gets to see, or `blocked`. */
async function take(step) {
  const url = new URL(step.path, location.href);
  if (step.at) url.port = ports[step.at];
  if (step.how === 'xhr') return takeByXhr(url, step.account);
  const headers = step.authorization ? { Authorization: fill(step.authorization) } : {};
  const body = step.fields && JSON.stringify(filled(step.fields));
  if (body) headers['Content-Type'] = 'application/json';
  try {
    const response = await fetch(url, {
      method: step.method ?? 'GET',
      headers,
      ...(body && { body }),
      credentials: step.credentials ?? 'same-origin',
    });
    const text = await response.text();
    if (step.save) tokens[step.save] = JSON.parse(text).access_token;
    return response.status;
  } catch {
    return 'blocked';
  }
}

/** With an account given to `open`, the browser answers the challenge by itself (XMLHttpRequest standard, the open() method). */
function takeByXhr(url, [username, password]) {
  return new Promise(resolve => {
    const request = new XMLHttpRequest();
    request.open('GET', url, true, username, password);
    request.onload = () => resolve(request.status);
    request.onerror = () => resolve('blocked');
    request.send();
  });
}

/** Leaves the page; the one that follows it carries the mark `data-done`. */
function navigate(id, step) {
  const form = document.createElement('form');
  form.method = step.method ?? 'GET';
  form.action = step.method === 'POST' ? `${step.path}?run=${id}` : step.path;
  const fields = step.method === 'POST' ? filled(step.fields ?? {}) : { run: id };
  for (const [name, value] of Object.entries(fields)) {
    const input = Object.assign(document.createElement('input'), { type: 'hidden', name, value });
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}

const fill = text => text.replace(/\{(\w+)\}/g, (_, name) => tokens[name]);
const filled = fields => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, fill(value)]));

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

const wanted = new URLSearchParams(location.search).get('run');
if (wanted) run(wanted);
