import { type Answer, type Ask, escapeHtml, html, json, type Route } from '../http.ts';

/** One cookie that `/cookies` sets, and whether it needs `Secure` (on http only a trustworthy host may set those). */
export interface CookieSpec {
  readonly name: string;
  readonly value: string;
  readonly attributes: string;
  readonly kind: string;
}

const DAY = 'Max-Age=86400';

/** The set for one host. Its parent domain is where the `Domain` cookies go, or the host itself where no parent may have cookies. */
export function cookiesFor(hostname: string): readonly CookieSpec[] {
  const parent = hostname.split('.').length > 2 ? hostname.slice(hostname.indexOf('.') + 1) : hostname;
  const plain: CookieSpec[] = [
    { name: 'plain', value: 'host-only', attributes: 'Path=/', kind: 'host-only, session' },
    { name: 'lasting', value: 'a-day', attributes: `Path=/; ${DAY}`, kind: 'host-only, persistent' },
    { name: 'strict', value: '1', attributes: 'Path=/; SameSite=Strict', kind: 'SameSite=Strict' },
    { name: 'lax', value: '1', attributes: 'Path=/; SameSite=Lax', kind: 'SameSite=Lax' },
    { name: 'hidden', value: 'from-scripts', attributes: 'Path=/; HttpOnly', kind: 'HttpOnly' },
    { name: 'deep', value: 'path', attributes: 'Path=/cookies', kind: 'bound to a path' },
    { name: 'quoted', value: '"a b"', attributes: 'Path=/', kind: 'quoted value' },
    { name: 'empty', value: '', attributes: 'Path=/', kind: 'empty value' },
    { name: 'twin', value: 'host', attributes: 'Path=/', kind: 'one of two of a name, host-only' },
    { name: 'twin', value: 'path', attributes: 'Path=/cookies', kind: 'one of two of a name, bound to a path' },
  ];
  const secure: CookieSpec[] = [
    { name: 'none', value: '1', attributes: 'Path=/; Secure; SameSite=None', kind: 'SameSite=None, Secure' },
    { name: '__Secure-id', value: '1', attributes: `Path=/; Secure; ${DAY}`, kind: '__Secure- prefix' },
    { name: '__Host-id', value: '1', attributes: 'Path=/; Secure; HttpOnly', kind: '__Host- prefix' },
    { name: '__Host-chips', value: '1', attributes: 'Path=/; Secure; SameSite=None; Partitioned', kind: 'partitioned' },
  ];
  const domain: CookieSpec[] = [
    { name: 'wide', value: 'domain', attributes: `Path=/; Domain=${parent}; ${DAY}`, kind: 'for the whole domain' },
    { name: 'twin', value: 'domain', attributes: `Path=/; Domain=${parent}`, kind: 'one of a name, whole domain' },
  ];
  return [...plain, ...secure, ...(mayHaveDomainCookies(parent) ? domain : [])];
}

/** `/cookies` sets them all; `/cookies/seen` tells which came back. */
export const cookieRoutes: Route = ask => (ask.url.pathname === '/cookies' ? setAll(ask) : seen(ask));

// A bare label is a public suffix (the rule `*` of the Public Suffix List), an address has no domain: neither may have them.
const mayHaveDomainCookies = (domain: string): boolean => domain.includes('.') && !/^[\d.]+$/.test(domain);

const seen = (ask: Ask): Answer => json(200, { cookie: ask.headers.cookie ?? null });

function setAll(ask: Ask): Answer {
  const cookies = cookiesFor(ask.url.hostname);
  const rows = cookies.map(cookie => {
    const cells = [cookie.kind, `${cookie.name}=${cookie.value}`, cookie.attributes];
    return `<tr>${cells.map(text => `<td><code>${escapeHtml(text)}</code></td>`).join('')}</tr>`;
  });
  const page = `<!doctype html><html lang="en"><title>Cookies</title><link rel="stylesheet" href="/style.css">
    <main><h1>Cookies set by this page</h1><p><a href="/">Back</a> · <a href="/cookies/seen">What comes back</a></p>
    <table><tr><th>Kind</th><th>Cookie</th><th>Attributes</th></tr>${rows.join('')}</table></main></html>`;
  const headers = cookies.map(
    ({ name, value, attributes }) => ['Set-Cookie', `${name}=${value}; ${attributes}`] as const,
  );
  return html(200, page, headers);
}
