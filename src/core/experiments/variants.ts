import type { Header } from '../evidence/exchange.ts';
import { type CredentialShape, type Credentials, parseCredentials } from '../http/credentials.ts';
import { isCredentialField, PROOF_FIELDS } from '../standards/header-lists.ts';
import type { VariantName } from './trial.ts';

/** A credential of another request to the same origin. The value is a secret. */
export interface OtherCredential {
  readonly value: string;
  /** Epoch milliseconds by the local clock. */
  readonly seenAt: number;
  /** The server had accepted it then. */
  readonly worked: boolean;
}

export interface Beside {
  /** The newest first. */
  readonly others: readonly OtherCredential[];
  /** What a person has pasted. */
  readonly pasted: { readonly header: string; readonly value: string } | null;
  /** The Cookie field that the jar would fill now, whatever SameSite says; null when the jar could not be asked. */
  readonly cookiesNow: string | null;
}

/** A request that differs from the refused one in one thing. The headers hold secrets. */
export interface Variant extends VariantName {
  readonly headers: readonly Header[];
}

const MOST_OTHERS = 3;
const MOST_EXTRA = 2;

/**
 * What can be asked to find out which part of a request was refused: the request as it was sent first, then with one
 * thing changed each.
 *
 * @param sent the header fields of the refused request as they went over the wire
 */
export function variantsOf(sent: readonly Header[], { others, pasted, cookiesNow }: Beside): readonly Variant[] {
  const authorization = fieldOf(sent, 'authorization');
  const cookies = fieldOf(sent, 'cookie');
  const corrected = authorization === null ? null : correctedPrefix(authorization);
  const extra = sent.filter(([name]) => isCredentialField(name.toLowerCase())).slice(0, MOST_EXTRA);
  const fresh = others.filter(
    ({ value }, i) => value !== authorization && others.findIndex(o => o.value === value) === i,
  );
  const plain = { detail: null, seenAt: null, worked: false };
  return [
    { ...plain, kind: 'as-sent', headers: sent },
    ...(cookies === null ? [] : [{ ...plain, kind: 'without-cookies', headers: without(sent, 'cookie') } as const]),
    ...(authorization === null
      ? []
      : [{ ...plain, kind: 'without-authorization', headers: without(sent, 'authorization') } as const]),
    ...extra.map(
      ([name]) => ({ ...plain, kind: 'without-header', detail: name, headers: without(sent, name) }) as const,
    ),
    ...(corrected === null
      ? []
      : [{ ...plain, kind: 'prefix-corrected', headers: withField(sent, 'Authorization', corrected) } as const]),
    ...(cookiesNow === null || cookiesNow === '' || cookiesNow === cookies
      ? []
      : [{ ...plain, kind: 'cookies-of-now', headers: withField(sent, 'Cookie', cookiesNow) } as const]),
    ...fresh.slice(0, MOST_OTHERS).map(
      ({ value, seenAt, worked }) =>
        ({
          kind: 'other-credential',
          detail: null,
          seenAt,
          worked,
          headers: withField(sent, 'Authorization', value),
        }) as const,
    ),
    ...(pasted === null
      ? []
      : [
          {
            ...plain,
            kind: 'pasted-credential',
            detail: pasted.header,
            // In place of the one that was sent, in whatever header it comes.
            headers: withField(without(sent, 'authorization'), pasted.header, pasted.value),
          } as const,
        ]),
  ];
}

/**
 * True when a server that works well refuses an exact repetition: the request carries a proof or an answer that is good
 * once (RFC 9449 §11.1, RFC 7616 §3.4, signatures with a time in them).
 */
export function isGoodOnce(sent: readonly Header[]): boolean {
  if (sent.some(([name]) => PROOF_FIELDS.has(name.toLowerCase()))) return true;
  const scheme = parseCredentials(fieldOf(sent, 'authorization') ?? '').scheme ?? '';
  return /^(?:digest|dpop|ntlm|negotiate|hawk|hoba|mac|oauth|scram-.*|aws4-.*|signature|sharedkey.*|privatetoken)$/i.test(
    scheme,
  );
}

/** Shapes in which only the word before the credential is wrong. */
const WRONG_PREFIX: ReadonlySet<CredentialShape> = new Set<CredentialShape>([
  'no-scheme',
  'doubled-scheme',
  'glued-scheme',
  'colon-after-scheme',
  'header-name-inside',
  'quoted',
]);

function correctedPrefix(value: string): string | null {
  const read = parseCredentials(value);
  if (!WRONG_PREFIX.has(read.shape) || read.secret === '') return null;
  const corrected = `${schemeMeant(read)} ${read.secret}`;
  return corrected === value ? null : corrected;
}

/** The scheme that stands there in some form; Bearer where there is none, for that is what is forgotten. */
function schemeMeant({ scheme, detail }: Credentials): string {
  const words = `${scheme ?? ''} ${detail ?? ''}`;
  if (/bearer/i.test(words)) return 'Bearer';
  const [known] = /basic|dpop|token/i.exec(words) ?? [];
  return known === undefined ? 'Bearer' : known.charAt(0).toUpperCase() + known.slice(1).toLowerCase();
}

const fieldOf = (headers: readonly Header[], name: string): string | null =>
  headers.find(([n]) => n.toLowerCase() === name)?.[1] ?? null;

const without = (headers: readonly Header[], name: string): Header[] =>
  headers.filter(([n]) => n.toLowerCase() !== name.toLowerCase());

const withField = (headers: readonly Header[], name: string, value: string): Header[] => [
  ...without(headers, name),
  [name, value],
];
