import { type Answer, type Ask, fieldsOf, html, json, type Route } from '../http.ts';

const KEY = 'demo-key-of-this-playground';

/** An API gateway that takes a key in the field `apikey`, as Kong's key-auth plugin does. */
export const keyApi: Route = ask => {
  const key = ask.headers.apikey;
  if (key === KEY) return json(200, { path: ask.url.pathname });
  const challenge = [['WWW-Authenticate', 'Key realm="orders"']] as const;
  return json(
    401,
    { message: key ? 'Invalid API key' : 'No `apikey` request header or url param was found.' },
    challenge,
  );
};

/** PHP behind Apache's CGI interface, which hands no Authorization on (Apache core, CGIPassAuth). */
export const cgi: Route = () =>
  json(401, { error: 'Authorization header not found' }, [
    ['Server', 'Apache/2.4.62 (Debian)'],
    ['X-Powered-By', 'PHP/8.3.6'],
    ['WWW-Authenticate', 'Bearer'],
  ]);

/** A service that checks AWS Signature Version 4: the time stamp first, then the signature. */
export const signedApi: Route = ask => {
  const stamp = String(ask.headers['x-amz-date'] ?? '');
  const at = Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (Number.isNaN(at)) return amazon('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const now = new Date(ask.now).toISOString().replace(/[-:]|\.\d+/g, '');
  if (Math.abs(ask.now - at) > 5 * 60_000)
    return amazon('InvalidSignatureException', `Signature expired: ${stamp} is now earlier than ${now}`);
  const mismatch = 'The request signature we calculated does not match the signature you provided.';
  return amazon('InvalidSignatureException', mismatch);
};

const amazon = (type: string, message: string): Answer =>
  json(403, { message }, [
    ['x-amzn-ErrorType', type],
    ['x-amzn-RequestId', '5f3c1c0e-4a4b-4f0e-9d0e-0c6f8f0f2f11'],
  ]);

/** No such route behind an API gateway that reports every unknown one as a missing token. */
export const unknownRoute: Route = () => amazon('MissingAuthenticationTokenException', 'Missing Authentication Token');

/** The account is known and may not. */
export const adminApi: Route = async ask => {
  const token = /^Bearer +(.*)$/i.exec(ask.headers.authorization ?? '')?.[1] ?? '';
  const verdict = await ask.state.mint.judge(token, ask.now);
  if (!verdict.ok) return json(401, { message: verdict.description }, [['WWW-Authenticate', 'Bearer']]);
  return json(403, { message: `The account ${verdict.claims.sub} does not have permission to do this.` });
};

/** GraphQL over HTTP: the refusal stands in the body of a 200. */
export const graphql: Route = () =>
  json(200, { data: null, errors: [{ message: 'Not signed in', extensions: { code: 'UNAUTHENTICATED' } }] });

/** A login API whose one other account was switched off. */
export const disabledLogin: Route = ask => json(401, { detail: `User account ${fieldsOf(ask).username} is disabled.` });

/** IIS whose authentication modules are off for everybody (401.2). */
export const misconfigured: Route = () =>
  html(
    401,
    '<title>401 - Unauthorized</title><h2>HTTP Error 401.2 - Unauthorized: Logon failed due to server configuration.</h2>',
    [
      ['Server', 'Microsoft-IIS/10.0'],
      ['X-Powered-By', 'ASP.NET'],
    ],
  );

/** A listener that asked for a client certificate and got none, in the words of Kong's mtls-auth plugin. */
export const certified: Route = ask =>
  ask.listener === 'certified' ? json(401, { message: 'No required TLS certificate was sent' }) : undefined;

/** An API that binds its tokens to a key (RFC 9449) and wants its nonce in each proof (section 9). */
export const dpopApi: Route = async ask => {
  const token = /^(DPoP|Bearer) +(.*)$/i.exec(ask.headers.authorization ?? '');
  const proof = claimsOf(String(ask.headers.dpop ?? ''));
  if (token?.[1]?.toLowerCase() !== 'dpop' || !proof)
    return dpop('invalid_dpop_proof', 'The token is bound to a key: DPoP proof missing');
  if (proof.htu !== ask.url.origin + ask.url.pathname || proof.htm !== ask.method)
    return dpop('invalid_dpop_proof', 'htu mismatch: the proof is for another address');
  return dpop('use_dpop_nonce', 'Resource server requires nonce in DPoP proof', [['DPoP-Nonce', nonceOf(ask)]]);
};

const dpop = (error: string, description: string, headers: Answer['headers'] = []): Answer =>
  json(401, { error, error_description: description }, [
    ['WWW-Authenticate', `DPoP error="${error}", error_description="${description}", algs="ES256"`],
    ...headers,
  ]);

const nonceOf = (ask: Ask): string => Buffer.from(`${ask.url.host}:nonce`).toString('base64url');

function claimsOf(jwt: string): { htm?: string; htu?: string } | null {
  try {
    return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());
  } catch {
    return null;
  }
}
