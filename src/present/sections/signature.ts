import { type CredentialEvidence, keySource, type SignatureAnswer, type SignatureResult } from '../../core/index.ts';

/** Whether the signature of a token can be checked, and what that would do, told before it is done. */
export type SignatureView =
  | {
      readonly can: true;
      readonly exchange: string;
      /** The request field that carried the token, in lower case. */
      readonly field: string;
      /** Who will be asked. */
      readonly host: string;
      readonly say: string;
    }
  | { readonly can: false; readonly say: string };

/** Null for what is no JSON Web Token: nobody expects a signature there. */
export function signatureView({ token, place, name }: CredentialEvidence, exchange: string): SignatureView | null {
  if (token === null || token.kind === 'opaque' || token.kind === 'damaged-jwt') return null;
  const source = keySource(token);
  if (!source.ok) return { can: false, say: source.say };
  // The raw address is not among what is held for a while: only the headers are.
  if (place === 'query') {
    return { can: false, say: 'The signature of a token in an address cannot be checked: the address is not kept.' };
  }
  const say = `This asks ${source.host}, which issued the token, for its public keys. The token itself is not sent.`;
  return { can: true, exchange, field: name.toLowerCase(), host: source.host, say };
}

/** What the check found, ready to be shown. */
export interface SignatureFound {
  readonly result: SignatureResult;
  readonly mark: 'accepted' | 'refused' | 'unseen';
  /** A few words, before the sentences. */
  readonly title: string;
  readonly say: string;
}

export const signatureFound = ({ result, say }: SignatureAnswer): SignatureFound => {
  const [mark, title] = FOUND[result];
  return { result, mark, title, say };
};

const FOUND: Readonly<Record<SignatureResult, readonly [SignatureFound['mark'], string]>> = {
  verified: ['accepted', 'Signature right'],
  wrong: ['refused', 'Signature wrong'],
  'key-unknown': ['refused', 'Key not known to the issuer'],
  algorithm: ['refused', 'Algorithm not allowed for the key'],
  'other-issuer': ['refused', 'Another issuer'],
  'no-keys': ['unseen', 'Could not be checked'],
  'not-checkable': ['unseen', 'Could not be checked'],
  unreachable: ['unseen', 'Could not be checked'],
  'not-kept': ['unseen', 'Could not be checked'],
};
