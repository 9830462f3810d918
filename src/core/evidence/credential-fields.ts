import {
  ANTI_FORGERY_FIELDS,
  isCredentialField,
  PROOF_FIELDS,
  PUBLIC_REQUEST_FIELDS,
} from '../standards/header-lists.ts';
import { describeToken } from '../tokens/index.ts';

/** Whether a request field holds a credential: by its name, or because its value is a token by form, whatever it is called. */
export const holdsCredential = (name: string, value: string): boolean =>
  isCredentialField(name) || (!isKnownOtherwise(name) && isTokenByForm(value));

const isKnownOtherwise = (name: string): boolean =>
  name === 'cookie' || [PROOF_FIELDS, ANTI_FORGERY_FIELDS, PUBLIC_REQUEST_FIELDS].some(list => list.has(name));

const isTokenByForm = (value: string): boolean =>
  /^(?:bearer\s+\S|eyJ[\w-]+\.[\w-]+\.)/i.test(value) ||
  // What its issuer gave a prefix by which everybody knows it for a secret.
  (/^[\w.+/=:-]{12,}$/.test(value) && describeToken(value).opaque?.secret === true);
