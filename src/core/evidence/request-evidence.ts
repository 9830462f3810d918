import { parseCookieHeader } from '../http/cookies.ts';
import { tokensAmongSubprotocols } from '../http/subprotocols.ts';
import { describeSignedUrl, type SignedRequest } from '../schemes/index.ts';
import {
  ANTI_FORGERY_FIELDS,
  BROWSER_FIELDS,
  isCredentialParameter,
  PROOF_FIELDS,
  PUBLIC_REQUEST_FIELDS,
} from '../standards/header-lists.ts';
import { credentialEvidence } from './credential-evidence.ts';
import { holdsCredential } from './credential-fields.ts';
import type { CredentialEvidence, RequestEvidence } from './evidence.ts';
import type { Exchange, Header } from './exchange.ts';
import type { Tools } from './tools.ts';
import { urlEvidence } from './url-evidence.ts';

/** What is left of a request's headers and query without secrets. */
export function requestEvidence(exchange: Exchange, headers: readonly Header[], tools: Tools): RequestEvidence {
  const named = headers.map(([name, value]) => [name.toLowerCase(), value] as const);
  const publicHeaders: Record<string, string> = {};
  for (const [name, value] of named) {
    if (PUBLIC_REQUEST_FIELDS.has(name)) publicHeaders[name] = publicValue(name, value, exchange.url, tools);
  }
  const signed: SignedRequest = {
    method: exchange.method,
    url: exchange.url,
    header: wanted => named.find(([name]) => name === wanted)?.[1],
  };
  return {
    headerNames: named.map(([name]) => name),
    headers: publicHeaders,
    credentials: [...fieldCredentials(named, tools, signed), ...queryCredentials(exchange.url, tools)],
    proofs: named
      .filter(([n]) => PROOF_FIELDS.has(n))
      .map(([n, v]) => credentialEvidence('header', n, v, tools, signed)),
    antiForgery: named
      .filter(([n]) => ANTI_FORGERY_FIELDS.has(n))
      .map(([name, value]) => ({ name, fingerprint: tools.fingerprint(decoded(value)), length: value.length })),
    cookies: named
      .filter(([name]) => name === 'cookie')
      .flatMap(([, value]) => parseCookieHeader(value))
      .map(({ name, value }) => ({ name, fingerprint: tools.fingerprint(value), length: value.length })),
    otherFields: named
      .filter(([n, v]) => !isTold(n) && !holdsCredential(n, v))
      .map(([name, value]) => ({ name, fingerprint: tools.fingerprint(value), length: value.length })),
    headerBytes: headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0),
  };
}

function publicValue(name: string, value: string, base: string, tools: Tools): string {
  if (name !== 'referer' && name !== 'origin') return tools.mask.text(value);
  if (/^\s*(?:null|about:[a-z-]*)?\s*$/i.test(value)) return value;
  const target = name === 'referer' && URL.canParse(value, base) ? new URL(value, base).href : value;
  const url = urlEvidence(target, tools.fingerprint, tools.mask);
  if (!url) return tools.mask.whole(value);
  return name === 'origin' ? url.origin : url.href;
}

function fieldCredentials(named: readonly Header[], tools: Tools, signed: SignedRequest): CredentialEvidence[] {
  return named.flatMap(([name, value]) => {
    if (name === 'authorization' || name === 'proxy-authorization')
      return [credentialEvidence(name, name, value, tools, signed)];
    if (name === 'sec-websocket-protocol')
      return tokensAmongSubprotocols(value).map(token => credentialEvidence('header', name, token, tools));
    return holdsCredential(name, value) ? [credentialEvidence('header', name, value, tools, signed)] : [];
  });
}

/** Fields that evidence tells of in a member of their own, or that are the browser's. */
const isTold = (name: string): boolean =>
  name === 'cookie' ||
  name === 'authorization' ||
  name === 'proxy-authorization' ||
  [PUBLIC_REQUEST_FIELDS, PROOF_FIELDS, ANTI_FORGERY_FIELDS, BROWSER_FIELDS].some(list => list.has(name));

function queryCredentials(url: string, tools: Tools): CredentialEvidence[] {
  if (!URL.canParse(url)) return [];
  const signed = describeSignedUrl(url, tools.fingerprint);
  const own = signed && {
    signedUrl: signed.title,
    signedAt: signed.signedAt,
    expiresAt: signed.expiresAt,
    ...signed.facts,
  };
  return [...new URL(url).searchParams]
    .filter(([name, value]) => isCredentialParameter(name.toLowerCase()) && value !== '')
    .slice(0, 20)
    .map(([name, value]) => credentialEvidence('query', name.toLowerCase(), value, tools))
    .map(c => (own && /sig(?:nature)?$/.test(c.name) ? { ...c, facts: { ...c.facts, ...own } } : c));
}

/** A page copies the URL-decoded cookie value into the field; compare both in decoded form. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
