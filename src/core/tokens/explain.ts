import { claimFacts, JOSE_HEADER } from '../standards/claims.ts';
import { type Spec, specOf } from '../standards/specs.ts';
import type { TokenFacts, TokenJson } from './facts.ts';

/** One member of a token's header or claims with what it means for its reader. */
export interface ExplainedMember {
  readonly name: string;
  /** As it may be shown; `true` where only the presence is told. */
  readonly value: TokenJson;
  /** Null for a member that no specification and no well-known issuer defines. */
  readonly means: string | null;
  readonly spec: Spec | null;
  /** The value is an instant in epoch seconds. */
  readonly isTime: boolean;
  /** Only that the member is there is told. */
  readonly presenceOnly: boolean;
}

/** The JOSE header and the claims of a token, one by one, in the order of the token. */
export function explainToken(token: TokenFacts): { header: ExplainedMember[]; claims: ExplainedMember[] } {
  return {
    header: Object.entries(token.header ?? {}).map(([name, value]) => {
      const known = JOSE_HEADER.get(name) ?? EMBEDDED.get(name);
      return member(name, value, known?.title ?? null, known?.spec ?? null, false, EMBEDDED.has(name));
    }),
    claims: Object.entries(token.claims ?? {}).flatMap(([name, value]) => {
      if (value === undefined) return [];
      const known = claimFacts(name);
      return [
        member(
          name,
          value,
          known?.title ?? null,
          known?.spec ?? null,
          known?.keep === 'time',
          known?.keep === 'present',
        ),
      ];
    }),
  };
}

/** Header members whose value is a key or a certificate. */
const EMBEDDED: ReadonlyMap<string, { title: string; spec: string }> = new Map([
  ['jwk', { title: 'the public key itself', spec: 'rfc7515' }],
  ['x5c', { title: 'the certificate itself', spec: 'rfc7515' }],
]);

function member(
  name: string,
  value: TokenJson,
  means: string | null,
  spec: string | null,
  isTime: boolean,
  presenceOnly: boolean,
): ExplainedMember {
  return { name, value, means, spec: spec === null ? null : (specOf(spec) ?? null), isTime, presenceOnly };
}
