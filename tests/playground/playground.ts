import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { selfSigned } from './certificate.ts';
import { type Listener, type Ports, readBody, send } from './http.ts';
import { proxyServer } from './proxy.ts';
import { route } from './routes/index.ts';
import { newState, type SeenRequest } from './state.ts';

export interface Playground {
  readonly origin: string;
  /** A second port of the same host: another origin of the same site. */
  readonly otherOrigin: string;
  /** HTTPS with a self-signed certificate, the same pages. */
  readonly secureOrigin: string;
  /** The port of a forward proxy, on the loopback interface too. */
  readonly proxyPort: number;
  /** What the listeners received, oldest first, to the last request that was answered. */
  readonly requests: readonly SeenRequest[];
  /** Forgets sessions, tokens given out and the log; the key and the ports stay. */
  reset(): void;
  close(): Promise<void>;
}

const SKEW_MS = 10 * 60_000;
const CLOCKS: Readonly<Record<Listener, number>> = {
  main: 0,
  other: 0,
  fast: SKEW_MS,
  slow: -SKEW_MS,
  secure: 0,
  certified: 0,
};

/**
 * Starts the playground on the loopback interface under whatever host name the browser uses for it. Ports that are absent or
 * 0 are taken as the system gives them. Rejects if a port that was asked for is taken.
 */
export async function startPlayground(wanted: { port?: number; otherPort?: number } = {}): Promise<Playground> {
  const state = await newState();
  const servers: Server[] = [];
  const ports = { main: 0, other: 0, fast: 0, slow: 0, secure: 0, certified: 0, proxy: 0 };
  const asked: Partial<Record<Listener, number>> = { main: wanted.port ?? 0, other: wanted.otherPort ?? 0 };
  const certificate = selfSigned(['localhost', '*.localhost', 'shop.test', '*.shop.test'], new Date());
  for (const listener of Object.keys(CLOCKS) as Listener[]) {
    const handle = (request: IncomingMessage, response: ServerResponse) =>
      answer(listener, request, response, ports, state).catch(error => response.destroy(error));
    const server = isSecure(listener) ? createSecureServer(tls(listener, certificate), handle) : createServer(handle);
    servers.push(server);
    ports[listener] = await listen(server, asked[listener] ?? 0);
  }
  const proxy = proxyServer();
  servers.push(proxy);
  ports.proxy = await listen(proxy, 0);
  return {
    origin: `http://localhost:${ports.main}`,
    otherOrigin: `http://localhost:${ports.other}`,
    secureOrigin: `https://localhost:${ports.secure}`,
    proxyPort: ports.proxy,
    requests: state.requests,
    reset: state.reset,
    close: async () => void (await Promise.all(servers.map(close))),
  };
}

const isSecure = (listener: Listener): boolean => listener === 'secure' || listener === 'certified';

/** One listener asks every client for a certificate, lets the handshake pass without, and refuses by HTTP. */
const tls = (listener: Listener, certificate: { key: string; cert: string }) => ({
  ...certificate,
  ...(listener === 'certified' && { requestCert: true, rejectUnauthorized: false }),
});

async function answer(
  listener: Listener,
  request: IncomingMessage,
  response: ServerResponse,
  ports: Ports,
  state: Awaited<ReturnType<typeof newState>>,
): Promise<void> {
  const now = Date.now() + CLOCKS[listener];
  const { method = 'GET', headers } = request;
  const scheme = isSecure(listener) ? 'https' : 'http';
  const url = new URL(request.url ?? '/', `${scheme}://${headers.host ?? 'localhost'}`);
  const body = await readBody(request);
  const reply = await route({ method, url, headers, body, listener, now, ports, state });
  state.requests.push({
    listener,
    method,
    url: url.pathname + url.search,
    host: url.host,
    headers: pairs(request.rawHeaders),
    status: reply.status,
    body: typeof reply.body === 'object' ? JSON.stringify(reply.body) : (reply.body ?? ''),
  });
  send(response, reply, now);
}

/** On loopback alone: the playground hands tokens to whoever asks. Browsers try this address for *.localhost too. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server & { closeAllConnections?(): void }): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()));
  server.closeAllConnections?.(); // browsers keep idle connections open
  return closed;
}

function pairs(raw: readonly string[]): readonly (readonly [string, string])[] {
  const found: [string, string][] = [];
  for (let index = 0; index < raw.length; index += 2) found.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return found;
}
