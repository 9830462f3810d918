/** base64url of a text or of a value's JSON. */
export function b64url(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

/** A JWT with a signature of `bytes` bytes of filler. */
export function fakeJwt(claims: object, header: object = { alg: 'HS256', typ: 'JWT' }, bytes = 32): string {
  return `${b64url(header)}.${b64url(claims)}.${Buffer.alloc(bytes, 7).toString('base64url')}`;
}
