import { param } from '../http/challenges.ts';
import { decodeBase64, decodeLatin1, decodeUtf8 } from '../tokens/decode.ts';
import { defineScheme } from './define.ts';
import type { Fingerprint, SchemeFacts } from './types.ts';

/** Basic (RFC 7617): the user name and password in base64, readable by whoever sees the request. */
export default defineScheme({
  name: 'Basic',
  asks: challenge => {
    const realm = param(challenge, 'realm');
    return realm
      ? `The server asks for a user name and password for “${realm}”.`
      : 'The server asks for a user name and password.';
  },
  params: {
    charset: value =>
      value.toLowerCase() === 'utf-8'
        ? 'User name and password are expected in UTF-8.'
        : 'Only UTF-8 may stand here; other values are ignored.',
  },
  browserSupport: {
    chrome: true,
    firefox: true,
    say: 'Chrome and Firefox ask the person in a dialog of their own, except where a page’s script made the request without credentials.',
  },
  describeCredential: ({ secret }, fingerprint) => describePair(secret, fingerprint),
});

/** Facts of `base64(user ":" password)`; lengths are characters. */
function describePair(secret: string, fingerprint: Fingerprint): SchemeFacts {
  const bytes = decodeBase64(secret);
  if (!bytes) return { base64: false };
  const utf8 = decodeUtf8(bytes);
  const text = utf8 ?? decodeLatin1(bytes);
  const colon = text.indexOf(':');
  const user = colon < 0 ? text : text.slice(0, colon);
  const password = colon < 0 ? '' : text.slice(colon + 1);
  return {
    base64: true,
    colon: colon >= 0,
    user: user === '' ? null : fingerprint(user),
    userLength: user.length,
    userHasBlanksAround: user !== user.trim(),
    userIsAddress: /^[^\s@]+@[^\s@]+$/.test(user),
    password: password === '' ? null : fingerprint(password),
    passwordLength: password.length,
    passwordHasBlanksAround: password !== password.trim(),
    // Bytes that are no UTF-8 were encoded as Latin-1, which a server that decodes UTF-8 misreads (RFC 7617 §2.1).
    charset: isAscii(bytes) ? 'ascii' : utf8 === null ? 'latin-1' : 'utf-8',
    controlCharacters: bytes.some(byte => byte < 0x20 || byte === 0x7f),
  };
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every(byte => byte < 0x80);
}
