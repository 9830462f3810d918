import { isPreflight } from '../../evidence/history.ts';
import { contactAdmin, serverConfig } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, text } from '../define.ts';
import { quote, says } from '../words.ts';

/** The server says itself that its authentication is set up wrongly. */
export default defineDiagnosis({
  id: 'server-auth-misconfigured',
  needs: [],
  supersedes: ['challenge-missing', 'credentials-missing', 'permission-denied', 'wrong-username-or-password'],
  facts: ['server', 'said'],
  specs: [
    {
      title: 'IIS: HTTP status codes',
      url: 'https://learn.microsoft.com/troubleshoot/developer/webapps/iis/www-administration-management/http-status-code',
    },
  ],
  examine({ subject }) {
    if (![401, 403, 500].includes(subject.status) || isPreflight(subject)) return noMatch;
    const word = says(subject, 'misconfigured');
    if (!word) return noMatch;
    const offers = subject.response.seen ? (subject.response.value.challenges?.challenges.length ?? 0) : 0;
    return finding({
      confidence: 'certain',
      facts: { server: text(subject.url.hostname), said: text(word.text) },
      because: [
        point(quote(word), subject),
        ...(subject.response.seen && offers === 0 ? [point('the answer offers no way to sign in', subject)] : []),
      ],
      fixes: [contactAdmin(), serverConfig()],
    });
  },
});
