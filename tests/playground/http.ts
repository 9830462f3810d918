import type { IncomingMessage, ServerResponse } from 'node:http';
import type { State } from './state.ts';

/** What a route is asked: one request, the clock of the listener it came to, and the playground's memory. */
export interface Ask {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly listener: Listener;
  /** Milliseconds since the epoch by this listener's clock, which may be wrong on purpose. */
  readonly now: number;
  readonly ports: Ports;
  readonly state: State;
}

/** What a route answers. An object as the body is sent as JSON. */
export interface Answer {
  readonly status: number;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string | object;
  /** Milliseconds since the epoch of an answer that was made earlier, such as one of a cache; now when absent. */
  readonly madeAt?: number;
}

export type Listener = 'main' | 'other' | 'fast' | 'slow' | 'secure' | 'certified';
/** `proxy` is that of the forward proxy, which serves nothing itself. */
export type Ports = Readonly<Record<Listener | 'proxy', number>>;
export type Route = (ask: Ask) => Answer | undefined | Promise<Answer | undefined>;

const HTML = 'text/html; charset=utf-8';

export const html = (status: number, body: string, headers: Answer['headers'] = []): Answer => ({
  status,
  headers: [['Content-Type', HTML], ...headers],
  body,
});

/** A page that a run may end at. It carries the mark that the playground's own page sets when a run is over: here that page is gone. */
export function lastPage(ask: Ask, status: number, message: string, headers: Answer['headers'] = []): Answer {
  return html(
    status,
    `<h1>${status}</h1><p>${message}</p><p><a href="/">Back</a></p>${doneMark(ask, status)}`,
    headers,
  );
}

/** The mark of a run that ends here; nothing where a person came by. */
export function doneMark({ url }: Pick<Ask, 'url'>, status: number): string {
  const run = url.searchParams.get('run');
  return run ? `<output data-done="${escapeHtml(run)}">${status}</output>` : '';
}

export const wantsPage = (ask: Ask): boolean => ask.headers.accept?.includes('text/html') ?? false;

export const json = (status: number, body: object, headers: Answer['headers'] = []): Answer => ({
  status,
  headers,
  body,
});

/** The cookies of the request, the first of each name. */
export function cookiesOf(ask: Ask): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (ask.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (at > 0 && !cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim());
  }
  return cookies;
}

/** The fields of a form or of a flat JSON object. A body that is neither has none. */
export function fieldsOf(ask: Ask): Record<string, string> {
  if (!ask.headers['content-type']?.includes('json')) return Object.fromEntries(new URLSearchParams(ask.body));
  try {
    const parsed: unknown = JSON.parse(ask.body);
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, String(value)]));
  } catch {
    return {};
  }
}

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

export function send(response: ServerResponse, answer: Answer, now: number): void {
  const isText = typeof answer.body === 'string' || answer.body === undefined;
  const text = isText ? ((answer.body as string | undefined) ?? '') : `${JSON.stringify(answer.body, null, 2)}\n`;
  response.sendDate = false; // the listener's own clock speaks, right or wrong
  response.setHeader('Date', new Date(answer.madeAt ?? now).toUTCString());
  if (answer.madeAt === undefined) response.setHeader('Cache-Control', 'no-store');
  if (!isText) response.setHeader('Content-Type', 'application/json');
  for (const [name, value] of answer.headers ?? []) response.appendHeader(name, value);
  response.writeHead(answer.status);
  response.end(text);
}

/** CORS as an API for other origins has it: this origin may read the answer, and send the headers that it asked for. */
export function allowOrigin(ask: Ask, answer: Answer): Answer {
  const origin = ask.headers.origin;
  if (!origin) return answer;
  const wanted = ask.headers['access-control-request-headers'];
  const cors: [string, string][] = [
    ['Access-Control-Allow-Origin', origin],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Access-Control-Expose-Headers', 'WWW-Authenticate, Date'],
    ['Vary', 'Origin'],
  ];
  if (wanted) cors.push(['Access-Control-Allow-Headers', wanted], ['Access-Control-Allow-Methods', 'GET, POST']);
  return { ...answer, headers: [...(answer.headers ?? []), ...cors] };
}

/** Text made safe to stand in HTML, in an element or in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
