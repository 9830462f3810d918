import type { CredentialEvidence, ExchangeEvidence } from '../evidence/evidence.ts';
import { authorizationOf, credentialsOf } from '../evidence/history.ts';
import type { Challenge } from '../http/challenge.ts';
import { schemeFacts } from '../standards/schemes.ts';

/** The credential that the request stands on: Authorization, else a key or token in another field, else in the query. */
export function mainCredential(x: ExchangeEvidence): CredentialEvidence | null {
  const all = credentialsOf(x).filter(c => c.place !== 'proxy-authorization');
  return authorizationOf(x) ?? all.find(c => c.place === 'header') ?? all.find(c => c.place === 'query') ?? null;
}

/** The same, but one that holds a readable token goes first. */
export function mainToken(x: ExchangeEvidence): CredentialEvidence | null {
  const all = credentialsOf(x).filter(c => c.place !== 'proxy-authorization' && c.token?.claims);
  return all.find(c => c.place === 'authorization') ?? all[0] ?? null;
}

/** The challenges of the origin's answer; empty when there is none or it was not seen. */
export const challengesOf = (x: ExchangeEvidence): readonly Challenge[] =>
  x.response.seen ? (x.response.value.challenges?.challenges ?? []) : [];

/** The schemes that the origin offers, as it wrote them, each once. */
export const offeredSchemes = (x: ExchangeEvidence): readonly string[] => [
  ...new Map(challengesOf(x).map(c => [c.scheme.toLowerCase(), c.scheme])).values(),
];

/** A scheme that browsers answer by themselves: with a dialog, a remembered login or the system's own. */
export const isBrowserScheme = (name: string): boolean => schemeFacts(name)?.browsersAct === true;

/** Where a credential stood, for a clause. */
export const placeOf = (c: CredentialEvidence): string =>
  c.place === 'query' ? `the query parameter ${c.name}` : `the ${c.name} header`;

/** Request types that a page's script cannot give a header to (HTML, WebSocket, Fetch standards). */
const SCRIPTLESS: ReadonlySet<string> = new Set([
  'main_frame',
  'sub_frame',
  'stylesheet',
  'script',
  'image',
  'font',
  'object',
  'media',
  'websocket',
  'web_manifest',
]);

export const scriptCanSetHeaders = (x: ExchangeEvidence): boolean =>
  !SCRIPTLESS.has(x.type) && destinationOf(x) !== 'manifest';

/** `Sec-Fetch-Dest`, which tells more than the request type (a manifest is of type `other` in Chromium). */
export const destinationOf = (x: ExchangeEvidence): string | null =>
  x.request.seen ? (x.request.value.headers['sec-fetch-dest'] ?? null) : null;

export const isDocument = (x: ExchangeEvidence): boolean => x.type === 'main_frame' || x.type === 'sub_frame';
