import { SCHEME_DESCRIPTIONS } from '../../../src/core/index.ts';
import { SCHEMES } from '../../../src/core/standards/schemes.ts';
import { besideAuthorization } from './beside.ts';
import { letters } from './make.ts';
import { opaqueTokens } from './opaque.ts';
import { authorization, type Carried, type Sample, type Workshop } from './sample.ts';
import { plainSchemes } from './schemes-plain.ts';
import { signedSchemes } from './schemes-signed.ts';
import { tokens } from './tokens.ts';

export { type IssuerKeys, issuerAnswer, issuerOf, newIssuerKeys } from './issuer.ts';
export type { Carried, Sample, Workshop } from './sample.ts';

const described = new Set(SCHEME_DESCRIPTIONS.map(({ name }) => name));

/** Schemes of which only the name is known, and what it stands for. */
const namedOnly: readonly Sample[] = SCHEMES.filter(({ name }) => !described.has(name)).map(({ name, title }) => ({
  id: name.toLowerCase(),
  title: `${name}: ${title}`,
  scheme: name,
  challenge: () => [`${name} realm="samples"`],
  send: () => authorization(`${name} ${letters(40)}`),
}));

/** Every scheme and token kind that Why401 knows: what a request carries, and how it is refused. One source for playground and lab. */
export const sampleGroups: readonly (readonly [heading: string, samples: readonly Sample[]])[] = [
  ['Tokens, and the check with the issuer’s keys', tokens],
  ['Schemes: a password, a key, a device', plainSchemes],
  ['Schemes: a signature over the request', signedSchemes],
  ['Credentials in other places', besideAuthorization],
  ['Schemes that are known by name', namedOnly],
  ['Tokens that their issuers made recognisable', opaqueTokens],
];

export const samples: readonly Sample[] = sampleGroups.flatMap(([, rows]) => rows);

/** Where a sample's request goes. */
export const samplePath = ({ id }: Pick<Sample, 'id'>): string => `/schemes/${id}`;

/** What the request of a sample carries, with its address below the origin. */
export async function carried(
  sample: Sample,
  shop: Omit<Workshop, 'path'>,
): Promise<Carried & { readonly url: string }> {
  const path = samplePath(sample);
  const sent = await sample.send({ ...shop, path });
  const query = new URLSearchParams(sent.query).toString();
  return { ...sent, url: query === '' ? path : `${path}?${query}` };
}
