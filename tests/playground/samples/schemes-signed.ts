import { calculateJwkThumbprint, exportJWK, SignJWT } from 'jose';
import { issue } from './issuer.ts';
import { b64, b64url, basicTime, hash, hex, join, letters, random, uuid } from './make.ts';
import { authorization, type Sample } from './sample.ts';

const REALM = 'realm="samples"';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const day = (now: number): string => basicTime(now).slice(0, 8);

interface Cloud {
  readonly scheme: string;
  readonly title: string;
  readonly key: () => string;
  readonly end: 'aws4_request' | 'goog4_request';
  readonly dateField: string;
}

const cloud = ({ scheme, title, key, end, dateField }: Cloud): Sample => ({
  id: scheme.toLowerCase(),
  title: `${scheme}: ${title}`,
  scheme,
  challenge: () => [`${scheme} ${REALM}`],
  send: ({ now }) =>
    authorization(
      `${scheme} Credential=${key()}/${day(now)}/eu-central-1/storage/${end}, SignedHeaders=host;${dateField}, Signature=${hex(32)}`,
      { [dateField]: basicTime(now) },
    ),
});

const sharedKey = (scheme: string): Sample => ({
  id: scheme.toLowerCase(),
  title: `${scheme}: a request signed with a storage account’s key`,
  scheme,
  challenge: () => [`${scheme} ${REALM}`],
  send: ({ now }) =>
    authorization(`${scheme} samples:${b64(random(32))}`, { 'x-ms-date': new Date(now * 1000).toUTCString() }),
});

/** Schemes whose credential covers the request, or the time. The signatures are random bytes of the right length, but DPoP's. */
export const signedSchemes: readonly Sample[] = [
  {
    id: 'dpop',
    title: 'DPoP: a token bound to a key, with its proof',
    scheme: 'DPoP',
    challenge: () => [
      'DPoP algs="ES256", error="use_dpop_nonce", error_description="The server wants its nonce in the proof"',
    ],
    send: async shop => {
      const jwk = await exportJWK(shop.keys.impostor.publicKey);
      const token = await issue(shop, { cnf: { jkt: await calculateJwkThumbprint(jwk) } }, { typ: 'at+jwt' });
      const claims = { htm: 'GET', htu: shop.origin + shop.path, iat: shop.now, jti: uuid(), ath: b64url(hash(token)) };
      const proof = await new SignJWT(claims)
        .setProtectedHeader({ typ: 'dpop+jwt', alg: 'ES256', jwk })
        .sign(shop.keys.impostor.privateKey);
      return authorization(`DPoP ${token}`, { DPoP: proof });
    },
  },
  {
    id: 'gnap',
    title: 'GNAP: an access token with a signature over the request (RFC 9421)',
    scheme: 'GNAP',
    challenge: ({ issuer }) => [`GNAP as_uri="${issuer}/gnap", access="${letters(12)}"`],
    send: ({ now }) =>
      authorization(`GNAP ${letters(40)}`, {
        'Signature-Input': `sig1=("@method" "@target-uri" "authorization");created=${now};keyid="sample";tag="gnap"`,
        Signature: `sig1=:${b64(random(64))}:`,
      }),
  },
  {
    id: 'hawk',
    title: 'Hawk: a keyed hash over the request',
    scheme: 'Hawk',
    challenge: ({ now }) => [`Hawk ts="${now}", tsm="${b64(random(32))}", error="Stale timestamp"`],
    send: ({ now }) =>
      authorization(
        `Hawk id="${letters(8)}", ts="${now - 600}", nonce="${letters(6)}", mac="${b64(random(32))}", ext="sample"`,
      ),
  },
  {
    id: 'mac',
    title: 'MAC: a token whose secret signs the request',
    scheme: 'MAC',
    challenge: () => ['MAC error="The MAC is not the right one"'],
    send: ({ now }) =>
      authorization(`MAC id="${letters(12)}", ts="${now}", nonce="${letters(8)}", mac="${b64(random(20))}"`),
  },
  {
    id: 'oauth',
    title: 'OAuth: a request signed by OAuth 1.0a',
    scheme: 'OAuth',
    challenge: () => [`OAuth ${REALM}, oauth_problem="timestamp_refused", oauth_acceptable_timestamps="0-1"`],
    send: ({ now }) =>
      authorization(
        `OAuth ${REALM}, oauth_consumer_key="${letters(16)}", oauth_token="${letters(16)}", oauth_signature_method="HMAC-SHA1", oauth_timestamp="${now}", oauth_nonce="${letters(12)}", oauth_version="1.0", oauth_signature="${encodeURIComponent(b64(random(20)))}"`,
      ),
  },
  {
    id: 'signature',
    title: 'Signature: an HTTP signature by the old draft',
    scheme: 'Signature',
    challenge: () => [`Signature ${REALM}, headers="(request-target) host date"`],
    send: ({ now, origin }) =>
      authorization(
        `Signature keyId="${origin}/actor#main-key", algorithm="rsa-sha256", created=${now}, headers="(request-target) host date", signature="${b64(random(256))}"`,
      ),
  },
  {
    id: 'vapid',
    title: 'vapid: the sender of a push message',
    scheme: 'vapid',
    challenge: () => ['vapid'],
    send: async shop => {
      const token = await issue(shop, { aud: shop.origin, sub: 'mailto:push@samples.example' });
      return authorization(`vapid t=${token}, k=${b64url(join([4], random(64)))}`);
    },
  },
  {
    id: 'aws',
    title: 'AWS: signature version 2 of Amazon S3',
    scheme: 'AWS',
    challenge: () => [`AWS ${REALM}`],
    send: () => authorization(`AWS AKIA${letters(16, UPPER)}:${b64(random(20))}`),
  },
  cloud({
    scheme: 'AWS4-HMAC-SHA256',
    title: 'AWS Signature Version 4',
    key: () => `AKIA${letters(16, UPPER)}`,
    end: 'aws4_request',
    dateField: 'x-amz-date',
  }),
  cloud({
    scheme: 'AWS4-ECDSA-P256-SHA256',
    title: 'AWS Signature Version 4A',
    key: () => `ASIA${letters(16, UPPER)}`,
    end: 'aws4_request',
    dateField: 'x-amz-date',
  }),
  cloud({
    scheme: 'GOOG4-RSA-SHA256',
    title: 'Google Cloud, by a service account',
    key: () => 'sample@samples.example',
    end: 'goog4_request',
    dateField: 'x-goog-date',
  }),
  cloud({
    scheme: 'GOOG4-HMAC-SHA256',
    title: 'Google Cloud, by an HMAC key',
    key: () => `GOOG1E${letters(20, UPPER)}`,
    end: 'goog4_request',
    dateField: 'x-goog-date',
  }),
  sharedKey('SharedKey'),
  sharedKey('SharedKeyLite'),
  {
    id: 'sharedaccesssignature',
    title: 'SharedAccessSignature: permission for one resource, for a time',
    scheme: 'SharedAccessSignature',
    challenge: () => [`SharedAccessSignature ${REALM}`],
    send: ({ now }) =>
      authorization(
        `SharedAccessSignature sr=samples.example&sig=${encodeURIComponent(b64(random(32)))}&se=${now + 3600}&skn=sample`,
      ),
  },
];
