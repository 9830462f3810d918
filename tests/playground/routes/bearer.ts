import { type Answer, type Ask, fieldsOf, json, type Route } from '../http.ts';
import { issuerOf } from '../samples/index.ts';
import { isAccount, remember } from '../state.ts';

const REALM = 'realm="orders"';
const ACCESS_SECONDS = 30;

/** An API that takes Bearer tokens alone and answers as RFC 6750 section 3 has it. */
export const bearerApi: Route = async ask => {
  const reason = await refusal(ask);
  if (!reason) return json(200, { path: ask.url.pathname, orders: [{ id: 1, item: 'Analytical Engine' }] });
  if (!reason.error) return refused(`Bearer ${REALM}`, { message: 'Authentication credentials were not provided.' });
  const challenge = `Bearer ${REALM}, error="${reason.error}", error_description="${reason.description}"`;
  return refused(challenge, { error: reason.error, error_description: reason.description });
};

/** The same API, run by someone who gives no reasons. */
export const quietApi: Route = async ask => {
  if (await refusal(ask)) return refused(`Bearer ${REALM}`, { message: 'Unauthorized' });
  return json(200, { path: ask.url.pathname, orders: [] });
};

/** The token endpoint: a sign-in with the account (RFC 6749 section 4.3) and a refresh (section 6), both with rotation. */
export const tokenEndpoint: Route = async ask => {
  const fields = fieldsOf(ask);
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

function refused(challenge: string, body: object): Answer {
  return json(401, body, [['WWW-Authenticate', challenge]]);
}

/** Why the request is refused. Without `error` where no authentication was tried by a scheme known here (RFC 6750 3.1). */
async function refusal(ask: Ask): Promise<{ error?: string; description?: string } | undefined> {
  const token = /^Bearer +(.*)$/i.exec(ask.headers.authorization ?? '')?.[1];
  if (token === undefined) return {};
  if (ask.state.endedTokens.has(token)) return { error: 'invalid_token', description: 'The access token expired' };
  const verdict = await ask.state.mint.judge(token, ask.now);
  return verdict.ok ? undefined : { error: 'invalid_token', description: verdict.description };
}
