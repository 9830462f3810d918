import type { ExchangeEvidence } from '../evidence/evidence.ts';
import { APPLICATION_FIELDS, FIREWALLS, FORWARD_PROXIES, GATEWAYS, type Gateway } from '../standards/gateways.ts';
import { bodyText, hasResponseField, responseField } from './answers.ts';

/** The gateway that wrote this answer itself; null when none shows itself or the application behind it answered. */
export function gatewayOf(x: ExchangeEvidence): Gateway | null {
  const server = responseField(x, 'server') ?? '';
  const gateway = GATEWAYS.find(
    g => g.server?.test(server) || g.fields.some(f => hasResponseField(x, f)) || bodyMarks(x, g) || schemeMarks(x, g),
  );
  if (!gateway) return null;
  const passedOn = [...gateway.passedOn, ...APPLICATION_FIELDS].some(f => hasResponseField(x, f));
  return passedOn ? null : gateway;
}

const bodyMarks = (x: ExchangeEvidence, { body }: Gateway): boolean =>
  body !== null && x.body.seen && x.body.value.words.some(w => body.path.test(w.path) && body.text.test(w.text));

const schemeMarks = (x: ExchangeEvidence, { scheme }: Gateway): boolean =>
  scheme !== null &&
  x.response.seen &&
  (x.response.value.challenges?.challenges ?? []).some(c => scheme.test(c.scheme));

/** A firewall or bot filter that wrote this answer, with the mark by which it was recognised. */
export function firewallOf(x: ExchangeEvidence): { readonly name: string; readonly mark: string } | null {
  const server = responseField(x, 'server') ?? '';
  const page = bodyText(x);
  for (const f of FIREWALLS) {
    const field = f.fields.find(name => hasResponseField(x, name));
    if (field) return { name: f.name, mark: `the field ${field}` };
    const said = f.page?.exec(page)?.[0];
    if (said && (f.server === null || f.server.test(server))) return { name: f.name, mark: `its page (“${said}”)` };
  }
  return null;
}

/**
 * The forward proxy that had asked for a sign-in, where it signs this answer too: in `Server` or on its page stands the name
 * under which it asked, or which it gives itself in `Via`. A web server's name proves nothing, since both may run it.
 */
export function proxyThatAsked(
  asked: ExchangeEvidence,
  x: ExchangeEvidence,
): { readonly name: string; readonly mark: string } | null {
  const names = [
    productOf(responseField(asked, 'server')),
    ...Array.from((responseField(asked, 'via') ?? '').matchAll(/\(([^)]*)\)/g), comment => productOf(comment[1])),
  ].filter(name => name.length >= 4 && !WEB_SERVERS.test(name));
  const signed = names.find(name => productOf(responseField(x, 'server')) === name);
  if (signed) return { name: signed, mark: `its Server is ${signed}, which had asked for the sign-in` };
  const page = bodyText(x).toLowerCase();
  const named = names.find(name => page.includes(name.toLowerCase()));
  return named ? { name: named, mark: `its page names ${named}, which had asked for the sign-in` } : null;
}

/** The name before a version: `Acme Gateway/1.2`, `Acme Gateway 1.2`. */
const productOf = (field: string | undefined): string => (field ?? '').replace(/[/ ]v?\d.*$/, '').trim();
const WEB_SERVERS = /^(?:nginx|apache|caddy|litespeed|openresty|microsoft-iis|envoy|haproxy|cloudflare)\b/i;

/** The forward proxy that wrote this answer. `Via` is no mark: a proxy adds it to every answer. */
export function forwardProxyOf(x: ExchangeEvidence): { readonly name: string; readonly mark: string } | null {
  const page = bodyText(x);
  for (const p of FORWARD_PROXIES) {
    if (p.field && hasResponseField(x, p.field)) return { name: p.name, mark: `the field ${p.field}` };
    const said = p.page?.exec(page)?.[0];
    if (said) return { name: p.name, mark: `its page (“${said}”)` };
  }
  return null;
}
