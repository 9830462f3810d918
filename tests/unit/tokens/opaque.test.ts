import { describe, expect, it } from 'vitest';
import { OPAQUE_KINDS } from '../../../src/core/standards/token-prefixes.ts';
import { describeToken } from '../../../src/core/tokens/index.ts';

const x = (count: number) => 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9'.repeat(4).slice(0, count);

describe('opaque tokens are told apart by the prefix of their issuer', () => {
  it.each([
    [`ghp_${x(36)}`, 'github-pat'],
    [`github_pat_${x(22)}_${x(59)}`, 'github-fine-grained-pat'],
    [`glpat-${x(20)}`, 'gitlab-pat'],
    [`xoxb-123-456-${x(24)}`, 'slack-bot'],
    [`ya29.${x(60)}`, 'google-access'],
    [`AIza${x(35)}`, 'google-api-key'],
    [`sk_live_${x(24)}`, 'stripe-live'],
    [`sk-ant-api03-${x(60)}`, 'anthropic'],
    [`sk-proj-${x(40)}`, 'openai-project'],
    [`sk-${x(48)}`, 'openai'],
    [`SG.${x(22)}.${x(43)}`, 'sendgrid'],
    [`hvs.${x(24)}`, 'vault-service'],
    [`123456789:AA${x(33)}`, 'telegram'],
    [`${x(14)}.atlasv1.${x(67)}`, 'terraform'],
    [`abc8Q~${x(34)}`, 'entra-secret'],
    [`v4.public.${x(40)}`, 'paseto'],
    [`00${x(40)}`, 'okta'],
  ])('%s is %s', (token, kind) => expect(describeToken(token).opaque?.kind).toBe(kind));

  it('says which keys are meant to be public', () => {
    expect(describeToken(`pk_live_${x(24)}`).opaque?.secret).toBe(false);
    expect(describeToken(`sk_live_${x(24)}`).opaque?.secret).toBe(true);
  });

  it.each([
    ['a short word with a known beginning', 'sk-short'],
    ['letters that only begin like an account id', `AC${x(32)}`],
    ['a prefix alone', 'ghp_'],
    ['a sentence', 'pat is not a token.'],
  ])('%s is none of them', (_, token) => expect(describeToken(token).opaque).toBeNull());

  it.each([
    ['3f2504e0-4f89-41d3-9a0c-0305e82c3301', 'UUID'],
    ['9fef30caa019c7d5ed7982da1363ac616e33b067', '40 hexadecimal digits'],
    ['1234567', 'number'],
    [x(40), 'opaque token of base64url letters'],
    [`${x(30)}+/==`, 'opaque token of base64 letters'],
    ['?!', 'opaque token'],
  ])('%s goes by its form: %s', (token, title) => expect(describeToken(token).title).toBe(title));

  it('each kind has an id of its own', () => {
    expect(new Set(OPAQUE_KINDS.map(kind => kind.id)).size).toBe(OPAQUE_KINDS.length);
  });
});
