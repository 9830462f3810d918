import { decodeBase64 } from '../tokens/decode.ts';
import { describeToken } from '../tokens/index.ts';
import { defineScheme } from './define.ts';
import { paramsOf } from './facts.ts';

/** vapid (RFC 8292): who sends a Web Push message, by a signed token. */
export default defineScheme({
  name: 'vapid',
  asks: () => 'The push service asks the application server to identify itself.',
  params: {},
  describeCredential: (credentials, fingerprint, request) => {
    const { get, missing } = paramsOf(credentials, fingerprint);
    const token = describeToken(get('t') ?? '');
    const key = get('k');
    const bytes = key === undefined ? null : decodeBase64(key);
    const audience = token.claims?.aud?.[0];
    const origin = request && URL.canParse(request.url) ? new URL(request.url).origin : undefined;
    return {
      tokenKind: token.kind,
      // §2: the audience is the push service's origin, and the token lives 24 hours at most.
      expiresAt: token.claims?.exp ?? null,
      contact: token.claims?.sub !== undefined,
      key: key === undefined ? null : fingerprint(key),
      keyIsPoint: bytes !== null && bytes.length === 65 && bytes[0] === 4,
      missing: missing('t', 'k'),
      ...(origin === undefined || audience === undefined ? {} : { audienceMatches: audience === origin }),
    };
  },
});
