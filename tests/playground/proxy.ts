import { createServer, type IncomingMessage, request as requestTo, type Server, type ServerResponse } from 'node:http';
import { type Answer, doneMark, escapeHtml, html, send } from './http.ts';
import { isAccount } from './state.ts';

const NAME = 'Company Gateway';
const VIA = `1.1 gateway.company.test (${NAME})`;
const SIGNED = [
  ['Server', `${NAME}/1.0`],
  ['Via', VIA],
] as const;

// The browser would ask the forbidden host for one, and be refused once more.
const NO_ICON = '<link rel="icon" href="data:,">';

/** This machine under any of its names; nothing that goes through the proxy leaves it. */
const HERE = /^(?:127\.0\.0\.1|(?:.+\.)?localhost)$/;

/**
 * A forward proxy for plain http (RFC 9110 section 7.6): it wants the playground's account, passes on to this machine alone,
 * and refuses every other host itself, as a company's does with a site that it forbids.
 */
export function proxyServer(): Server {
  const server = createServer((request, response) => {
    const address = request.url ?? '';
    const url = URL.canParse(address) ? new URL(address) : undefined;
    const own = url ? ownAnswer(request, url) : html(400, '<h1>400</h1><p>A proxy is asked for a whole address.</p>');
    if (own || !url) return send(response, own ?? { status: 400 }, Date.now());
    passOn(request, url, response);
  });
  server.on('connect', (_request, socket) => socket.end('HTTP/1.1 405 Method Not Allowed\r\n\r\n'));
  return server;
}

function ownAnswer(request: IncomingMessage, url: URL): Answer | undefined {
  if (!isSignedIn(request.headers['proxy-authorization'])) {
    const challenge = ['Proxy-Authenticate', `Basic realm="${NAME}"`] as const;
    return html(407, '<h1>407</h1><p>Sign in to the proxy first.</p>', [challenge, ...SIGNED]);
  }
  if (HERE.test(url.hostname)) return undefined;
  const words = `<h1>403</h1><p>${NAME}: ${escapeHtml(url.hostname)} is not allowed here.</p>`;
  return html(403, NO_ICON + words + doneMark({ url }, 403), SIGNED);
}

function isSignedIn(header: string | undefined): boolean {
  const encoded = /^Basic +(\S+)$/i.exec(header ?? '')?.[1] ?? '';
  const [username, password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return isAccount(username, password);
}

/** The account is for the proxy, and so goes no further (RFC 9110 section 11.7.2). */
function passOn(request: IncomingMessage, url: URL, response: ServerResponse): void {
  const { 'proxy-authorization': _account, 'proxy-connection': _hop, ...headers } = request.headers;
  const options = { host: '127.0.0.1', port: url.port || 80, path: url.pathname + url.search, method: request.method };
  const onward = requestTo({ ...options, headers: { ...headers, host: url.host } }, answer => {
    response.writeHead(answer.statusCode ?? 502, [...answer.rawHeaders, 'Via', VIA]);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
