import { readFileSync } from 'node:fs';
import { type Failure, failures, groups, type Step } from '../failures.ts';
import { type Answer, type Ask, escapeHtml, html, type Route } from '../http.ts';
import { issuerOf } from '../samples/index.ts';
import { ACCOUNT, remember } from '../state.ts';
import { pageTokens } from '../tokens.ts';

/** The page that lists every failure, with the tokens and the ports that its script needs. */
export async function frontPage(ask: Ask): Promise<Answer> {
  const tokens = {
    ...(await pageTokens(ask.state.mint, issuerOf(ask.url.origin), ask.now)),
    ended: remember(ask.state.endedTokens, 'pg_'),
    refresh: remember(ask.state.refreshTokens),
  };
  const data = JSON.stringify({ failures, tokens, ports: ask.ports }).replaceAll('<', '\\u003c');
  return html(200, template(groups.map(([heading, rows]) => section(heading, rows)).join('\n'), data));
}

/** A file of this folder, read anew for each request, so that an edit shows on reload. */
export const asset =
  (name: string, type: string): Route =>
  () => ({
    status: 200,
    headers: [['Content-Type', `${type}; charset=utf-8`]],
    body: readFileSync(new URL(name, import.meta.url), 'utf8'),
  });

const section = (heading: string, rows: readonly Failure[]): string => `<section>
  <h2>${escapeHtml(heading)}</h2>
  <ul class="rows">${rows.map(row).join('\n')}</ul>
</section>`;

const row = (failure: Failure): string => `<li id="${failure.id}">
  <div class="what">
    <h3>${escapeHtml(failure.title)}</h3>
    <ol class="steps">${failure.steps.map(step => `<li><code>${escapeHtml(stepText(step))}</code></li>`).join('')}</ol>
    ${failure.note ? `<p class="note">${escapeHtml(failure.note)}</p>` : ''}
  </div>
  <span class="verdict ${failure.outcome}">${escapeHtml(failure.diagnosis)}</span>
  <button type="button" data-failure="${failure.id}">Run</button>
  <output></output>
</li>`;

/** A step as one line: `GET /api/orders · Authorization: Bearer {expired} → 401`. */
export function stepText(step: Step): string {
  const where = step.at ? `${step.path} at the ${step.at === 'other' ? 'second port' : `${step.at} clock`}` : step.path;
  const how = step.how === 'navigate' ? ' (the tab goes there)' : '';
  const sent = [
    step.authorization && `Authorization: ${step.authorization}`,
    step.account && `the browser signs in as ${step.account[0]}`,
    step.fields && new URLSearchParams(step.fields).toString().replaceAll(/%7[BD]/g, decodeURIComponent),
  ].filter(text => text !== undefined);
  const parts = [`${step.method ?? 'GET'} ${where}${how}`, ...sent];
  return `${parts.join(' · ')} → ${step.answer}`;
}

const template = (list: string, data: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Why401 playground</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
<main>
  <header>
    <h1>Why401 playground</h1>
    <p>Each row below really makes the requests that it names and is refused as it says. Open the developer tools at the
      <b>Why401</b> panel, run one, and compare its verdict with the one in the row. Each run has a host name of its own,
      because what else was sent to a server is part of the evidence. The account is <code>${ACCOUNT.username}</code> with
      the password <code>${ACCOUNT.password}</code>.</p>
    <p><a href="/schemes">Every scheme and token on one page</a>, and an issuer whose keys prove the tokens of this one.</p>
  </header>
  <section class="cards" aria-label="Sign-ins that work">
    <form class="card" method="post" action="/session/login">
      <h2>Session cookie</h2>
      <label>User name <input name="username" value="${ACCOUNT.username}" autocomplete="off"></label>
      <label>Password <input name="password" value="${ACCOUNT.password}" autocomplete="off"></label>
      <p><button>Sign in</button> <button formaction="/session/logout">Sign out</button> <a href="/session/account">Account</a></p>
    </form>
    <div class="card" id="jwt">
      <h2>Access token with refresh</h2>
      <p>Signs in, calls with a token that lives 30 seconds, and refreshes it when it is refused.</p>
      <p><button type="button" data-jwt="sign-in">Sign in</button> <button type="button" data-jwt="call">Call</button></p>
      <output></output>
    </div>
    <div class="card">
      <h2>Basic and Digest</h2>
      <p>The browser itself asks for the account, and remembers it until it is closed.</p>
      <p><a href="/basic/page">Back office (Basic)</a></p>
      <p><a href="/digest/page">Archive (Digest)</a></p>
      <p><a href="/cookies">A page that sets many kinds of cookies</a></p>
    </div>
  </section>
  ${list}
</main>
<script type="application/json" id="data">${data}</script>
<script type="module" src="/page.js"></script>
</html>`;
