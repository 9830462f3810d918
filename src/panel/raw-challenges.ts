import { sayBlindSpot } from '../present/blind-spots.ts';
import type { Client } from '../protocol/index.ts';

const FIELDS = new Set(['www-authenticate', 'proxy-authenticate']);

/** The challenge fields of an exchange as they came over the wire, or a sentence why they cannot be had. */
export async function rawChallenges(client: Client, exchange: string): Promise<readonly string[] | string> {
  const raw = await client.reveal(exchange);
  if (!raw.seen) return sayBlindSpot('the raw headers', raw.why);
  const { responseHeaders } = raw.value;
  if (!responseHeaders.seen) return sayBlindSpot('the raw response headers', responseHeaders.why);
  const fields = responseHeaders.value.filter(([name]) => FIELDS.has(name.toLowerCase()));
  return fields.map(([name, value]) => `${name}: ${value}`);
}
