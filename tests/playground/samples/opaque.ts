import { OPAQUE_KINDS, type OpaqueKind } from '../../../src/core/standards/token-prefixes.ts';
import { b64, hex, letters } from './make.ts';
import { authorization, type Sample } from './sample.ts';

/** One row for each kind of opaque token whose issuer made it recognisable, from the same table that recognises them. */
export const opaqueTokens: readonly Sample[] = OPAQUE_KINDS.map(kind => ({
  id: `opaque-${kind.id}`,
  title: kind.title,
  scheme: 'Bearer',
  token: 'opaque',
  called: kind.title,
  challenge: () => ['Bearer realm="samples", error="invalid_token"'],
  send: () => {
    const token = (SHAPES[kind.id] ?? plain)(kind);
    // A colon cannot stand after “Bearer” (RFC 9110 §11.2, token68).
    return token.includes(':') ? { fields: { 'X-Api-Key': token } } : authorization(`Bearer ${token}`);
  },
}));

type Shape = (kind: OpaqueKind) => string;

const plain: Shape = ({ prefix, shortest }) => prefix + letters(Math.max(36, shortest - prefix.length));

const DIGITS = '0123456789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** The prefix and so many letters, digits or hexadecimal digits. */
const long =
  (length: number, alphabet?: string): Shape =>
  ({ prefix }) =>
    prefix + letters(length, alphabet);
const hexed =
  (bytes: number): Shape =>
  ({ prefix }) =>
    prefix + hex(bytes);

/** Kinds that are told by more than their prefix. */
const SHAPES: Readonly<Record<string, Shape>> = {
  'google-api-key': long(35),
  'aws-access-key': long(16, UPPER),
  'aws-temporary-key': long(16, UPPER),
  square: long(60),
  facebook: long(60),
  sendgrid: () => `SG.${letters(22)}.${letters(43)}`,
  mailgun: hexed(16),
  'twilio-key': hexed(16),
  'twilio-account': hexed(16),
  databricks: hexed(16),
  'vault-old': long(24),
  'notion-old': long(43),
  airtable: () => `pat${letters(14)}.${hex(32)}`,
  telegram: () => `${letters(9, DIGITS)}:AA${letters(33)}`,
  terraform: () => `${letters(14)}.atlasv1.${letters(67)}`,
  'grafana-key': () => b64(JSON.stringify({ k: letters(32), n: 'sample', id: 1 })),
  discord: () => `M${letters(25)}.${letters(6)}.${letters(38)}`,
  'entra-secret': () => `${letters(3)}8Q~${letters(34)}`,
  'entra-refresh': () => `0.A${letters(60)}`,
  'azure-devops': () => `${letters(76)}AZDO${letters(4)}`,
  okta: long(40),
  paseto: () => `v4.public.${letters(120)}`,
  macaroon: () => `MDAx${letters(80)}`,
};
