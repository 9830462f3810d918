import { doneMark, html, json, type Route } from '../http.ts';
import { ACCOUNT, isAccount } from '../state.ts';

const CHALLENGE = ['WWW-Authenticate', 'Basic realm="Back office", charset="UTF-8"'] as const;

/** Pages and calls behind Basic (RFC 7617). */
export const basicArea: Route = ask => {
  const encoded = /^Basic +(\S+)$/i.exec(ask.headers.authorization ?? '')?.[1] ?? '';
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (!isAccount(pair.slice(0, colon), pair.slice(colon + 1))) {
    return html(401, '<h1>401</h1><p>This needs a user name and a password.</p>', [CHALLENGE]);
  }
  if (!ask.url.pathname.endsWith('/page')) return json(200, { path: ask.url.pathname, user: ACCOUNT.username });
  const page = `<h1>Back office</h1><p>Signed in as ${ACCOUNT.username}.</p><p><a href="/">Back</a></p>`;
  return html(200, page + doneMark(ask, 200));
};
