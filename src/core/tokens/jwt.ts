import { decodeJwt, decodeProtectedHeader } from 'jose';
import { JOSE_HEADER, signatureBytes } from '../standards/claims.ts';
import { readClaims } from './claims.ts';
import { facts, type TokenDamage, type TokenFacts, type TokenJson } from './facts.ts';

/**
 * Describes a value that has the form of a JWT: a compact JWS (RFC 7515 §7.1), JWE (RFC 7516 §7.1) or SD-JWT (RFC 9901),
 * or what is left of one. Null for anything else. No signature is checked.
 */
export function describeJwt(value: string): TokenFacts | null {
  if (!looksLikeJwt(value)) return null;
  const tilde = value.indexOf('~');
  if (tilde >= 0) return describeSdJwt(value, tilde);
  const parts = value.split('.', 7);
  const header = readJson(parts[0] as string, 'header');
  if ('damage' in header) return damaged(value, header.damage);
  // A JOSE header always names an algorithm. Flask's and Rails' signed cookies are JSON too, and no JWT.
  if (typeof header.json.alg !== 'string') return null;
  const shown = { header: publicHeader(header.json) };
  if (parts.length === 5 || typeof header.json.enc === 'string') {
    if (parts.length !== 5) return damaged(value, wrongParts(parts.length, 5), shown);
    return facts('jwe', 'encrypted JSON Web Token', value, shown);
  }
  const payload = readJson(parts[1] ?? '', 'payload');
  if (parts.length !== 3) {
    const readable = 'damage' in payload ? {} : readClaims(payload.json);
    return damaged(value, wrongParts(parts.length, 3), { ...shown, ...readable });
  }
  const nested = 'damage' in payload && /^jwt$/i.test(String(header.json.cty)) ? decode(parts[1] ?? '') : null;
  const inner = nested === null ? null : describeJwt(nested);
  if (inner) return facts('jws', 'signed JSON Web Token around another one', value, { ...shown, inner });
  // A JWT's payload is a JSON object (RFC 7519 §7.2).
  if ('damage' in payload) return damaged(value, payload.damage, shown);
  const claims = readClaims(payload.json);
  const signature = signatureDamage(parts[2] as string, header.json.alg);
  if (signature) return damaged(value, signature, { ...shown, ...claims });
  return whole(value, shown.header, claims);
}

/** The first letters of any base64url JSON object, and no other use of them: a blank or line break may follow “{”. */
export function looksLikeJwt(value: string): boolean {
  return /^(?:eyJ|eyA|ewo|ew0|ewk)/.test(value) && (value.includes('.') || value.length >= 16);
}

function whole(value: string, header: Record<string, TokenJson>, claims: ReturnType<typeof readClaims>): TokenFacts {
  if (String(header.alg).toLowerCase() === 'none') {
    return facts('unsigned-jwt', 'unsigned JSON Web Token', value, {
      header,
      ...claims,
      oddities: ['alg-none', ...claims.oddities],
    });
  }
  return facts('jws', 'signed JSON Web Token', value, { header, ...claims });
}

function describeSdJwt(value: string, tilde: number): TokenFacts {
  const issuer = describeJwt(value.slice(0, tilde));
  if (!issuer)
    return damaged(value, { part: 'whole', reason: 'not-json', say: 'What stands before the “~” is no token.' });
  const disclosures = value.slice(tilde + 1).split('~').length - 1;
  const title = 'selectively disclosed JSON Web Token';
  return { ...issuer, kind: issuer.damage ? 'damaged-jwt' : 'sd-jwt', title, length: value.length, disclosures };
}

function damaged(value: string, damage: TokenDamage, more: Partial<TokenFacts> = {}): TokenFacts {
  return facts('damaged-jwt', 'damaged JSON Web Token', value, { ...more, damage });
}

type ReadPart = { json: Record<string, unknown> } | { damage: TokenDamage };

/** jose reads what is whole; what it refuses is looked at closely, because the reason is what the reader needs. */
function readJson(part: string, name: 'header' | 'payload'): ReadPart {
  // jose forgives blanks on some runtimes and not on others.
  if (/[^\w-]/.test(part)) return diagnose(part, name);
  try {
    return { json: name === 'header' ? decodeProtectedHeader({ protected: part }) : decodeJwt(`e30.${part}.`) };
  } catch {
    return diagnose(part, name);
  }
}

function diagnose(part: string, name: 'header' | 'payload'): ReadPart {
  const fault = (reason: TokenDamage['reason'], say: string): ReadPart => ({ damage: { part: name, reason, say } });
  if (part === '') return fault('empty', `The ${name} is empty.`);
  const bad = /[^\w-]/.exec(part)?.[0];
  if (bad !== undefined)
    return fault('not-base64url', `The ${name} holds ${nameOf(bad)}, which base64url does not use.`);
  if (part.length % 4 === 1)
    return fault('cut-off', `The ${name} has a length that base64url cannot have: it was cut.`);
  const text = decode(part);
  if (text === null) return fault('not-json', `The ${name} does not decode to text.`);
  const json = parse(text);
  if (json === undefined) {
    return text.trimStart().startsWith('{') && !text.trimEnd().endsWith('}')
      ? fault('cut-off', `The ${name} ends in the middle.`)
      : fault('not-json', `The ${name} does not decode to JSON.`);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return fault('not-an-object', `The ${name} is JSON, but not an object.`);
  }
  return { json: json as Record<string, unknown> };
}

function signatureDamage(part: string, alg: unknown): TokenDamage | null {
  const fault = (reason: TokenDamage['reason'], say: string): TokenDamage => ({ part: 'signature', reason, say });
  if (String(alg).toLowerCase() === 'none') return null;
  if (part === '') return fault('empty', 'The signature is empty, though the header names an algorithm.');
  const bad = /[^\w-]/.exec(part)?.[0];
  if (bad !== undefined)
    return fault('not-base64url', `The signature holds ${nameOf(bad)}, which base64url does not use.`);
  const bytes = Math.floor((part.length * 3) / 4);
  const wanted = typeof alg === 'string' ? signatureBytes(alg) : null;
  if (wanted === null || wanted.ok(bytes)) return null;
  return fault('wrong-length', `The signature has ${bytes} bytes; ${alg} has ${wanted.say}.`);
}

function wrongParts(found: number, wanted: number): TokenDamage {
  const seen = found > 6 ? 'more than 6' : String(found);
  return {
    part: 'whole',
    reason: found < wanted ? 'cut-off' : 'wrong-number-of-parts',
    say: `The token has ${seen} parts instead of ${wanted}.`,
  };
}

function publicHeader(header: Readonly<Record<string, unknown>>): Record<string, TokenJson> {
  const shown: Record<string, TokenJson> = {};
  for (const [name, value] of Object.entries(header)) {
    if (!JOSE_HEADER.has(name)) continue;
    if (typeof value === 'string') shown[name] = value.slice(0, 300);
    else if (typeof value === 'boolean') shown[name] = value;
    else if (Array.isArray(value)) shown[name] = value.filter(item => typeof item === 'string').slice(0, 20);
  }
  if (header.jwk !== undefined) shown.jwk = true;
  if (header.x5c !== undefined) shown.x5c = true;
  return shown;
}

function nameOf(char: string): string {
  if (/\s/.test(char)) return 'a blank';
  return char === '%' ? 'a percent sign' : char > '\x7e' || char < ' ' ? 'a character outside ASCII' : `“${char}”`;
}

function decode(part: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), char => char.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
