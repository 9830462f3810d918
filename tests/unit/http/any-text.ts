import fc from 'fast-check';

/** Any header text: mostly bytes, some characters beyond them, lone halves of surrogate pairs too. */
export const anyText = (maxLength = 60): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ weight: 9, arbitrary: fc.nat(0xff) }, { weight: 1, arbitrary: fc.nat(0xffff) }), { maxLength })
    .map(codes => String.fromCharCode(...codes));
