import { describe, expect, it } from 'vitest';
import { entraErrorsIn } from '../../../src/core/standards/entra-errors.ts';
import { oauthError } from '../../../src/core/standards/oauth-errors.ts';

describe('entraErrorsIn', () => {
  it('finds each number once, with its meaning', () => {
    const text = 'AADSTS50126: Error validating credentials. See AADSTS50126, AADSTS7000222 and AADSTS1234567.';
    expect(entraErrorsIn(text)).toEqual([
      { code: 'AADSTS50126', means: 'User name or password is wrong.' },
      { code: 'AADSTS7000222', means: 'The application’s secret has expired.' },
      { code: 'AADSTS1234567', means: null },
    ]);
  });

  it.each(['', 'AADSTS', 'error 50126', 'AADSTS1'])('finds none in %j', text =>
    expect(entraErrorsIn(text)).toEqual([]),
  );
});

describe('oauthError', () => {
  it('explains a word and says where it is defined', () => {
    expect(oauthError('invalid_grant')).toMatchObject({ means: expect.stringMatching(/\.$/), spec: { id: 'rfc6749' } });
  });

  it.each(['', 'Invalid_Grant', 'constructor', 'missing_token'])('%j is defined nowhere', word =>
    expect(oauthError(word)).toBeNull(),
  );
});
