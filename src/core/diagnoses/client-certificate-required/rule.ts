import { isPreflight } from '../../evidence/history.ts';
import { browserSetting, serverConfig } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { quote, says, saysAny } from '../words.ts';

/** nginx's own statuses for a bad and for a missing certificate. */
const STATUSES: Readonly<Record<number, string>> = {
  495: 'the client certificate was not accepted',
  496: 'no client certificate came',
};

/** The server wants a certificate of the client, and none or a wrong one was presented. */
export default defineDiagnosis({
  id: 'client-certificate-required',
  needs: [],
  supersedes: [
    'credentials-missing',
    'challenge-missing',
    'permission-denied',
    'token-rejected',
    'server-strips-authorization',
    'status-misuse-401-403',
  ],
  facts: ['server', 'said'],
  specs: [
    { title: 'RFC 8446 §4.3.2: Certificate request', url: 'https://www.rfc-editor.org/rfc/rfc8446#section-4.3.2' },
    { title: 'Fetch standard: credentials', url: 'https://fetch.spec.whatwg.org/#credentials' },
  ],
  examine({ subject }) {
    const byStatus = STATUSES[subject.status];
    if (!byStatus && ![400, 401, 403].includes(subject.status)) return noMatch;
    if (isPreflight(subject)) return noMatch;
    const word = says(subject, 'client-certificate');
    if (!byStatus && !word) return noMatch;
    const other = saysAny(subject, ['expired', 'invalid-token', 'wrong-password', 'invalid-api-key']);
    if (!byStatus && other && !/cert/i.test(other.text))
      return ruledOut(`${quote(other)}, which speaks of another credential`);
    return finding({
      confidence: 'certain',
      facts: {
        server: text(subject.url.hostname),
        ...(word && { said: text(word.text) }),
      },
      because: [
        ...(byStatus ? [point(`${subject.status} means that ${byStatus}`, subject)] : []),
        ...(word ? [point(quote(word), subject)] : []),
      ],
      fixes: [browserSetting(), serverConfig()],
    });
  },
});
