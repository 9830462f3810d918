import { type Episode, type Exchange, notSeen, Secret, seen } from '../../../src/core/index.ts';

/** A different canary for each place, so that a leak names its door. Each is long and random enough to be searched for. */
export const canary = (place: string): string => `cNry${place}9f3Q7zLx2VwT8kPm4`;

const jwtWith = (claims: object): string =>
  [{ alg: 'HS256', typ: 'JWT', kid: 'public-key-id' }, claims]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
    .concat('.', Buffer.from(canary('Signature')).toString('base64url'));

/** Parts of an exchange that hold a secret, by the place. */
export const PLACES: Record<string, Partial<Exchange>> = {
  'a bearer token': request(['Authorization', `Bearer ${canary('Bearer')}`]),
  'a bare token': request(['Authorization', canary('Bare')]),
  'a doubled prefix': request(['Authorization', `Bearer Bearer ${canary('Doubled')}`]),
  'a quoted token': request(['Authorization', `Bearer "${canary('Quoted')}"`]),
  'an unknown scheme': request(['Authorization', `Acme ${canary('Acme')}`]),
  'a Basic password': request(['Authorization', `Basic ${btoa(`ann:${canary('Password')}`)}`]),
  'a Basic pair without colon': request(['Authorization', `Basic ${btoa(canary('NoColon'))}`]),
  'a Digest response': request([
    'Authorization',
    `Digest username="ann", realm="r", nonce="n1", uri="/a", response="${canary('Digest')}", cnonce="${canary('Cnonce')}"`,
  ]),
  'a JWT signature and private claims': request([
    'Authorization',
    `Bearer ${jwtWith({ sub: canary('Subject'), secret: canary('Claim'), exp: 1 })}`,
  ]),
  'a JWT with an object as a private claim': request([
    'Authorization',
    `Bearer ${jwtWith({ user: { token: canary('Nested') } })}`,
  ]),
  'a proxy credential': request(['Proxy-Authorization', `Basic ${btoa(`ann:${canary('Proxy')}`)}`]),
  'a cookie': request(['Cookie', `a=1; sid=${canary('Cookie')}; b="${canary('Cookie2')}"`]),
  'an API key': request(['X-Api-Key', canary('Key')]),
  'an API key under a name of its own': request(['X-Acme-Api-Key', canary('Own')]),
  'a field that nobody knows': request(['X-Whatever', canary('Whatever')]),
  'a token in a field that nobody knows': request(['X-Whatever', `Bearer ${canary('Hidden')}`]),
  'a DPoP proof': request(['DPoP', jwtWith({ jti: canary('Jti'), htm: 'GET', htu: 'https://api.example/' })]),
  'an anti-forgery token': request(['X-CSRF-Token', canary('Csrf')]),
  'a token in a subprotocol': request(['Sec-WebSocket-Protocol', `bearer, ${canary('Subprotocol')}`]),
  'a token in the referrer': request([
    'Referer',
    `https://app.example/cb?code=${canary('Code')}#access_token=${canary('Fragment')}`,
  ]),
  'a query credential': { url: `https://api.example/a?access_token=${canary('Query')}` },
  'a query value of any name': { url: `https://api.example/a?whatever=${canary('AnyQuery')}` },
  userinfo: { url: `https://ann:${canary('Userinfo')}@api.example/a` },
  'a fragment': { url: `https://api.example/a#token=${canary('Hash')}` },
  'a path segment': { url: `https://api.example/reset/${canary('Path')}/confirm` },
  'a public parameter that holds an address': {
    url: `https://api.example/a?redirect_uri=${encodeURIComponent(`https://x.example/?t=${canary('Inner')}`)}`,
  },
  'a redirect target': { redirectedTo: `https://api.example/cb?code=${canary('Redirect')}` },
  'the initiator': { initiator: `https://app.example/?session=${canary('Initiator')}` },
  'the document that asked': { document: `https://app.example/cb?code=${canary('Document')}#t=${canary('InHash')}` },
  'the code that asked': {
    calledFrom: [
      { url: `https://api.example/a.js?key=${canary('Script')}`, line: 1, column: 2, functionName: canary('Function') },
    ],
  },
  'a Set-Cookie value': response(['Set-Cookie', `sid=${canary('SetCookie')}; Path=/; HttpOnly`]),
  'several Set-Cookie values in one field': response(['set-cookie', `a=1\nsid=${canary('SetCookie2')}; Secure`]),
  'a Location': response(['Location', `/login?ticket=${canary('Location')}`]),
  'a response field that nobody knows': response(['X-New-Token', canary('NewToken')]),
  'a challenge blob': response(['WWW-Authenticate', `Negotiate ${btoa(canary('Blob'))}`]),
  'a nonce': response([
    'WWW-Authenticate',
    `Digest realm="r", nonce="${canary('Nonce')}", opaque="${canary('Opaque')}"`,
  ]),
  'an access token in a body': body(
    `{"access_token":"${canary('Access')}","refresh_token":"${canary('Refresh')}","expires_in":60}`,
  ),
  'a token member of a nested body': body(`{"data":{"session":{"token":"${canary('NestedBody')}"}}}`),
  'a private member of a body': body(`{"password":"${canary('BodyPassword')}","iban":"${canary('Iban')}"}`),
  'a token in an error text': body(`{"message":"token ${canary('InText')} is not active"}`),
  'a token in an HTML page': body(`<html><title>x</title><body>Your key is ${canary('Html')}</body></html>`),
  'a token in a plain text': body(`invalid key ${canary('Text')}`),
};

