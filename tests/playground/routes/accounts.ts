import { randomBytes } from 'node:crypto';
import { type Answer, type Ask, cookiesOf, fieldsOf, json, lastPage, type Route, wantsPage } from '../http.ts';
import { ACCOUNT, isAccount, use } from '../state.ts';

const NAMES = ['__Host-sid', 'sid'];

/** What a sign-in sets, by the last part of its path; each is how some server does it. */
const COOKIES: Readonly<Record<string, (id: string) => string | undefined>> = {
  plain: id => `sid=${id}; Path=/; HttpOnly`,
  lax: id => `sid=${id}; Path=/; HttpOnly; SameSite=Lax`,
  none: id => `sid=${id}; Path=/; HttpOnly; Secure; SameSite=None`,
  partitioned: id => `sid=${id}; Path=/; HttpOnly; Secure; SameSite=None; Partitioned`,
  secure: id => `sid=${id}; Path=/; HttpOnly; Secure`,
  short: id => `sid=${id}; Path=/; HttpOnly; Max-Age=1`,
  'other-path': id => `sid=${id}; Path=/shop; HttpOnly`,
  'none-insecure': id => `sid=${id}; Path=/; HttpOnly; SameSite=None`,
  'host-prefix': id => `__Host-sid=${id}; Path=/; HttpOnly`,
  large: id => `sid=${id}.${'group-membership.'.repeat(300)}; Path=/; HttpOnly`,
  'other-domain': id => `sid=${id}; Path=/; HttpOnly; Domain=accounts.test`,
  nothing: () => undefined,
  // The variant of an earlier release, bound to a longer path, whose session is long over.
  former: () => `sid=${randomBytes(8).toString('hex')}; Path=/area; HttpOnly`,
  // A sign-in whose session is lost at once, such as one kept in the memory of a server that has two processes.
  forgotten: () => `sid=${randomBytes(8).toString('hex')}; Path=/; HttpOnly`,
};

/** `POST /login/<kind>` signs in; the listener's own sessions are good at no other one, as with two applications on two ports. */
export const signIn: Route = ask => {
  const kind = ask.url.pathname.split('/').at(-1) ?? '';
  const cookie = COOKIES[kind];
  if (!cookie) return undefined;
  const { username, password } = fieldsOf(ask);
  if (!isAccount(username, password)) return json(401, { message: 'Invalid username or password.' });
  const id = randomBytes(16).toString('hex');
  ask.state.sessions.set(`${ask.listener} ${id}`, Number.MAX_SAFE_INTEGER);
  const text = cookie(id);
  const headers = text ? ([['Set-Cookie', text]] as const) : [];
  if (wantsPage(ask)) return lastPage(ask, 200, `Welcome, ${ACCOUNT.username}.`, headers);
  return json(200, { user: ACCOUNT.username }, headers);
};

/** Everything below `/area/` is for those who are signed in. */
export const area: Route = ask => {
  if (isSignedIn(ask)) return speak(ask, 200, `Signed in as ${ACCOUNT.username}.`);
  return speak(ask, 401, 'Please sign in.');
};

/** The same behind a load balancer with two servers, of which the second knows nobody's session. */
export const pool: Route = ask => {
  const server = use(ask.state, `pool of ${ask.url.host}`) % 2 === 0 ? 'web-1' : 'web-2';
  const mark = [['X-Served-By', server]] as const;
  if (server === 'web-1' && isSignedIn(ask)) return json(200, { path: ask.url.pathname }, mark);
  return json(401, { message: 'Please sign in.' }, mark);
};

/** Who is not signed in is sent to the sign-in page, scripts too. */
export const softArea: Route = ask => {
  if (ask.url.pathname === '/soft/login') return lastPage(ask, 200, 'Sign in: <input type="password" name="password">');
  if (isSignedIn(ask)) return json(200, { path: ask.url.pathname });
  return { status: 302, headers: [['Location', `/soft/login?next=${ask.url.pathname}`]] };
};

/** Answers who is signed in, and 401 where nobody is. */
export const whoAmI: Route = ask =>
  isSignedIn(ask) ? json(200, { user: ACCOUNT.username }) : json(401, { user: null });

/** Gives so many large cookies that the HTTP parser of the server refuses the next request with them (RFC 6585 section 5). */
export const heavy: Route = ask => {
  if (ask.url.pathname !== '/heavy/start') return json(200, { path: ask.url.pathname });
  const cookies = [0, 1, 2, 3, 4].map(n => ['Set-Cookie', `pref${n}=${'x'.repeat(4000)}; Path=/heavy/page`] as const);
  return json(200, { cookies: cookies.length }, cookies);
};

/** A refresh by a token that is good once; a second use signs the person out (RFC 9700 section 4.14). */
export const refreshOnce: Route = ask => {
  const { refresh_token: token = '' } = fieldsOf(ask);
  if (use(ask.state, `refresh ${token}`) === 0) return json(200, { access_token: randomBytes(16).toString('hex') });
  const cleared = [['Set-Cookie', 'sid=; Path=/; Max-Age=0; HttpOnly']] as const;
  return json(401, { error: 'invalid_grant', error_description: 'Refresh token reuse detected' }, cleared);
};

/** Forms with an anti-forgery token: Laravel's 419, and the origin check of Django. */
export const forms: Route = ask => {
  if (ask.method !== 'POST') {
    const token = randomBytes(16).toString('base64url');
    return json(200, { form: true }, [['Set-Cookie', `XSRF-TOKEN=${token}; Path=/forms; SameSite=Lax`]]);
  }
  if (ask.url.pathname === '/forms/strict') {
    const words = 'Origin checking failed - this origin does not match any trusted origins.';
    return json(403, { detail: `CSRF Failed: ${words}` });
  }
  const sent = String(ask.headers['x-xsrf-token'] ?? '');
  if (sent && sent === cookiesOf(ask).get('XSRF-TOKEN')) return json(200, { saved: true });
  return json(419, { message: 'CSRF token mismatch.' });
};

function isSignedIn(ask: Ask): boolean {
  const cookies = cookiesOf(ask);
  const id = NAMES.map(name => cookies.get(name)).find(value => value !== undefined);
  return id !== undefined && ask.state.sessions.has(`${ask.listener} ${id.split('.')[0]}`);
}

const speak = (ask: Ask, status: number, message: string, headers: Answer['headers'] = []): Answer =>
  wantsPage(ask) ? lastPage(ask, status, message, headers) : json(status, { message }, headers);
