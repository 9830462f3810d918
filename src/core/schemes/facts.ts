import type { Credentials } from '../http/credentials.ts';
import { cut } from '../tokens/decode.ts';
import type { Fingerprint, SchemeFact } from './types.ts';

/** Access to a credential's parameters by lower-cased name, the first of each. */
export interface Params {
  /** Raw; never to be told. */
  readonly get: (name: string) => string | undefined;
  /** As it is, cut: for parameters that are public. */
  readonly shown: (name: string) => SchemeFact;
  /** As a mark. */
  readonly marked: (name: string) => SchemeFact;
  /** Which of these are not there. */
  readonly missing: (...names: string[]) => readonly string[];
}

export function paramsOf(credentials: Pick<Credentials, 'params'>, fingerprint: Fingerprint): Params {
  const get = (name: string) => credentials.params.find(param => param.name === name)?.value;
  return {
    get,
    shown: name => {
      const value = get(name);
      return value === undefined ? null : cut(value);
    },
    marked: name => {
      const value = get(name);
      return value === undefined ? null : fingerprint(value);
    },
    missing: (...names) => names.filter(name => get(name) === undefined),
  };
}

/** Seconds since 1970 as text; null for anything else. */
export function seconds(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,11}$/.test(text) ? Number(text) : null;
}

/** `20260131T120000Z`, as AWS and Google write times: epoch milliseconds, or null. */
export function basicTime(text: string | null | undefined): number | null {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '');
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
