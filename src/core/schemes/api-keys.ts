import { decodeBase64, decodeUtf8 } from '../tokens/decode.ts';
import { defineScheme } from './define.ts';
import { paramsOf } from './facts.ts';
import type { SchemeDescription, SchemeFacts } from './types.ts';

const NAMES = [
  'Token',
  'ApiKey',
  'Api-Key',
  'Key',
  'JWT',
  'Bot',
  'SSWS',
  'GenieKey',
  'Splunk',
  'Zoho-oauthtoken',
  'Klaviyo-API-Key',
  'PVEAPIToken',
];

/** Schemes that carry one key or token, as services name them without a registry. */
export default NAMES.map(
  (name): SchemeDescription =>
    defineScheme({
      name,
      asks: () => `The server asks for “Authorization: ${name} …” with a key or token.`,
      params: {},
      describeCredential: (credentials, fingerprint): SchemeFacts => {
        // Rails writes `Token token="…"`, others the bare key.
        const { get } = paramsOf(credentials, fingerprint);
        const key = get('token') ?? credentials.secret;
        return {
          keyLength: key.length,
          asParameter: get('token') !== undefined,
          ...(name === 'ApiKey' ? pairFacts(key) : {}),
        };
      },
    }),
);

/** Elasticsearch joins the id and the key of an API key by a colon, in base64. */
function pairFacts(key: string): SchemeFacts {
  const bytes = decodeBase64(key);
  const text = bytes && decodeUtf8(bytes);
  return { isPair: text !== null && /^[^:\s]+:[^:\s]+$/.test(text) };
}
