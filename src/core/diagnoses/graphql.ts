import type { ExchangeEvidence } from '../evidence/evidence.ts';

/** By custom the one address of a GraphQL service ends so. */
export const looksLikeGraphql = (x: Pick<ExchangeEvidence, 'url'>): boolean =>
  /(?:^|\/)(?:graphql|gql)(?:\/|$)/i.test(x.url.path);
