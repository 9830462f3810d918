/** Words that programs print where a value is missing. */
const PRINTED = new Set([
  'undefined',
  'null',
  'nan',
  'none',
  'nil',
  'true',
  'false',
  '(null)',
  '[object object]',
  '[object promise]',
]);

/** Words that documentation and templates put where the reader's own token belongs: fixed words only, no free text. */
const WORD = 'own|your|access|auth|api|bearer|jwt|id|token|key|secret|here|generated|valid|personal|app|user|password';
const WRITTEN = new RegExp(
  `^(?:(?:your|insert|put|paste)(?:[\\s_-]*(?:${WORD}))+` +
    '|(?:access|auth|api|bearer|id|jwt|refresh)?[\\s_-]?(?:token|key|jwt|secret)(?:[\\s_-]?here)?' +
    '|(?:change|replace)[\\s_-]?me|x{3,}|\\*{3,}|\\.{3,}|…|todo)$',
  'i',
);

/** Template syntax that nothing filled in: {{token}} ${token} <token> %TOKEN% $TOKEN. No digits: a secret has some. */
const NAME = String.raw`[a-z_ .$()'"[\]:-]{0,60}`;
const TEMPLATE = new RegExp(
  String.raw`^(?:\{\{${NAME}\}\}|[$#]?\{${NAME}\}|<${NAME}>|\[[a-z_ .-]{1,60}\]|%[a-z_]{3,60}%|\$[a-z_]{3,60}|@@[a-z_]+@@)$`,
  'i',
);

/**
 * The placeholder that stands in place of a credential, as it may be shown; null for any other value. Whatever is
 * longer than a placeholder can be, is none.
 */
export function placeholderIn(text: string): string | null {
  if (text.length > 80) return null;
  const bare = unquote(decode(text));
  if (bare === '') return '';
  if (!PRINTED.has(bare.toLowerCase()) && !WRITTEN.test(bare) && !TEMPLATE.test(bare)) return null;
  return bare.length > 40 ? `${bare.slice(0, 40)}…` : bare;
}

function unquote(text: string): string {
  return /^(["'`]).*\1$/s.test(text) ? text.slice(1, -1) : text;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