export function request(...headers: [string, string][]): Partial<Exchange> {
  return { requestHeaders: seen(new Secret(headers)) };
}

export function response(...headers: [string, string][]): Partial<Exchange> {
  return { responseHeaders: seen(new Secret(headers)) };
}

export function body(text: string): Partial<Exchange> {
  return { body: seen(new Secret(text)) };
}

/** An episode whose subject, and a neighbour like it, have this part. */
export function episode(part: Partial<Exchange>): Episode {
  const subject: Exchange = {
    id: 'a',
    requestId: '1',
    tabId: 1,
    frameId: 0,
    type: 'xmlhttprequest',
    method: 'GET',
    url: 'https://api.example/a',
    initiator: 'https://app.example',
    topLevel: 'https://app.example/',
    time: 1_780_000_000_000,
    endTime: 1_780_000_000_100,
    requestHeaders: seen(new Secret([])),
    status: 401,
    statusLine: 'HTTP/1.1 401 Unauthorized',
    responseHeaders: seen(new Secret([])),
    body: notSeen('body-needs-devtools'),
    error: null,
    redirectedTo: null,
    fromCache: false,
    prompted: false,
    ...part,
  };
  const value = new Secret(canary('Jar'));
  const cookie = {
    name: 'sid',
    value,
    domain: 'api.example',
    hostOnly: true,
    path: '/',
    secure: true,
    httpOnly: true,
  } as const;
  return {
    id: 'e',
    browser: 'chrome',
    now: subject.time,
    subject,
    others: [{ ...subject, id: 'b' }],
    jar: seen([{ ...cookie, sameSite: 'lax', expires: null, storeId: '0', partitionKey: null }]),
  };
}

/** The canaries of a place, read from its raw text. */
export function canaries(part: Partial<Exchange>): string[] {
  const raw = Object.values(part).map(v =>
    typeof v === 'string'
      ? v
      : v && typeof v === 'object' && 'seen' in v && v.seen
        ? JSON.stringify((v.value as Secret<unknown>).reveal())
        : '',
  );
  const found = [...raw.join(' ').matchAll(/cNry[A-Za-z0-9]+9f3Q7zLx2VwT8kPm4/g)].map(m => m[0]);
  return [...found, canary('Jar'), canary('Signature'), canary('Password'), canary('Blob')];
}

/** What a secret looks like where it was passed on in another form. */
export const forms = (secret: string): string[] => [
  secret,
  secret.slice(4),
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -2),
  Buffer.from(secret).toString('base64url').slice(0, -2),
];
