import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that answers one path of its own in the way that a test needs, and every other path with an empty page. */
export interface TestServer {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * @param host below localhost, so that the test has a site of its own
 * @param answer what `/answer` does with a request
 */
export async function serve(
  host: string,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<TestServer> {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/answer')) return answer(request, response);
    response.writeHead(request.url === '/favicon.ico' ? 204 : 200, { 'Content-Type': 'text/html' });
    response.end(request.url === '/favicon.ico' ? '' : `<!doctype html><title>${host}</title><h1>${host}</h1>`);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://${host}.localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A server that keeps what arrived below `/answer`, oldest first. @param answer is told which request it is, from 1 */
export async function serveSeen(
  host: string,
  answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
): Promise<TestServer & { readonly seen: readonly IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const server = await serve(host, (request, response) => answer(request, response, seen.push(request)));
  return { ...server, seen };
}

/** Requests that arrive are held until the test lets them go. */
export function gate(answer: (response: ServerResponse) => void) {
  let arrive: () => void = () => undefined;
  let release: () => void = () => undefined;
  const arrived = new Promise<void>(resolve => {
    arrive = resolve;
  });
  const released = new Promise<void>(resolve => {
    release = resolve;
  });
  return {
    arrived,
    release: () => release(),
    async answer(_request: IncomingMessage, response: ServerResponse): Promise<void> {
      arrive();
      await released;
      answer(response);
    },
  };
}
