import type { SignatureResult, TokenKind } from '../../../src/core/index.ts';
import type { IssuerKeys } from './issuer.ts';

/** What a sample is made from: the request that will carry it, the clock, and the keys of the playground's issuer. */
export interface Workshop {
  /** Epoch seconds. */
  readonly now: number;
  /** Of the page, which the samples are sent to. */
  readonly origin: string;
  /** Path of this sample's request, without a query. */
  readonly path: string;
  /** The playground's issuer (the claim `iss`). */
  readonly issuer: string;
  readonly keys: IssuerKeys;
}

/** What a request carries. */
export interface Carried {
  /** Request fields by name. */
  readonly fields: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** One row of the page with every scheme and token kind. Nothing in it is a real secret: all is made on the spot. */
export interface Sample {
  /** Also the last part of the path that refuses it. */
  readonly id: string;
  readonly title: string;
  /** As the challenge names it. */
  readonly scheme: string;
  /** The kind of token that it carries, where the row is about one. */
  readonly token?: TokenKind;
  /** Words for what the credential is, as the panel's title of it must begin. */
  readonly called?: string;
  /** What the check with the issuer's keys has to find. */
  readonly signature?: SignatureResult;
  /** Values of WWW-Authenticate, one for each field. */
  challenge(shop: Workshop): readonly string[];
  send(shop: Workshop): Carried | Promise<Carried>;
}

export const authorization = (value: string, fields: Carried['fields'] = {}): Carried => ({
  fields: { Authorization: value, ...fields },
});
