/** A value that may leave memory. */
export type TokenJson = string | number | boolean | null | readonly string[];

export type TokenKind = 'jws' | 'unsigned-jwt' | 'jwe' | 'sd-jwt' | 'damaged-jwt' | 'opaque';

/** What can be said about a token without holding it: JSON, and never a secret. */
export interface TokenFacts {
  readonly kind: TokenKind;
  /** For a reader: “signed JSON Web Token”, “GitHub personal access token”. */
  readonly title: string;
  /** Characters. */
  readonly length: number;
  /** Of an opaque token that was recognised by its form; null otherwise. */
  readonly opaque: OpaqueFacts | null;
  /** Allow-listed members of the (first) JOSE header. */
  readonly header: Readonly<Record<string, TokenJson>> | null;
  /** Allow-listed claims; nested ones by path (`cnf.jkt`). Null where there is nothing to read. */
  readonly claims: TokenClaims | null;
  /** Claims that are kept by name and type only. */
  readonly otherClaims: readonly { readonly name: string; readonly type: string }[];
  /** The part that cannot be read, and why; null for a token in one piece. */
  readonly damage: TokenDamage | null;
  /** Machine words for what is odd in a token that can be read, such as `exp-in-milliseconds`. */
  readonly oddities: readonly TokenOddity[];
  /** How many disclosures stand beside a selectively disclosed token; null for any other. */
  readonly disclosures: number | null;
  /** The token that a nested one wraps (RFC 7519 §5.2, `cty: JWT`); null where there is none or it is encrypted. */
  readonly inner: TokenFacts | null;
}

/** Times are epoch seconds, as in the token. `true` where only the presence of a claim is told. */
export interface TokenClaims {
  readonly iss?: string;
  readonly sub?: string;
  readonly aud?: readonly string[];
  readonly exp?: number;
  readonly nbf?: number;
  readonly iat?: number;
  readonly auth_time?: number;
  readonly [name: string]: TokenJson | undefined;
}

export interface TokenDamage {
  readonly part: 'header' | 'payload' | 'signature' | 'whole';
  readonly reason:
    | 'not-base64url'
    | 'cut-off'
    | 'not-json'
    | 'not-an-object'
    | 'wrong-number-of-parts'
    | 'wrong-length'
    | 'empty';
  readonly say: string;
}

export interface OpaqueFacts {
  /** Machine word, such as `github-pat`. */
  readonly kind: string;
  readonly vendor: string;
  /** False for a key that is meant to be public, such as Stripe’s pk_live_. */
  readonly secret: boolean;
}

export type TokenOddity =
  | 'alg-none'
  | 'no-exp'
  | 'exp-not-a-number'
  | 'exp-in-milliseconds'
  | 'exp-before-iat'
  | 'nbf-after-exp'
  | 'iat-not-a-number'
  | 'iat-in-milliseconds'
  | 'nbf-not-a-number'
  | 'nbf-in-milliseconds'
  | 'no-iss'
  | 'no-aud';

/** The empty description, to be filled in. */
export function facts(kind: TokenKind, title: string, value: string, more: Partial<TokenFacts> = {}): TokenFacts {
  return {
    kind,
    title,
    length: value.length,
    opaque: null,
    header: null,
    claims: null,
    otherClaims: [],
    damage: null,
    oddities: [],
    disclosures: null,
    inner: null,
    ...more,
  };
}
