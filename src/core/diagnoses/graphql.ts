import type { BodyEvidence, ExchangeEvidence } from '../evidence/evidence.ts';

/** By custom the one address of a GraphQL service ends so. */
export const looksLikeGraphql = (x: Pick<ExchangeEvidence, 'url'>): boolean =>
  /(?:^|\/)(?:graphql|gql)(?:\/|$)/i.test(x.url.path);

type Words = BodyEvidence['words'];

/**
 * The texts in a list named `errors` with messages in it (GraphQL §7.1.2); empty for other APIs that have such a member,
 * but of texts or by field.
 */
export function graphqlErrors(body: BodyEvidence): Words {
  const isGraphql = body.words.some(w => /^(?:\[\d+\]\.)?errors\[\d+\]\.(?:message|extensions|errorType)/.test(w.path));
  return isGraphql ? body.words.filter(w => /^(?:\[\d+\]\.)?errors\b/.test(w.path)) : [];
}

export const graphqlCodes = (errors: Words): readonly string[] =>
  errors.filter(w => /\b(?:code|errortype|error_?code)$/i.test(w.path)).map(w => w.text);

/** Lower case, letters alone: services write one code in many ways. */
export const plainCode = (code: string): string => code.toLowerCase().replace(/[^a-z]/g, '');

const RIGHTS = /^(?:forbidden|accessdenied|permissiondenied|authnotauthorized|notauthorized|unauthorizedfield)$/;

/** The code of a GraphQL answer (200 or 400) that speaks of rights; null for any other answer. */
export function forbiddenByGraphql({ status, body }: ExchangeEvidence): string | null {
  if ((status !== 200 && status !== 400) || !body.seen) return null;
  return graphqlCodes(graphqlErrors(body.value)).find(c => RIGHTS.test(plainCode(c))) ?? null;
}
