import { createHash } from 'node:crypto';
import { html, json, lastPage, type Route } from '../http.ts';
import { use } from '../state.ts';
import { LATIN1_PAIR } from '../tokens.ts';

const bare401 = '<h1>401</h1><p>This needs a sign-in.</p>';

/** The password is changed after its first use. */
export const rotatedPassword: Route = ask => {
  const sent = ask.headers.authorization ?? '';
  if (sent && use(ask.state, `password of ${ask.url.host}`) === 0) return json(200, { path: ask.url.pathname });
  return html(401, bare401, [['WWW-Authenticate', 'Basic realm="Intranet"']]);
};

/** Reads names as UTF-8 (RFC 7617 section 2.1), so the Latin-1 form of the right name is a wrong one. */
export const utf8Area: Route = ask => {
  const right = Buffer.from(Buffer.from(LATIN1_PAIR, 'base64').toString('latin1')).toString('base64');
  if (ask.headers.authorization === `Basic ${right}`) return json(200, { path: ask.url.pathname });
  return html(401, bare401, [['WWW-Authenticate', 'Basic realm="Archiv", charset="UTF-8"']]);
};

const NONCE = 'c2hvcnQtbGl2ZWQ';

/** Each nonce is good for one answer; the second is told that it is stale (RFC 7616 section 3.3). */
export const forgetfulDigest: Route = ask => {
  const sent = ask.headers.authorization ?? '';
  if (sent.includes(NONCE) && use(ask.state, `nonce of ${ask.url.host}`) === 0)
    return json(200, { path: ask.url.pathname });
  const stale = sent ? ', stale=true' : '';
  const challenge = `Digest realm="Plant", qop="auth", algorithm=SHA-256, nonce="${NONCE}-2"${stale}`;
  return html(401, bare401, [['WWW-Authenticate', challenge]]);
};

/** What a Digest client answers to `forgetfulDigest`, for the count of its use (RFC 7616 section 3.4.1). */
export function digestAnswer(count: 1 | 2): string {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const [nc, cnonce, uri] = [`0000000${count}`, '0a4f113b', '/digest-once/live'];
  const a1 = hash('ada:Plant:lovelace');
  const response = hash([a1, NONCE, nc, cnonce, 'auth', hash(`GET:${uri}`)].join(':'));
  const text = { username: 'ada', realm: 'Plant', nonce: NONCE, uri, response, cnonce };
  const quoted = Object.entries(text).map(([name, value]) => `${name}="${value}"`);
  return `Digest ${quoted.join(', ')}, algorithm=SHA-256, qop=auth, nc=${nc}`;
}

/** Digest in a variant that browsers do not have. */
export const rareDigest: Route = () =>
  html(401, bare401, [
    ['WWW-Authenticate', 'Digest realm="Plant", qop="auth", algorithm=SHA-512-256, nonce="bm9uY2U"'],
  ]);

/** The server that checks Digest sees another path than the browser asked for: a proxy took `/meter` off. */
export const rewritten: Route = ask => {
  const via = ['Via', '1.1 home.shop.test'] as const;
  if (!ask.headers.authorization) {
    const challenge = `Digest realm="meter", nonce="bWV0ZXI", algorithm=MD5, domain="/values/", qop="auth"`;
    return html(401, bare401, [['WWW-Authenticate', challenge], via]);
  }
  return html(400, '<h1>400</h1><p>The uri of the Digest answer is not that of the request.</p>', [via]);
};

/** Kerberos by SPNEGO alone (RFC 4559). What is not SPNEGO is a broken token to it. */
export const negotiateArea: Route = ask => {
  const sent = ask.headers.authorization;
  const words = sent ? 'Defective token detected (Mechanism level: GSSHeader did not find the right tag)' : 'Sign in.';
  return html(401, `<h1>401</h1><p>${words}</p>`, [['WWW-Authenticate', 'Negotiate']]);
};

/** 401 without the WWW-Authenticate that RFC 9110 section 15.5.2 demands. */
export const bare: Route = ask => lastPage(ask, 401, 'You are not authorized.');

/** A Digest challenge without the nonce and the realm that RFC 7616 section 3.3 demands. */
export const broken: Route = ask =>
  lastPage(ask, 401, 'This needs a sign-in.', [['WWW-Authenticate', 'Digest qop="auth, algorithm=MD5']]);

/** A reverse proxy that wants Basic of everything, in front of an application that has tokens. */
export const fencedApp: Route = ask => {
  if (/^Basic YWRhOmxvdmVsYWNl$/.test(ask.headers.authorization ?? '')) return json(200, { path: ask.url.pathname });
  return html(401, '<html><head><title>401 Authorization Required</title></head></html>', [
    ['Server', 'nginx'],
    ['WWW-Authenticate', 'Basic realm="Family server"'],
  ]);
};
