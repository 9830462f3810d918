/**
 * A site pattern is a host as browsers write it, with a port if only that one is meant: `shop.example`,
 * `localhost:3000`. With `*.` before it, it stands for the host and every host below it.
 */
export type ReadPattern =
  | { readonly ok: true; readonly pattern: string }
  | { readonly ok: false; readonly why: 'empty' | 'every-site' | 'star-inside' | 'scheme' | 'no-host' | 'too-long' };

const LONGEST = 260;

/**
 * Reads what a person types or pastes; of a whole address the host is taken, and nothing else of it is kept.
 *
 * @returns the pattern in its one spelling, or why it is none
 */
export function readSitePattern(text: string): ReadPattern {
  const typed = text.trim();
  if (typed === '') return { ok: false, why: 'empty' };
  if (typed.length > 10 * LONGEST) return { ok: false, why: 'too-long' };
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(typed);
  if (scheme && !/^(?:https?|wss?)$/i.test(scheme[1] ?? '')) return { ok: false, why: 'scheme' };
  const rest = scheme ? typed.slice(scheme[0].length) : typed;
  if (/^\*(?:\.\*?)*(?:[/:].*)?$/.test(rest)) return { ok: false, why: 'every-site' };
  const below = rest.startsWith('*.');
  // An account in the address is no part of the site; it may be secret, and goes no further.
  const place = (below ? rest.slice(2) : rest).split(/[/?#]/, 1)[0]?.split('@').at(-1) ?? '';
  if (place.includes('*')) return { ok: false, why: 'star-inside' };
  const host = URL.canParse(`ws://${place}`) ? new URL(`ws://${place}`).hostname.replace(/\.$/, '') : '';
  if (!/^[\w.[\]:-]+$/.test(host)) return { ok: false, why: 'no-host' };
  const port = /:(\d+)$/.exec(place)?.[1];
  const pattern = `${below ? '*.' : ''}${host}${port === undefined ? '' : `:${Number(port)}`}`;
  return pattern.length > LONGEST ? { ok: false, why: 'too-long' } : { ok: true, pattern };
}

/** True for a pattern in the one spelling that `readSitePattern` gives. */
export function isSitePattern(raw: unknown): raw is string {
  if (typeof raw !== 'string') return false;
  const read = readSitePattern(raw);
  return read.ok && read.pattern === raw;
}

/**
 * @param host as in an address: lower case, with the port where the address has one
 * @param scheme of the address, to know the port that is left out
 */
export function matchesSite(pattern: string, host: string, scheme: string): boolean {
  const below = pattern.startsWith('*.');
  const [wantedName, wantedPort] = splitPort(below ? pattern.slice(2) : pattern);
  const [name, port] = splitPort(host);
  if (wantedPort !== '' && wantedPort !== (port || USUAL_PORTS[scheme] || '')) return false;
  return name === wantedName || (below && name.endsWith(`.${wantedName}`));
}

const USUAL_PORTS: Readonly<Record<string, string>> = { http: '80', ws: '80', https: '443', wss: '443' };

function splitPort(host: string): readonly [name: string, port: string] {
  const port = /:(\d+)$/.exec(host);
  // The colons of an IPv6 address stand inside brackets.
  return port ? [host.slice(0, port.index), port[1] ?? ''] : [host, ''];
}
