/** NEGOTIATE flags in words ([MS-NLMP] §2.2.2.5); those that say nothing to a reader are left out. */
export const NTLM_FLAGS: readonly (readonly [bit: number, word: string])[] = [
  [0x1, 'Unicode'],
  [0x2, 'OEM character set'],
  [0x4, 'target name wanted'],
  [0x10, 'signing'],
  [0x20, 'sealing'],
  [0x80, 'LAN Manager key'],
  [0x200, 'NTLM'],
  [0x800, 'anonymous'],
  [0x1000, 'domain sent along'],
  [0x2000, 'workstation sent along'],
  [0x8000, 'always sign'],
  [0x10000, 'target is a domain'],
  [0x20000, 'target is a server'],
  [0x80000, 'extended session security'],
  [0x100000, 'identify only'],
  [0x800000, 'target info'],
  [0x2000000, 'version'],
  [0x20000000, '128-bit keys'],
  [0x40000000, 'key exchange'],
  [0x80000000, '56-bit keys'],
];

/** AV_PAIR ids that hold a name ([MS-NLMP] §2.2.2.1). */
export const NTLM_TARGET_INFO: ReadonlyMap<number, string> = new Map([
  [1, 'netbiosComputer'],
  [2, 'netbiosDomain'],
  [3, 'dnsComputer'],
  [4, 'dnsDomain'],
  [5, 'dnsForest'],
  [9, 'serviceName'],
]);

/** GSS-API mechanisms that stand in a SPNEGO message (RFC 4178, [MS-SPNG]). */
export const MECHANISMS: ReadonlyMap<string, string> = new Map([
  ['1.3.6.1.5.5.2', 'SPNEGO'],
  ['1.2.840.113554.1.2.2', 'Kerberos'],
  ['1.2.840.48018.1.2.2', 'Kerberos (Microsoft)'],
  ['1.2.840.113554.1.2.2.3', 'Kerberos user-to-user'],
  ['1.3.6.1.4.1.311.2.2.10', 'NTLM'],
  ['1.3.6.1.4.1.311.2.2.30', 'NEGOEX'],
  ['1.3.6.1.5.2.5', 'IAKERB'],
]);

/** Kerberos encryption types (https://www.iana.org/assignments/kerberos-parameters). */
export const ENCRYPTION_TYPES: ReadonlyMap<number, string> = new Map([
  [1, 'DES-CBC-CRC'],
  [3, 'DES-CBC-MD5'],
  [16, 'DES3-CBC-SHA1'],
  [17, 'AES128-SHA1'],
  [18, 'AES256-SHA1'],
  [19, 'AES128-SHA256'],
  [20, 'AES256-SHA384'],
  [23, 'RC4-HMAC'],
  [25, 'Camellia128'],
  [26, 'Camellia256'],
]);

/** Error codes of KRB-ERROR (RFC 4120 §7.5.9) that a web server's refusal comes from. */
export const KERBEROS_ERRORS: ReadonlyMap<number, string> = new Map([
  [6, 'The account is not known to the Kerberos server.'],
  [7, 'No service account is registered for this host name.'],
  [14, 'Client and server have no encryption type in common.'],
  [18, 'The account is locked or disabled.'],
  [23, 'The password has expired.'],
  [24, 'The password was wrong.'],
  [25, 'The Kerberos server wants proof of the password first.'],
  [31, 'The ticket does not decrypt; the service’s key may have changed.'],
  [32, 'The ticket has expired.'],
  [33, 'The ticket is not yet valid.'],
  [34, 'The request was seen before.'],
  [37, 'The clocks of client and server differ too much.'],
  [41, 'The ticket was made for another account: the host name may be registered twice.'],
  [52, 'The answer is too big for UDP.'],
]);
