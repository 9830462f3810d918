import type { ExchangeEvidence } from '../evidence/evidence.ts';

/** What a variant changes of the refused request. */
export type VariantKind =
  /** The control: nothing. */
  | 'as-sent'
  | 'without-cookies'
  | 'without-authorization'
  /** Without a further header that carries a credential. */
  | 'without-header'
  /** The same credential with the right word before it. */
  | 'prefix-corrected'
  /** With every cookie that the browser holds for the address now. */
  | 'cookies-of-now'
  /** With the credential of another request to the same origin. */
  | 'other-credential'
  | 'pasted-credential';

/** Names a variant without its secrets. */
export interface VariantName {
  readonly kind: VariantKind;
  /** The header that is left out or set, where the kind does not say it. */
  readonly detail: string | null;
  /** When the other credential was sent, epoch milliseconds; null for other kinds. */
  readonly seenAt: number | null;
  /** The server had accepted the other credential then. */
  readonly worked: boolean;
}

/** What came of asking one variant. */
export type Asked =
  | {
      readonly answered: true;
      /** It sends on to another address, which is not followed; browsers then hide the status. */
      readonly redirected: boolean;
      readonly exchange: ExchangeEvidence;
      /** Of the body; null when it is longer than what is read of it. */
      readonly bytes: number | null;
      /** Until the headers had come, milliseconds. */
      readonly ms: number;
    }
  | { readonly answered: false; readonly why: 'unreachable' | 'too-slow'; readonly ms: number };

export interface Trial extends VariantName {
  readonly asked: Asked;
}
