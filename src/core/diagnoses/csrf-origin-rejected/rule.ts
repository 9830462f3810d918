import { serverConfig } from '../../fixes/index.ts';
import { isSafeMethod, requestField } from '../answers.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { quote, says } from '../words.ts';

/** The server does not trust the Origin or Referer of the form. */
export default defineDiagnosis({
  id: 'csrf-origin-rejected',
  needs: [],
  supersedes: [
    'csrf-token-rejected',
    'permission-denied',
    'session-expired',
    'wrong-username-or-password',
    'credentials-missing',
    'status-misuse-401-403',
  ],
  facts: ['server', 'origin', 'said'],
  specs: [
    {
      title: 'Django: Cross Site Request Forgery protection',
      url: 'https://docs.djangoproject.com/en/stable/ref/csrf/',
    },
    { title: 'RFC 6454 §7: The HTTP Origin header field', url: 'https://www.rfc-editor.org/rfc/rfc6454#section-7' },
  ],
  examine({ subject }) {
    if (![400, 401, 403, 422].includes(subject.status)) return noMatch;
    const origin = requestField(subject, 'origin');
    const facts = {
      server: text(subject.url.hostname),
      ...(origin !== undefined && { origin: text(origin) }),
    };
    const sent = origin === undefined ? [] : [point(`the request carried Origin: ${origin}`, subject)];
    const word = says(subject, 'csrf-origin');
    if (word)
      return finding({
        confidence: 'certain',
        facts: { ...facts, said: text(word.text) },
        because: [point(quote(word), subject), ...sent],
        fixes: [serverConfig()],
      });
    if (origin !== 'null' || isSafeMethod(subject.method)) return noMatch;
    const token = says(subject, 'csrf-token');
    if (!token) return noMatch;
    if (/token|nonce|crumb/i.test(token.text)) return ruledOut(`${quote(token)}: the token, not the origin`);
    return finding({
      confidence: 'likely',
      facts,
      because: [
        point(quote(token), subject),
        point('the request carried Origin: null, which no server can trust', subject),
      ],
      against: [point('the answer does not say which of its checks failed', subject)],
      fixes: [serverConfig()],
    });
  },
});
