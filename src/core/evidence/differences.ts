import type { TokenFacts, TokenJson } from '../tokens/index.ts';
import type { CredentialEvidence, ExchangeEvidence, SentCookie, UrlEvidence } from './evidence.ts';
import { credentialsOf } from './history.ts';

/** One thing that was not as it had been when the server accepted a request. Null: it was not there. */
export type Difference =
  | {
      readonly part: 'method' | 'path' | 'type' | 'page';
      readonly before: string | null;
      readonly after: string | null;
    }
  /** `before` and `after` are null where the value is not kept in evidence. */
  | {
      readonly part: 'query';
      readonly name: string;
      readonly before: string | null;
      readonly after: string | null;
      readonly change: Change;
    }
  | {
      readonly part: 'header';
      readonly name: string;
      readonly before: string | null;
      readonly after: string | null;
      readonly change: Change;
    }
  | {
      readonly part: 'credential';
      readonly name: string;
      readonly before: CredentialEvidence | null;
      readonly after: CredentialEvidence | null;
      readonly change: Change;
    }
  | {
      readonly part: 'claim';
      readonly name: string;
      readonly before: TokenJson | null;
      readonly after: TokenJson | null;
    }
  | {
      readonly part: 'cookie';
      readonly name: string;
      readonly before: number;
      readonly after: number;
      readonly change: Change | 'order';
    };

/** `gone`: only the accepted request had it. `new`: only the refused one. `value`: both, with different values. */
export type Change = 'gone' | 'new' | 'value';

/** What differs, the address first. @param a the accepted one @param b the refused one */
export function differencesBetween(a: ExchangeEvidence, b: ExchangeEvidence): Difference[] {
  return [
    ...plain('method', a.method, b.method),
    ...plain('path', a.url.path, b.url.path),
    ...queryDifferences(a.url, b.url),
    ...plain('type', a.type, b.type),
    ...(pageOf(a) === null || pageOf(b) === null ? [] : plain('page', pageOf(a), pageOf(b))),
    // Headers that the evidence of one side does not have prove nothing.
    ...(a.request.seen && b.request.seen
      ? [
          ...credentialDifferences(credentialsOf(a), credentialsOf(b)),
          ...cookieDifferences(a.request.value.cookies, b.request.value.cookies),
          ...headerDifferences(a.request.value.headers, b.request.value.headers, impliedBy(a, b)),
          ...hiddenDifferences(hiddenFields(a), hiddenFields(b)),
        ]
      : []),
  ];
}

const pageOf = (x: ExchangeEvidence): string | null => x.initiator?.origin ?? null;

const plain = (part: 'method' | 'path' | 'type' | 'page', before: string | null, after: string | null): Difference[] =>
  before === after ? [] : [{ part, before, after }];

const changeOf = (before: unknown, after: unknown): Change =>
  before === undefined ? 'new' : after === undefined ? 'gone' : 'value';

const namesOf = (...lists: readonly (readonly { readonly name: string }[])[]): string[] => [
  ...new Set(lists.flat().map(({ name }) => name)),
];

function queryDifferences(a: UrlEvidence, b: UrlEvidence): Difference[] {
  return namesOf(a.query, b.query).flatMap((name): Difference[] => {
    const [before, after] = [a.query.find(q => q.name === name), b.query.find(q => q.name === name)];
    if (before?.fingerprint === after?.fingerprint) return [];
    return [
      {
        part: 'query',
        name,
        before: before?.value ?? null,
        after: after?.value ?? null,
        change: changeOf(before, after),
      },
    ];
  });
}

/** Fields that differ from request to request without telling anything. */
const RESTLESS: ReadonlySet<string> = new Set(['content-length', 'date', 'host', 'x-amz-date', 'referer', 'priority']);

/** What a browser sends with a navigation and not with a fetch, or with a POST and not with a GET. */
const OF_TYPE = [
  'accept',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-user',
  'upgrade-insecure-requests',
  'cache-control',
  'pragma',
];
const OF_METHOD = ['content-type', 'origin'];

function impliedBy(a: ExchangeEvidence, b: ExchangeEvidence): ReadonlySet<string> {
  const navigation = pageOf(a) === null || pageOf(b) === null;
  return new Set([
    ...(a.type === b.type ? [] : OF_TYPE),
    ...(a.method === b.method && !navigation ? [] : OF_METHOD),
    ...(navigation ? ['sec-fetch-site'] : []),
  ]);
}

type Headers = Readonly<Record<string, string>>;

function headerDifferences(a: Headers, b: Headers, implied: ReadonlySet<string>): Difference[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter(name => a[name] !== b[name] && !RESTLESS.has(name) && !implied.has(name))
    .map(name => ({
      part: 'header',
      name,
      before: a[name] ?? null,
      after: b[name] ?? null,
      change: changeOf(a[name], b[name]),
    }));
}

const hiddenFields = ({ request }: ExchangeEvidence): readonly SentCookie[] =>
  request.seen ? [...request.value.otherFields, ...request.value.antiForgery] : [];

function hiddenDifferences(a: readonly SentCookie[], b: readonly SentCookie[]): Difference[] {
  return namesOf(a, b).flatMap((name): Difference[] => {
    const [before, after] = [a.find(f => f.name === name), b.find(f => f.name === name)];
    if (before?.fingerprint === after?.fingerprint) return [];
    return [{ part: 'header', name, before: null, after: null, change: changeOf(before, after) }];
  });
}

function credentialDifferences(a: readonly CredentialEvidence[], b: readonly CredentialEvidence[]): Difference[] {
  return namesOf(a, b).flatMap((name): Difference[] => {
    const [before, after] = [a.find(c => c.name === name), b.find(c => c.name === name)];
    if (before?.fingerprint === after?.fingerprint) return [];
    return [
      { part: 'credential', name, before: before ?? null, after: after ?? null, change: changeOf(before, after) },
      ...(before?.token && after?.token ? claimDifferences(before.token, after.token) : []),
    ];
  });
}

function claimDifferences(a: TokenFacts, b: TokenFacts): Difference[] {
  const [before, after] = [
    { ...a.header, ...a.claims },
    { ...b.header, ...b.claims },
  ];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter(name => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map(name => ({ part: 'claim', name, before: before[name] ?? null, after: after[name] ?? null }));
}

function cookieDifferences(a: readonly SentCookie[], b: readonly SentCookie[]): Difference[] {
  return namesOf(a, b).flatMap((name): Difference[] => {
    const [before, after] = [a.filter(c => c.name === name), b.filter(c => c.name === name)];
    const values = (list: readonly SentCookie[]) => list.map(c => c.fingerprint);
    if (values(before).join() === values(after).join()) return [];
    const isOrder = values(before).toSorted().join() === values(after).toSorted().join();
    const change = before.length === 0 ? 'new' : after.length === 0 ? 'gone' : isOrder ? 'order' : 'value';
    return [{ part: 'cookie', name, before: before.length, after: after.length, change }];
  });
}
