import { type InnerList, parseDictionary, Token } from 'structured-headers';
import { cut } from '../tokens/decode.ts';
import type { SchemeFact, SchemeFacts, SignedRequest } from './types.ts';

/** One signature of RFC 9421, by its label. Times are epoch seconds. */
export interface MessageSignature {
  readonly label: string;
  /** Component identifiers in order, such as `@method` or `content-digest`. */
  readonly covers: readonly string[];
  readonly created: number | null;
  readonly expires: number | null;
  readonly algorithm: string | null;
  readonly tag: string | null;
  readonly keyNamed: boolean;
  readonly nonce: boolean;
  /** The Signature field holds a signature of this label. */
  readonly signed: boolean;
  /** Fields that are covered and were not sent; null where the request is not known. */
  readonly coveredButNotSent: readonly string[] | null;
}

export type ReadSignatures = { ok: true; signatures: MessageSignature[] } | { ok: false; reason: 'not-a-dictionary' };

/** Reads Signature-Input and Signature (RFC 9421 §4), structured fields both (RFC 9651). Never throws. */
export function readMessageSignatures(
  input: string,
  signature: string | undefined,
  request?: SignedRequest,
): ReadSignatures {
  const inputs = dictionary(input);
  if (!inputs) return { ok: false, reason: 'not-a-dictionary' };
  const signatures = dictionary(signature ?? '') ?? new Map();
  return {
    ok: true,
    signatures: [...inputs].flatMap(([label, member]) => {
      const [items, params] = member as InnerList;
      if (!Array.isArray(items)) return [];
      const covers = items.map(([item]) => cut(String(item), 60));
      return [
        {
          label: cut(label, 60),
          covers,
          ...paramFacts(params),
          signed: signatures.has(label),
          coveredButNotSent: notSent(covers, request),
        },
      ];
    }),
  };
}

/** The same as flat facts, for the first signature. */
export function messageSignatureFacts(
  input: string,
  signature: string | undefined,
  request?: SignedRequest,
): SchemeFacts {
  const read = readMessageSignatures(input, signature, request);
  const [first] = read.ok ? read.signatures : [];
  if (!first) return { readable: false };
  const { coveredButNotSent, ...facts } = first;
  return { readable: true, ...facts, ...(coveredButNotSent === null ? {} : { coveredButNotSent }) };
}

function paramFacts(params: ReadonlyMap<string, unknown>) {
  const number = (name: string): number | null => {
    const value = params.get(name);
    if (value instanceof Date) return value.getTime() / 1000;
    return typeof value === 'number' ? value : null;
  };
  const text = (name: string): string | null => {
    const value = params.get(name);
    return typeof value === 'string' || value instanceof Token ? cut(String(value), 60) : null;
  };
  return {
    created: number('created'),
    expires: number('expires'),
    algorithm: text('alg'),
    tag: text('tag'),
    keyNamed: params.has('keyid'),
    nonce: params.has('nonce'),
  } satisfies Record<string, SchemeFact>;
}

/** Derived components begin with “@” and are always there. */
function notSent(covers: readonly string[], request: SignedRequest | undefined): readonly string[] | null {
  if (!request?.header) return null;
  return covers.filter(name => !name.startsWith('@') && request.header?.(name.toLowerCase()) === undefined);
}

function dictionary(text: string): Map<string, unknown> | null {
  if (text.length > 65_536) return null;
  try {
    return parseDictionary(text);
  } catch {
    return null;
  }
}
