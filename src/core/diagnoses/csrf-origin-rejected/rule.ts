import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { serverConfig } from '../../fixes/index.ts';
import { isSafeMethod, requestField } from '../answers.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { isDocument } from '../sent.ts';
import { firewallOf, forwardProxyOf } from '../who-answered.ts';
import { quote, says, serverWords } from '../words.ts';

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
    if (!token && !isSilentAboutForm(subject)) return noMatch;
    if (!token)
      return finding({
        confidence: 'possible',
        facts,
        because: [
          point('the form was sent from a page of the same site with Origin: null, which no server can trust', subject),
          point('the answer names no other reason', subject),
        ],
        against: [point('the answer does not speak of the origin', subject)],
        fixes: [serverConfig()],
      });
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

/**
 * A bare 403 for a form that a page of the same site sent, with a cookie: what such a check answers where it says no more.
 * From another site the check would have done what it is for.
 */
function isSilentAboutForm(x: ExchangeEvidence): boolean {
  if (x.status !== 403 || !isDocument(x) || !x.request.seen) return false;
  if (firewallOf(x) || forwardProxyOf(x)) return false;
  const { cookies, credentials } = x.request.value;
  if (cookies.length === 0 || credentials.length > 0) return false;
  const from = requestField(x, 'sec-fetch-site');
  return (from === 'same-origin' || from === 'same-site') && serverWords(x).every(w => w.meaning === 'forbidden');
}
