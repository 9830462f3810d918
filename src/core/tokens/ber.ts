import * as asn1 from 'asn1js';

/** The structure at the beginning of the bytes; null where they are no BER, or nested deeper than the library reads. */
export function parseBer(bytes: Uint8Array<ArrayBuffer>): asn1.AsnType | null {
  try {
    const { offset, result } = asn1.fromBER(bytes);
    return offset < 0 ? null : result;
  } catch {
    return null;
  }
}

/** What a constructed value holds; nothing for any other value. */
export function children(block: asn1.BaseBlock | undefined): asn1.BaseBlock[] {
  return block instanceof asn1.Constructed ? block.valueBlock.value : [];
}
