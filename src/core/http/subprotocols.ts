/** `base64url.bearer.authorization.k8s.io.<token>`, by which the Kubernetes API takes a token in a WebSocket. */
const ENCODED = /^base64url\.bearer\.authorization\.k8s\.io\.([\w-]+)$/;
const JWT = /^eyJ[\w-]+\.[\w-]*\.[\w-]*/;
/** "bearer, <token>": the name before says what the next one is. */
const ANNOUNCES = /^(?:bearer|jwt|token|access[-_.]?token|auth(?:orization|token)?(?:[-_.](?:bearer|token))?)$/i;
const SHORTEST_ANNOUNCED = 16;

/**
 * Tokens among the names of `Sec-WebSocket-Protocol`: the one field of a WebSocket's handshake that a page can write
 * (RFC 6455 §4.1), so pages put a token there. Empty where all are names of protocols.
 */
export function tokensAmongSubprotocols(value: string): string[] {
  const names = value
    .split(',')
    .map(name => name.trim())
    .filter(Boolean);
  return names.flatMap((name, i) => {
    const encoded = ENCODED.exec(name)?.[1];
    if (encoded !== undefined) return [decoded(encoded)];
    const announced = name.length >= SHORTEST_ANNOUNCED && ANNOUNCES.test(names[i - 1] ?? '');
    return JWT.test(name) || announced ? [name] : [];
  });
}

function decoded(text: string): string {
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return text;
  }
}
