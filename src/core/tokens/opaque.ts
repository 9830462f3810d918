import { OPAQUE_KINDS, type OpaqueKind } from '../standards/token-prefixes.ts';
import { facts, type TokenFacts } from './facts.ts';

/** Describes a token that is no JWT: by the prefix that its issuer gave it, else by its form. Always answers. */
export function describeOpaque(value: string): TokenFacts {
  const kind = kindOf(value);
  if (kind)
    return facts('opaque', kind.title, value, { opaque: { kind: kind.id, vendor: kind.vendor, secret: kind.secret } });
  return facts('opaque', formOf(value), value);
}

function kindOf(value: string): OpaqueKind | undefined {
  return OPAQUE_KINDS.find(
    kind =>
      value.startsWith(kind.prefix) &&
      value.length >= kind.shortest &&
      (!kind.rest || kind.rest.test(value.slice(0, 400))),
  );
}

/** What the letters alone say. It names a form, never an issuer: many services use the same. */
function formOf(value: string): string {
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value)) return 'UUID';
  if (value.length > 4096) return 'long opaque token';
  if (/^eyJ[\w-]+={0,2}$/.test(value)) return 'JSON text in base64';
  if (/^-----BEGIN /.test(value)) return 'PEM text';
  if (/^[0-9a-f]{32,128}$/i.test(value)) return `${value.length} hexadecimal digits`;
  if (/^\d+$/.test(value)) return 'number';
  if (/^[\w-]{16,}$/.test(value)) return 'opaque token of base64url letters';
  if (/^[\w+/-]{16,}={0,2}$/.test(value)) return 'opaque token of base64 letters';
  return 'opaque token';
}
