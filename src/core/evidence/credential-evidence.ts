import { parseCredentials } from '../http/credentials.ts';
import { describeCredential, describeProof, messageSignatureFacts, type SignedRequest } from '../schemes/index.ts';
import { describeToken } from '../tokens/index.ts';
import type { CredentialEvidence } from './evidence.ts';
import type { Tools } from './tools.ts';

/** Schemes whose credential is one token that can be described by itself. */
const TOKEN_SCHEMES = new Set([
  'bearer',
  'dpop',
  'token',
  'jwt',
  'gnap',
  'apikey',
  'api-key',
  'key',
  'vapid',
  'privatetoken',
  'bot',
  'ssws',
]);

/** What is left of one credential without the secret in it. `request`: what carried it, for schemes that sign the request. */
export function credentialEvidence(
  place: CredentialEvidence['place'],
  name: string,
  value: string,
  tools: Tools,
  request?: SignedRequest,
): CredentialEvidence {
  const parsed = parseCredentials(value);
  const bare = place === 'header' || place === 'query';
  const secret = parsed.secret === '' ? value : parsed.secret;
  const holdsToken = parsed.scheme === null || TOKEN_SCHEMES.has(parsed.scheme.toLowerCase());
  return {
    place,
    name,
    scheme: parsed.scheme === null ? null : tools.mask.text(parsed.scheme, 100),
    fingerprint: tools.fingerprint(value),
    secretFingerprint: tools.fingerprint(secret),
    length: value.length,
    // A key in a header of its own names no scheme by right.
    shape: bare && parsed.shape === 'no-scheme' ? 'well-formed' : parsed.shape,
    shapeDetail: parsed.detail === null ? null : tools.mask.text(parsed.detail, 100),
    token: holdsToken && secret !== '' ? describeToken(secret) : null,
    facts: proofFacts(name, value, tools, request) ?? describeCredential(parsed, tools.fingerprint, request),
  };
}

/** Fields that prove something about the request, compared with the request that carried them. */
function proofFacts(name: string, value: string, tools: Tools, request: SignedRequest | undefined) {
  if (!request?.header) return null;
  if (name === 'signature-input') return messageSignatureFacts(value, request.header('signature'), request);
  if (name !== 'dpop') return null;
  const beside = request.header('authorization');
  const accessToken = beside === undefined ? null : parseCredentials(beside).secret;
  return describeProof(value, request, accessToken, tools.fingerprint);
}
