import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dpopTokens } from '../dpop.ts';
import { type Failure, failures, groups, type Step } from '../failures.ts';
import { type Answer, type Ask, escapeHtml, html, type Ports, type Route } from '../http.ts';
import { type NotShown, notShown } from '../not-shown.ts';
import { digestAnswer } from '../routes/challenges.ts';
import { issuerOf } from '../samples/index.ts';
import { personWords, startWords } from '../starts.ts';
import { ACCOUNT, remember } from '../state.ts';
import { LATIN1_PAIR, pageTokens, sigV4 } from '../tokens.ts';

/** The page that lists every failure, with the tokens and the ports that its script needs. */
export async function frontPage(ask: Ask): Promise<Answer> {
  const { mint } = ask.state;
  const issuer = issuerOf(ask.url.origin);
  const [aws, lateAws] = [sigV4(ask.now), sigV4(ask.now - 20 * 60_000)];
  const tokens = {
    ...(await pageTokens(mint, issuer, ask.now)),
    ...(await dpopTokens(mint, issuer, ask.url.origin, ask.now)),
    latin1: LATIN1_PAIR,
    digest: digestAnswer(1),
    digestAgain: digestAnswer(2),
    aws: aws.authorization,
    awsDate: aws.date,
    awsLate: lateAws.authorization,
    awsLateDate: lateAws.date,
    unknown: `pg_${randomBytes(16).toString('hex')}`,
    ended: remember(ask.state.endedTokens, 'pg_'),
    refresh: remember(ask.state.refreshTokens),
  };
  const data = JSON.stringify({ failures, tokens, ports: ask.ports }).replaceAll('<', '\\u003c');
  return html(200, template(groups.map(([heading, rows]) => section(heading, rows, ask.ports)).join('\n'), data));
}

/** A file of this folder, read anew for each request, so that an edit shows on reload. */
export const asset =
  (name: string, type: string): Route =>
  () => ({
    status: 200,
    headers: [['Content-Type', `${type}; charset=utf-8`]],
    body: readFileSync(new URL(name, import.meta.url), 'utf8'),
  });

const section = (heading: string, rows: readonly Failure[], ports: Ports): string => `<section data-group>
  <h2>${escapeHtml(heading)}</h2>
  <ul class="rows">${rows.map(failure => row(failure, ports)).join('\n')}</ul>
</section>`;

const row = (failure: Failure, ports: Ports): string => `<li id="${failure.id}">
  <div class="what">
    <h3>${escapeHtml(failure.title)}</h3>
    <ol class="steps">${failure.steps.map(step => `<li><code>${escapeHtml(stepText(step))}</code></li>`).join('')}</ol>
    ${wordsOf(failure, ports)
      .map(words => `<p class="note">${escapeHtml(words)}</p>`)
      .join('')}
  </div>
  <span class="verdict ${failure.outcome}">${escapeHtml(failure.diagnosis)}</span>
  <button type="button" data-failure="${failure.id}">Run</button>
  <output></output>
</li>`;

/** What a person has to know of a row: how to start the browser, how to answer its prompt, and what is odd about it. */
const wordsOf = ({ start, person, note }: Failure, ports: Ports): readonly string[] => [
  ...(start ? [startWords[start](ports)] : []),
  ...(person ? [personWords[person]] : []),
  ...(note ? [note] : []),
];

const unshown = ({ diagnosis, reason }: NotShown): string =>
  `<dt><code>${diagnosis}</code></dt><dd>${escapeHtml(reason)}</dd>`;

/** A step as one line: `GET /api/orders · Authorization: Bearer {expired} → 401`. */
export function stepText(step: Step): string {
  if (step.how === 'move') return `the tab goes to ${step.host}`;
  const pairs = (of: Readonly<Record<string, string>> = {}) => Object.entries(of).map(pair => pair.join(': '));
  const sent = [
    ...(step.after ? [`after ${step.after / 1000} s`] : []),
    ...(step.authorization ? [`Authorization: ${step.authorization}`] : []),
    ...pairs(step.headers),
    ...(step.account ? [`the browser signs in as ${step.account[0]}`] : []),
    ...(step.fields ? [new URLSearchParams(step.fields).toString().replaceAll(/%7[BD]/g, decodeURIComponent)] : []),
    ...(step.credentials === 'include' ? ['with cookies'] : []),
  ];
  return `${[`${step.method ?? 'GET'} ${placeOf(step)}${WAYS[step.how ?? 'fetch'] ?? ''}`, ...sent].join(' · ')} → ${step.answer}`;
}

const WAYS: Readonly<Partial<Record<NonNullable<Step['how']>, string>>> = {
  navigate: ' (the tab goes there)',
  image: ' (an image)',
  frame: ' (a frame)',
  font: ' (a font)',
  events: ' (an EventSource)',
  socket: ' (a WebSocket)',
};

const PLACES: Readonly<Record<NonNullable<Step['at']>, string>> = {
  other: 'at the second port',
  fast: 'at the fast clock',
  slow: 'at the slow clock',
  secure: 'over https',
  certified: 'where a client certificate is asked for',
};

const placeOf = ({ path, host, at, userinfo }: Step): string =>
  [
    path,
    ...(userinfo ? [`with ${userinfo}@ in the address`] : []),
    ...(host ? [`on ${host}`] : []),
    ...(at ? [PLACES[at]] : []),
  ].join(' ');

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
  <p class="find"><label>Find <input id="filter" type="search" placeholder="cookie, 403, token-expired …"></label>
    ${failures.length} outcomes</p>
  ${list}
  <section data-group>
    <h2>What a browser cannot be made to show here</h2>
    <dl class="rows unshown">${notShown.map(unshown).join('\n')}</dl>
  </section>
</main>
<script type="application/json" id="data">${data}</script>
<script type="module" src="/page.js"></script>
</html>`;
