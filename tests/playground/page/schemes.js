// Runs the samples: one request each, with the credential that the page was given for it.
const samples = JSON.parse(document.getElementById('data').textContent);

for (const button of document.querySelectorAll('[data-sample]')) {
  button.addEventListener('click', () => run(button.dataset.sample));
}

const all = document.getElementById('all');
all.addEventListener('click', () => runAll(Object.keys(samples)));

/** One after the other, so that the rows of the panel stand in the order of the page. */
async function runAll(ids) {
  const output = all.nextElementSibling;
  output.removeAttribute('data-done');
  all.disabled = true;
  for (const [done, id] of ids.entries()) {
    output.textContent = `${done} of ${ids.length}`;
    await run(id);
  }
  output.textContent = `all ${ids.length}`;
  output.dataset.done = 'all';
  all.disabled = false;
}

async function run(id) {
  const { url, fields } = samples[id];
  const output = document.getElementById(id).querySelector('output');
  output.removeAttribute('data-done');
  // `omit` keeps the browser from asking the person after Basic, Digest, NTLM and Negotiate.
  const response = await fetch(url, { headers: fields, credentials: 'omit' });
  await response.text();
  output.textContent = response.status;
  output.classList.toggle('unlike', response.status !== 401);
  output.dataset.done = id;
}

const wanted = new URLSearchParams(location.search).get('run');
if (wanted) (wanted === 'all' ? runAll(Object.keys(samples)) : runAll(wanted.split(','))).catch(reportError);
