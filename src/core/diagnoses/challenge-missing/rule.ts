import { credentialsOf } from '../../evidence/history.ts';
import { serverCode, useOtherUrl } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { confidenceAfter, type Doubt, doubt } from '../doubts.ts';
import { isSignInCall } from '../flow-paths.ts';
import { letThrough } from '../repeats.ts';
import { isDocument } from '../sent.ts';
import { isOtherName, sessionCookiesOf } from '../session-cookies.ts';
import { quote, serverWords } from '../words.ts';

/** A page was refused without a challenge, so that the browser cannot ask for anything. */
export default defineDiagnosis({
  id: 'challenge-missing',
  needs: ['request', 'response'],
  supersedes: [],
  yieldsTo: [
    'cookie-secure-over-http',
    'cookie-path-mismatch',
    'cookie-samesite-blocked',
    'cookie-partitioned-elsewhere',
    'third-party-cookie-blocked',
    'cookie-expired',
    'cookie-domain-mismatch',
    'cookie-shadowed-by-duplicate',
    'session-cookie-overwritten',
    'set-cookie-domain-rejected',
    'set-cookie-prefix-violation',
    'set-cookie-samesite-none-insecure',
    'set-cookie-too-large',
  ],
  besideWords: true,
  facts: ['server', 'path'],
  specs: [
    { title: 'RFC 9110 §15.5.2: 401 Unauthorized', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2' },
  ],
  examine({ subject, request, response, history, evidence }) {
    if (subject.status !== 401 || !isDocument(subject) || subject.method !== 'GET') return noMatch;
    if (response.challenges !== null) return ruledOut('the answer carried a challenge');
    if (credentialsOf(subject).length > 0) return ruledOut('the request carried a credential');
    const word = serverWords(subject).find(
      w => !/^(?:missing-credentials|not-signed-in|forbidden|missing-api-key)$/.test(w.meaning),
    );
    if (word) return ruledOut(`the server gave another reason: ${quote(word)}`);
    const signIn = history.before.find(x => isSignInCall(x) && letThrough(x) && x.url.site === subject.url.site);
    if (signIn || isSignInCall(subject)) return ruledOut('the page belongs to a sign-in');
    const doubts: Doubt[] = [
      doubt('likely', 'an app with a sign-in of its own may leave the challenge out on purpose', subject),
    ];
    if (sessionCookiesOf(subject, evidence).length > 0 || request.cookies.some(c => !isOtherName(c.name)))
      doubts.push(doubt('possible', 'the request carried cookies, which the server may have refused', subject));
    return finding({
      confidence: confidenceAfter(doubts),
      facts: { server: text(subject.url.hostname), path: text(subject.url.path) },
      because: [
        point('a page was answered with 401', subject),
        point('the answer carried no WWW-Authenticate, which a 401 has to', subject),
      ],
      against: doubts.map(d => d.point),
      fixes: [useOtherUrl(), serverCode()],
    });
  },
});
