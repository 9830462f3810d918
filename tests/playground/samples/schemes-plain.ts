import { issue } from './issuer.ts';
import { b64, b64url, hash, hex, hexOf, join, letters, random, utf8, uuid } from './make.ts';
import { negotiateKerberos, ntlmChallenge, ntlmNegotiate } from './messages.ts';
import { authorization, type Sample } from './sample.ts';

const REALM = 'realm="samples"';

/** A scheme that is followed by one key or token. */
const keyed = (scheme: string, key: () => string, glue = ' '): Sample => ({
  id: scheme.toLowerCase(),
  title: `${scheme}: a key of a service`,
  scheme,
  challenge: () => [`${scheme} ${REALM}`],
  send: () => authorization(`${scheme}${glue}${key()}`),
});

const scram = (scheme: string): Sample => ({
  id: scheme.toLowerCase(),
  title: `${scheme}: the first of two rounds`,
  scheme,
  challenge: () => [
    `${scheme} ${REALM}, sid="${letters(12)}", data="${b64(`r=${letters(20)},s=${b64(random(12))},i=4096`)}"`,
  ],
  send: () => authorization(`${scheme} ${REALM}, data="${b64(`n,,n=ada,r=${letters(20)}`)}"`),
});

/** Schemes that prove a password, a key in a drawer or a device; nothing in them covers the request, but for Digest. */
export const plainSchemes: readonly Sample[] = [
  {
    id: 'basic',
    title: 'Basic: a user name and a password',
    scheme: 'Basic',
    challenge: () => [`Basic ${REALM}, charset="UTF-8"`],
    send: () => authorization(`Basic ${b64(`ada:${letters(12)}`)}`),
  },
  {
    id: 'bearer',
    title: 'Bearer: an access token that was refused',
    scheme: 'Bearer',
    challenge: () => [
      `Bearer ${REALM}, error="invalid_token", error_description="The sample is refused", scope="samples:read"`,
    ],
    send: () => authorization(`Bearer ${letters(40)}`),
  },
  {
    id: 'concealed',
    title: 'Concealed: a signature that no server asks for',
    scheme: 'Concealed',
    challenge: () => ['Concealed'],
    send: () =>
      authorization(
        `Concealed k=${b64url(random(8))}, a=${b64url(random(32))}, s=2055, v=${b64url(random(16))}, p=${b64url(random(64))}`,
      ),
  },
  {
    id: 'digest',
    title: 'Digest: a hash of user name, password and request',
    scheme: 'Digest',
    challenge: () => [
      `Digest ${REALM}, qop="auth", algorithm=SHA-256, nonce="${hex(16)}", opaque="${hex(8)}", stale=true`,
    ],
    send: ({ path }) => {
      const [nonce, cnonce] = [hex(16), hex(8)];
      const h = (text: string) => hexOf(hash(text));
      const response = h(
        [h(`ada:samples:${letters(12)}`), nonce, '00000001', cnonce, 'auth', h(`GET:${path}`)].join(':'),
      );
      return authorization(
        `Digest username="ada", ${REALM}, uri="${path}", algorithm=SHA-256, nonce="${nonce}", nc=00000001, cnonce="${cnonce}", qop=auth, response="${response}"`,
      );
    },
  },
  {
    id: 'hoba',
    title: 'HOBA: a signature by the origin’s key',
    scheme: 'HOBA',
    challenge: () => [`HOBA ${REALM}, max-age="60", challenge="${b64url(random(24))}"`],
    send: () => {
      const parts = [random(8), random(24), random(8), random(64)].map(b64url);
      return authorization(`HOBA result="${parts.join('.')}"`);
    },
  },
  {
    id: 'mutual',
    title: 'Mutual: a password login that proves the server too',
    scheme: 'Mutual',
    challenge: () => [`Mutual ${REALM}, version=1, algorithm=iso-kam3-dl-2048-sha256, validation=host, reason=initial`],
    send: () =>
      authorization(
        `Mutual version=1, algorithm=iso-kam3-dl-2048-sha256, validation=host, ${REALM}, user="ada", kc1="${b64(random(64))}"`,
      ),
  },
  {
    id: 'negotiate',
    title: 'Negotiate: a Kerberos ticket',
    scheme: 'Negotiate',
    challenge: () => ['Negotiate'],
    send: ({ origin }) => authorization(`Negotiate ${negotiateKerberos(new URL(origin).hostname)}`),
  },
  {
    id: 'ntlm',
    title: 'NTLM: the first message, and the server’s challenge',
    scheme: 'NTLM',
    challenge: () => [`NTLM ${ntlmChallenge()}`],
    send: () => authorization(`NTLM ${ntlmNegotiate()}`),
  },
  {
    id: 'privatetoken',
    title: 'PrivateToken: a Privacy Pass token',
    scheme: 'PrivateToken',
    challenge: ({ origin }) => {
      const [issuer, host] = [utf8('issuer.samples.example'), utf8(new URL(origin).hostname)];
      const asked = join([0, 2, 0, issuer.length], issuer, [0], [0, host.length], host); // RFC 9577 §2.1.1
      return [`PrivateToken challenge="${b64url(asked)}", token-key="${b64url(random(64))}", max-age="60"`];
    },
    send: () => authorization(`PrivateToken token="${b64url(join([0, 2], random(352)))}"`),
  },
  scram('SCRAM-SHA-1'),
  scram('SCRAM-SHA-256'),
  {
    id: 'jwt',
    title: 'JWT: a token under a name of its own',
    scheme: 'JWT',
    challenge: () => [`JWT ${REALM}`],
    send: async shop => authorization(`JWT ${await issue(shop)}`),
  },
  keyed('Token', () => hex(20)),
  keyed('ApiKey', () => b64(`${letters(20)}:${letters(22)}`)),
  keyed('Api-Key', () => letters(32)),
  keyed('Key', () => letters(32)),
  keyed('Bot', () => letters(40)),
  keyed('SSWS', () => `00${letters(40)}`),
  keyed('GenieKey', uuid),
  keyed('Splunk', uuid),
  keyed('Zoho-oauthtoken', () => `1000.${hex(16)}.${hex(16)}`),
  keyed('Klaviyo-API-Key', () => `pk_${hex(17)}`),
  keyed('PVEAPIToken', () => `ada@pve!sample=${uuid()}`, '='),
];
