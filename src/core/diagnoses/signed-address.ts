import type { UrlEvidence } from '../evidence/evidence.ts';

export interface SignedAddressEnd {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The parameter that tells it. */
  readonly parameter: string;
}

/**
 * When a signed address stops being valid by what stands in it: AWS and Google V4 (date and lifetime), CloudFront and
 * older forms (`Expires`), Azure's shared access signature (`se`). Null for an address that is not signed.
 */
export function signedAddressEnd(url: UrlEvidence): SignedAddressEnd | null {
  const value = (name: string) => url.query.find(q => q.name.toLowerCase() === name)?.value ?? null;
  const has = (name: string) => url.query.some(q => q.name.toLowerCase() === name);
  for (const vendor of ['amz', 'goog']) {
    const begin = basicDate(value(`x-${vendor}-date`));
    const life = Number(value(`x-${vendor}-expires`) ?? Number.NaN);
    if (begin !== null && Number.isFinite(life)) return { at: begin + life * 1000, parameter: `x-${vendor}-expires` };
  }
  if (!has('signature') && !has('sig') && !has('hmac') && !has('hash')) return null;
  for (const parameter of ['expires', 'exp']) {
    const at = epoch(value(parameter));
    if (at !== null) return { at, parameter };
  }
  const se = value('se');
  const until = se === null ? Number.NaN : (epoch(se) ?? Date.parse(se));
  return Number.isFinite(until) && has('sig') ? { at: until, parameter: 'se' } : null;
}

/** True for an address that carries its own signature: then no token is refused, but the signature of the request. */
export const isSignedAddress = (url: UrlEvidence): boolean =>
  url.query.some(q => /^(?:x-(?:amz|goog)-)?signature$|^sig$|^hmac$/i.test(q.name));

/** `20260502T110000Z`, the basic format of ISO 8601. */
function basicDate(text: string | null): number | null {
  const m = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '');
  return m ? Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3]), Number(m[4]), Number(m[5]), Number(m[6])) : null;
}

/** Seconds or milliseconds since the epoch; anything shorter is a duration or a counter. */
function epoch(text: string | null): number | null {
  if (text === null || !/^\d{10,13}$/.test(text)) return null;
  return text.length === 13 ? Number(text) : Number(text) * 1000;
}
