import { contactAdmin, switchAccount } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, text } from '../define.ts';
import { quote, says } from '../words.ts';

/** The account is known, and switched off. */
export default defineDiagnosis({
  id: 'account-disabled',
  needs: [],
  supersedes: [
    'token-rejected',
    'token-revoked',
    'wrong-username-or-password',
    'permission-denied',
    'session-expired',
    'oauth-client-authentication-failed',
    'challenge-missing',
  ],
  blamesCredential: true,
  facts: ['server', 'said'],
  specs: [
    { title: 'RFC 9110 §15.5.2: 401 Unauthorized', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2' },
  ],
  examine({ subject }) {
    if (![400, 401, 403, 423].includes(subject.status)) return noMatch;
    const word = says(subject, 'account-disabled');
    if (!word) return noMatch;
    return finding({
      confidence: 'certain',
      facts: { server: text(subject.url.hostname), said: text(word.text) },
      because: [point(quote(word), subject)],
      fixes: [contactAdmin(), switchAccount()],
    });
  },
});
