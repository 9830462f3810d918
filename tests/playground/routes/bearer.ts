import { type Answer, type Ask, fieldsOf, json, type Route } from '../http.ts';
import { issuerOf } from '../samples/index.ts';
import { isAccount, remember, use } from '../state.ts';

const REALM = 'realm="orders"';
const ACCESS_SECONDS = 30;

interface Refusal {
  readonly status: 400 | 401 | 403;
  /** Absent where no authentication was tried by a scheme known here (RFC 6750 section 3.1). */
  readonly error?: string;
  readonly description?: string;
  readonly parameters?: string;
}

/** An API that takes Bearer tokens alone and answers as RFC 6750 section 3 has it. */
export const bearerApi: Route = async ask => {
  const reason = await refusal(ask);
  if (!reason) return json(200, { path: ask.url.pathname, orders: [{ id: 1, item: 'Analytical Engine' }] });
  const { status, error, description, parameters } = reason;
  if (!error) return refused(401, `Bearer ${REALM}`, { message: 'Authentication credentials were not provided.' });
  const challenge = `Bearer ${REALM}, error="${error}", error_description="${description}"${parameters ?? ''}`;
  return refused(status, challenge, { error, error_description: description });
};

/** The same API, run by someone who gives no reasons. */
export const quietApi: Route = async ask => {
  if (await refusal(ask)) return refused(401, `Bearer ${REALM}`, { message: 'Unauthorized' });
  return json(200, { path: ask.url.pathname, orders: [] });
};

/** An API that asks another server about each token, and passes on no more than its yes or no. */
export const introspectingApi: Route = async ask => {
  const reason = await refusal(ask);
  if (!reason) return json(200, { path: ask.url.pathname });
  const error = reason.error ? `, error="${reason.error}"` : '';
  return refused(401, `Bearer ${REALM}${error}`, { error: reason.error ?? 'unauthorized' });
};

/** The token endpoint: a sign-in with the account (RFC 6749 section 4.3) and a refresh (section 6), both with rotation. */
export const tokenEndpoint: Route = async ask => {
  const fields = fieldsOf(ask);
  // RFC 6749 section 5.2: a client that used Authorization is answered 401 with a challenge of that scheme.
  if (/^Basic /i.test(ask.headers.authorization ?? '')) {
    const body = { error: 'invalid_client', error_description: 'Client authentication failed' };
    return refused(401, 'Basic realm="token endpoint"', body);
  }
  const isRefresh = fields.grant_type === 'refresh_token' && ask.state.refreshTokens.delete(fields.refresh_token ?? '');
  if (!isRefresh && !isAccount(fields.username, fields.password)) {
    return json(400, { error: 'invalid_grant', error_description: 'Wrong user name or password, or a used token.' });
  }
  const now = Math.floor(ask.now / 1000);
  return json(200, {
    access_token: await ask.state.mint.sign({ iss: issuerOf(ask.url.origin), iat: now, exp: now + ACCESS_SECONDS }),
    token_type: 'Bearer',
    expires_in: ACCESS_SECONDS,
    refresh_token: remember(ask.state.refreshTokens),
  });
};

function refused(status: number, challenge: string, body: object): Answer {
  return json(status, body, [['WWW-Authenticate', challenge]]);
}

const invalid = (description: string): Refusal => ({ status: 401, error: 'invalid_token', description });

async function refusal(ask: Ask): Promise<Refusal | undefined> {
  const token = /^Bearer +(.*)$/i.exec(ask.headers.authorization ?? '')?.[1];
  if (token === undefined) return { status: 401 };
  // RFC 6750 section 2: one request, one method of sending the token.
  if (ask.url.searchParams.has('access_token')) {
    const description = 'The access token was sent by more than one method';
    return { status: 400, error: 'invalid_request', description };
  }
  if (ask.state.endedTokens.has(token)) return invalid('The access token expired');
  const verdict = await ask.state.mint.judge(token, ask.now);
  if (!verdict.ok) return invalid(verdict.description);
  const { jti, acr, scope } = verdict.claims;
  if (jti?.startsWith('once-') && use(ask.state, jti) > 0) return invalid('The access token was revoked');
  if (ask.url.pathname === '/api/reports' && !String(scope).includes('reports:read')) {
    const description = 'The token lacks the scope that this needs';
    return { status: 403, error: 'insufficient_scope', description, parameters: ', scope="reports:read"' };
  }
  if (ask.url.pathname === '/api/payments' && acr !== '2') {
    // RFC 9470 section 3.
    const description = 'A more recent and stronger authentication is required';
    const parameters = ', acr_values="2", max_age="300"';
    return { status: 401, error: 'insufficient_user_authentication', description, parameters };
  }
  return undefined;
}
