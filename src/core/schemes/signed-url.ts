import { parseHttpDate } from '../http/dates.ts';
import { basicTime, seconds } from './facts.ts';
import { scopeFacts } from './sigv4.ts';
import type { Fingerprint, SchemeFacts } from './types.ts';

/** Facts of a URL that carries its own permission; times are epoch milliseconds. */
export interface SignedUrl {
  readonly kind: 'aws-v4' | 'aws-v2' | 'google-v4' | 'google-v2' | 'azure-sas' | 'cloudfront';
  readonly title: string;
  readonly signedAt: number | null;
  readonly startsAt: number | null;
  readonly expiresAt: number | null;
  readonly facts: SchemeFacts;
}

/** Tells what a signed URL says of itself; null for any other URL. Never throws. */
export function describeSignedUrl(url: string, fingerprint: Fingerprint): SignedUrl | null {
  if (!URL.canParse(url)) return null;
  const query = new Map([...new URL(url).searchParams].map(([name, value]) => [name.toLowerCase(), value] as const));
  for (const read of READERS) {
    const found = read(query, fingerprint);
    if (found) return found;
  }
  return null;
}

type Query = ReadonlyMap<string, string>;
type Reader = (query: Query, fingerprint: Fingerprint) => SignedUrl | null;

const v4 =
  (prefix: 'x-amz' | 'x-goog', kind: 'aws-v4' | 'google-v4', title: string): Reader =>
  (query, fingerprint) => {
    if (!query.has(`${prefix}-signature`)) return null;
    const signedAt = basicTime(query.get(`${prefix}-date`));
    const lifetime = seconds(query.get(`${prefix}-expires`));
    return {
      kind,
      title,
      signedAt,
      startsAt: signedAt,
      expiresAt: signedAt === null || lifetime === null ? null : signedAt + lifetime * 1000,
      facts: {
        ...scopeFacts(query.get(`${prefix}-credential`) ?? '', fingerprint),
        signedHeaders: (query.get(`${prefix}-signedheaders`) ?? '').split(';').filter(Boolean),
        sessionToken: query.has(`${prefix}-security-token`),
      },
    };
  };

const legacy =
  (key: string, kind: 'aws-v2' | 'google-v2' | 'cloudfront', title: string): Reader =>
  (query, fingerprint) => {
    const id = query.get(key);
    if (id === undefined || !query.has('signature')) return null;
    const expires = seconds(query.get('expires'));
    const expiresAt = expires === null ? policyEnd(query.get('policy')) : expires * 1000;
    return {
      kind,
      title,
      signedAt: null,
      startsAt: null,
      expiresAt,
      facts: { key: fingerprint(id), policy: query.has('policy') },
    };
  };

/** CloudFront's custom policy: base64 of JSON, with `-_~` for `+=/`. */
function policyEnd(policy: string | undefined): number | null {
  if (policy === undefined || policy.length > 20_000) return null;
  try {
    const text = atob(policy.replaceAll('-', '+').replaceAll('_', '=').replaceAll('~', '/'));
    const end = /"DateLessThan"\s*:\s*\{\s*"AWS:EpochTime"\s*:\s*(\d{1,11})/.exec(text)?.[1];
    return end === undefined ? null : Number(end) * 1000;
  } catch {
    return null;
  }
}

const azure: Reader = query => {
  if (!query.has('sig') || !(query.has('sv') || query.has('sr')) || !(query.has('se') || query.has('si'))) return null;
  return {
    kind: 'azure-sas',
    title: 'Azure shared access signature',
    signedAt: null,
    startsAt: isoTime(query.get('st')),
    expiresAt: isoTime(query.get('se')),
    facts: {
      permissions: query.get('sp')?.slice(0, 40) ?? null,
      resource: query.get('sr')?.slice(0, 40) ?? null,
      version: query.get('sv')?.slice(0, 40) ?? null,
      protocol: query.get('spr')?.slice(0, 40) ?? null,
      addressBound: query.has('sip'),
      storedPolicy: query.has('si'),
    },
  };
};

/** Storage writes ISO 8601 in UTC, with or without the time; Service Bus writes epoch seconds. */
function isoTime(text: string | undefined): number | null {
  if (text === undefined) return null;
  const epoch = seconds(text);
  if (epoch !== null) return epoch * 1000;
  const found = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d)?(?:\.\d+)?Z)?$/.exec(text);
  const at = found ? Date.parse(`${found[1]}T${found[2] ?? '00:00'}${found[3] ?? ':00'}Z`) : Number.NaN;
  const date = parseHttpDate(text);
  return Number.isNaN(at) ? (date.ok ? date.ms : null) : at;
}

const READERS: readonly Reader[] = [
  v4('x-amz', 'aws-v4', 'AWS presigned URL'),
  v4('x-goog', 'google-v4', 'Google Cloud signed URL'),
  legacy('awsaccesskeyid', 'aws-v2', 'Amazon S3 presigned URL, version 2'),
  legacy('googleaccessid', 'google-v2', 'Google Cloud signed URL, version 2'),
  legacy('key-pair-id', 'cloudfront', 'CloudFront signed URL'),
  azure,
];
