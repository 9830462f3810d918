import { allowOrigin, json, type Route } from '../http.ts';
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

export const time: Route = ask => json(200, { now: new Date(ask.now).toISOString() });
