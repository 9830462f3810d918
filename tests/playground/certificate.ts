import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

/**
 * A self-signed certificate (RFC 5280) for the HTTPS listener, made anew at each start and good for a week, so that no key
 * is kept in the repository and nothing but Node is needed to make one.
 */
export function selfSigned(hostnames: readonly string[], now: Date): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = sequence(set(sequence(oid('550403'), utf8('Why401 playground')))); // 2.5.4.3, common name
  const signedWith = sequence(oid('2a8648ce3d040302')); // 1.2.840.10045.4.3.2, ecdsa-with-SHA256
  const validity = sequence(utcTime(now), utcTime(new Date(now.getTime() + 7 * 86_400_000)));
  const names = sequence(...hostnames.map(name => der(0x82, Buffer.from(name, 'latin1')))); // [2] dNSName
  const extensions = der(0xa3, sequence(sequence(oid('551d11'), der(0x04, names)))); // 2.5.29.17, subjectAltName
  const toBeSigned = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), // version 3
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])), // serial number, positive
    signedWith,
    issuer,
    validity,
    issuer,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions,
  );
  const signature = createSign('sha256').update(toBeSigned).sign(privateKey);
  const certificate = sequence(toBeSigned, signedWith, der(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}

/** One DER element: tag, definite length (X.690 section 8.1.3), content. */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
}

const sequence = (...parts: Buffer[]): Buffer => der(0x30, Buffer.concat(parts));
const set = (...parts: Buffer[]): Buffer => der(0x31, Buffer.concat(parts));
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text, 'utf8'));

/** YYMMDDHHMMSSZ, enough for the years up to 2049 (RFC 5280 section 4.1.2.5.1). */
function utcTime(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`, 'latin1'));
}
