/** `x-ms-diagnostics` of SharePoint and Exchange: `3000006;reason="Token contains invalid signature.";category="invalid_client"`. */
export interface MsDiagnostics {
  readonly ok: boolean;
  /** The number in front; null where it is missing. */
  readonly code: number | null;
  readonly reason: string | null;
  /** `invalid_client`, `invalid_grant` …, the words of OAuth. */
  readonly category: string | null;
}

/** Reads the field. A cut or unquoted one gives what can be read; `ok` says whether all of it could. Linear. */
export function parseMsDiagnostics(value: string): MsDiagnostics {
  const text = value.trim().slice(0, 8192);
  const code = /^\d{1,9}(?=;|$)/.exec(text)?.[0];
  const rest = code === undefined ? text : text.slice(code.length);
  const members = new Map(
    [...rest.matchAll(MEMBER)].map(([, name = '', quoted, bare]) => [name.toLowerCase(), quoted ?? bare ?? '']),
  );
  return {
    ok: code !== undefined && rest.replaceAll(MEMBER, '').trim() === '',
    code: code === undefined ? null : Number(code),
    reason: members.get('reason') ?? null,
    category: members.get('category') ?? null,
  };
}

const MEMBER = /;\s*([a-z_]{1,40})=(?:"([^"]{0,2000})"|([^";]{0,2000}))/gi;
