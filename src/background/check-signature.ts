import {
  describeToken,
  keyAddress,
  keySource,
  type Observed,
  parseCredentials,
  type SignatureAnswer,
  verifySignature,
} from '../core/index.ts';
import type { GotJson } from '../platform/get-json.ts';
import type { RawExchange } from '../protocol/index.ts';

export interface CheckParts {
  getJson(url: string, signal: AbortSignal): Promise<GotJson>;
}

/** For both questions together, milliseconds. */
const TIME_LIMIT = 10_000;

/**
 * Checks the signature of the token in a request field with the keys that its issuer publishes. Two questions go out, to
 * the issuer and to where its own document says that the keys are; the token itself goes nowhere. Never rejects.
 *
 * @param raw what the vault still holds of the exchange
 * @param field the name in lower case
 */
export async function checkSignature(
  raw: Observed<RawExchange>,
  field: string,
  { getJson }: CheckParts,
): Promise<SignatureAnswer> {
  const token = tokenIn(raw, field);
  if (token === null) return raw.seen || raw.why !== 'vault-off' ? GONE : NOT_KEPT;
  const source = keySource(describeToken(token));
  if (!source.ok) return { result: 'not-checkable', say: source.say };
  const signal = AbortSignal.timeout(TIME_LIMIT);

  const document = await firstOf(source.documents, url => getJson(url, signal));
  if (!document.ok) return failed(`${source.host} was asked for its keys, but ${document.because}.`, document);
  const address = keyAddress(source.issuer, document.json);
  if (!address.ok) return { result: address.result, say: `${address.say} ${source.host} was asked.` };

  const jwks = await getJson(address.url, signal);
  if (!jwks.ok) return failed(`${address.host} was asked for the keys of the issuer, but ${jwks.because}.`, jwks);
  const answer = await verifySignature(token, { document: document.json, jwks: jwks.json });
  const elsewhere = address.elsewhere ? ` and ${address.host}, where its document says that its keys are,` : '';
  return { ...answer, say: `${answer.say} ${source.host}${elsewhere} ${elsewhere ? 'were' : 'was'} asked.` };
}

const GONE: SignatureAnswer = {
  result: 'not-kept',
  say: 'The token itself is no longer held: it is let go after 15 minutes at the latest. Let the request fail again and check then.',
};

const NOT_KEPT: SignatureAnswer = {
  result: 'not-kept',
  say: 'The options say that no raw headers are kept, so the token itself is not held. Switch it on there, let the request fail again and check then.',
};

const failed = (say: string, got: GotJson & { ok: false }): SignatureAnswer => ({
  result: got.answered ? 'no-keys' : 'unreachable',
  say,
});

function tokenIn(raw: Observed<RawExchange>, field: string): string | null {
  if (!raw.seen || !raw.value.requestHeaders.seen) return null;
  const value = raw.value.requestHeaders.value.find(([name]) => name.toLowerCase() === field)?.[1];
  return value === undefined ? null : parseCredentials(value).secret || value;
}

/** The first address that gives JSON. A host that does not answer at all is not asked twice. */
async function firstOf(urls: readonly string[], get: (url: string) => Promise<GotJson>): Promise<GotJson> {
  let last: GotJson = { ok: false, because: 'it has no address', answered: false };
  for (const url of urls) {
    last = await get(url);
    if (last.ok || !last.answered) return last;
  }
  return last;
}
