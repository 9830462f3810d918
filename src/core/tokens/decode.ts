export type Bytes = Uint8Array<ArrayBuffer>;

/** Base64 or base64url with any padding; null for what is neither. Linear. */
export function decodeBase64(text: string): Bytes | null {
  const letters = text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  if (letters.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(letters)) return null;
  try {
    return Uint8Array.from(atob(letters), char => char.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Text of valid UTF-8; null for bytes that are something else. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Each byte as the character of that number. */
export function decodeLatin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

export function decodeUtf16(bytes: Uint8Array): string {
  return new TextDecoder('utf-16le').decode(bytes);
}

/** Shown text of limited length. */
export function cut(text: string, limit = 200): string {
  return text.length > limit ? `${text.slice(0, limit)}…` : text;
}
