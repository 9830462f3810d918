import { randomBytes } from 'node:crypto';
import { type Answer, type Ask, cookiesOf, fieldsOf, json, lastPage, type Route, wantsPage } from '../http.ts';
import { ACCOUNT, isAccount } from '../state.ts';

const COOKIE = 'session';
const CLEARED = `${COOKIE}=; Path=/session; Max-Age=0; HttpOnly; SameSite=Lax`;

/** A site that signs people in with a cookie: a login, an account page, a sign-out. */
export const sessionSite: Route = ask => {
  if (ask.url.pathname === '/session/login' && ask.method === 'POST') return login(ask);
  if (ask.url.pathname === '/session/account') return account(ask);
  if (ask.url.pathname === '/session/logout' && ask.method === 'POST') return logout(ask);
  return undefined;
};

/** `uses` is how many requests the session is good for, so that a run need not wait for it to end. */
function login(ask: Ask): Answer {
  const { username, password, uses } = fieldsOf(ask);
  if (!isAccount(username, password)) return speak(ask, 401, 'Invalid username or password.');
  const id = randomBytes(16).toString('hex');
  ask.state.sessions.set(id, Number(uses ?? 1000));
  const cookie = ['Set-Cookie', `${COOKIE}=${id}; Path=/session; HttpOnly; SameSite=Lax`] as const;
  if (!wantsPage(ask)) return json(200, { user: ACCOUNT.username }, [cookie]);
  return { status: 303, headers: [cookie, ['Location', '/session/account']] };
}

function account(ask: Ask): Answer {
  const id = cookiesOf(ask).get(COOKIE);
  const left = (id && ask.state.sessions.get(id)) || 0;
  if (id && left > 0) {
    ask.state.sessions.set(id, left - 1);
    return speak(ask, 200, `Signed in as ${ACCOUNT.username}.`);
  }
  if (!id) return speak(ask, 401, 'Not signed in.');
  return speak(ask, 401, 'Your session has expired. Sign in again.', [['Set-Cookie', CLEARED]]);
}

function logout(ask: Ask): Answer {
  ask.state.sessions.delete(cookiesOf(ask).get(COOKIE) ?? '');
  return {
    status: 303,
    headers: [
      ['Set-Cookie', CLEARED],
      ['Location', '/'],
    ],
  };
}

const speak = (ask: Ask, status: number, message: string, headers: Answer['headers'] = []): Answer =>
  wantsPage(ask) ? lastPage(ask, status, message, headers) : json(status, { message }, headers);
