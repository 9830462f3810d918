import { type Answer, type Ask, allowOrigin, json, type Route } from '../http.ts';
import { bearerApi } from './bearer.ts';

/** An address that moved to the second port, another origin on the same site. */
export const moved: Route = ask => {
  const target = new URL(ask.url.pathname.replace('/moved/', '/api/'), ask.url);
  target.port = String(ask.ports.other);
  return { status: 302, headers: [['Location', target.href]] };
};

/** First a redirect within the origin, which keeps the header, then the one that leaves it. */
export const movedTwice: Route = ask => ({
  status: 301,
  headers: [['Location', ask.url.pathname.replace('/moved-twice/', '/moved/')]],
});

/** Plain http is sent on to https, another origin of the same host. */
export const upgraded: Route = ask => {
  if (ask.listener === 'secure') return bearerApi(ask);
  const target = new URL(ask.url);
  target.protocol = 'https:';
  target.port = String(ask.ports.secure);
  return { status: 301, headers: [['Location', target.href]] };
};

/** A gate before the CORS handling: it lets no preflight through, though none can carry a credential (Fetch, section 4.8). */
export const gate =
  (status: 401 | 403): Route =>
  async ask => {
    if (ask.method !== 'OPTIONS') {
      const answer = await bearerApi(ask);
      return answer && allowOrigin(ask, answer);
    }
    const challenge = [['WWW-Authenticate', 'Bearer realm="orders"']] as const;
    return json(status, { message: 'Authentication required' }, status === 401 ? challenge : []);
  };

/** Lets every origin read, but none with credentials: `*` and credentials exclude each other (Fetch, CORS check). */
export const openToAll: Route = async ask => {
  const wanted = ask.headers['access-control-request-headers'];
  const cors: [string, string][] = [['Access-Control-Allow-Origin', '*']];
  if (ask.method === 'OPTIONS') {
    if (wanted) cors.push(['Access-Control-Allow-Headers', wanted]);
    return { status: 204, headers: cors };
  }
  return withHeaders(await bearerApi(ask), cors);
};

/** The preflight is answered well, but the list of allowed fields lacks the one with the token. */
export const narrowList: Route = async ask => {
  const answer = ask.method === 'OPTIONS' ? { status: 204 } : await bearerApi(ask);
  return withHeaders(answer, [
    ...corsOf(ask),
    ['Access-Control-Allow-Headers', 'content-type'],
    ['Access-Control-Allow-Methods', 'GET'],
  ]);
};

/** CORS fields on good answers only, as nginx adds them without `always`; the refusal itself gives no reason. */
export const silentOnError: Route = ask => {
  if (ask.method === 'OPTIONS') {
    return { status: 204, headers: [...corsOf(ask), ['Access-Control-Allow-Headers', 'authorization']] };
  }
  return { status: 401, headers: [['Server', 'nginx']] };
};

export const time: Route = ask => json(200, { now: new Date(ask.now).toISOString() });

const corsOf = (ask: Ask): [string, string][] => [
  ['Access-Control-Allow-Origin', ask.headers.origin ?? '*'],
  ['Access-Control-Allow-Credentials', 'true'],
];

const withHeaders = (answer: Answer | undefined, headers: Answer['headers'] = []): Answer | undefined =>
  answer && { ...answer, headers: [...(answer.headers ?? []), ...headers] };
