import { type Answer, type Ask, escapeHtml, html } from '../http.ts';
import { workshopOf } from '../routes/schemes.ts';
import { carried, type Sample, sampleGroups, samplePath, samples } from '../samples/index.ts';

/** The page with every scheme and token kind, and with the credentials that its requests will carry, made just now. */
export async function schemesPage(ask: Ask): Promise<Answer> {
  const shop = workshopOf(ask);
  const entries = samples.map(async sample => [sample.id, await carried(sample, shop)] as const);
  const data = JSON.stringify(Object.fromEntries(await Promise.all(entries))).replaceAll('<', '\\u003c');
  const list = sampleGroups.map(([heading, rows]) => section(heading, rows)).join('\n');
  return html(200, template(list, data));
}

const section = (heading: string, rows: readonly Sample[]): string => `<section>
  <h2>${escapeHtml(heading)}</h2>
  <ul class="rows">${rows.map(row).join('\n')}</ul>
</section>`;

const row = (sample: Sample): string => `<li id="${sample.id}">
  <div class="what">
    <h3>${escapeHtml(sample.title)}</h3>
    <ol class="steps"><li><code>GET ${samplePath(sample)} → 401 · WWW-Authenticate: ${escapeHtml(sample.scheme)}</code></li></ol>
    ${sample.signature ? `<p class="note">Check the signature in the panel: <b>${SIGNATURES[sample.signature]}</b>.</p>` : ''}
  </div>
  <span class="verdict normal">${escapeHtml(sample.token ?? sample.scheme)}</span>
  <button type="button" data-sample="${sample.id}">Run</button>
  <output></output>
</li>`;

const SIGNATURES: Readonly<Record<NonNullable<Sample['signature']>, string>> = {
  verified: 'right',
  wrong: 'wrong',
  'key-unknown': 'made with a key that the issuer does not publish any more',
  algorithm: 'the key is not for this algorithm',
  'other-issuer': 'the document speaks of another issuer',
  'no-keys': 'the issuer gives no keys',
  'not-checkable': 'nobody can check it here',
  unreachable: 'the issuer does not answer',
  'not-kept': 'the token is gone',
};

const template = (list: string, data: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Every scheme and token – Why401 playground</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
<main>
  <header>
    <p><a href="/">All failures</a></p>
    <h1>Every scheme and token</h1>
    <p>Each row makes a real request with a credential of its kind and is refused with a challenge of its scheme. Look at
      <b>The challenge</b> and <b>The credential</b> in the <b>Why401</b> panel. The credentials were made for this page as it was
      loaded and open nothing; the tokens are signed by the playground’s own issuer, whose keys the panel can ask for.</p>
    <p><button type="button" id="all">Run all ${samples.length}</button> <output></output></p>
  </header>
  ${list}
</main>
<script type="application/json" id="data">${data}</script>
<script type="module" src="/schemes.js"></script>
</html>`;
