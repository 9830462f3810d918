import { authorizationOf } from '../../evidence/history.ts';
import { browserSetting, contactAdmin } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { letThrough } from '../repeats.ts';
import { offeredSchemes } from '../sent.ts';
import { isSessionName } from '../session-cookies.ts';
import { quote, saysAny } from '../words.ts';

/** The site asks for the system's own login, and the browser kept it to itself. */
export default defineDiagnosis({
  id: 'negotiate-not-sent',
  needs: ['request', 'challenges'],
  supersedes: ['credentials-missing', 'challenge-missing', 'wrong-username-or-password'],
  facts: ['server', 'offered'],
  specs: [
    { title: 'RFC 4559: SPNEGO-based HTTP authentication', url: 'https://www.rfc-editor.org/rfc/rfc4559' },
    {
      title: 'Chromium: HTTP authentication',
      url: 'https://www.chromium.org/developers/design-documents/http-authentication/',
    },
  ],
  examine({ subject, history, evidence, request }) {
    if (subject.status !== 401) return noMatch;
    const offered = offeredSchemes(subject);
    if (!offered.some(s => /^(?:negotiate|kerberos)$/i.test(s))) return noMatch;
    if (offered.some(s => /^(?:basic|digest)$/i.test(s)))
      return ruledOut('the server offers a user name and password as well');
    const sent = [subject, ...history.sameOrigin].find(x =>
      /^(?:negotiate|kerberos|ntlm)$/i.test(authorizationOf(x)?.scheme ?? ''),
    );
    if (sent) return ruledOut('the browser had sent the login of the system to this origin');
    if (authorizationOf(subject)) return ruledOut('another credential was sent');
    const passed = history.after.find(
      x => letThrough(x) && x.url.origin === subject.url.origin && x.url.path === subject.url.path,
    );
    if (passed) return ruledOut('the request was accepted afterwards');
    const cookie = request.cookies.find(c => isSessionName(c.name));
    if (cookie) return ruledOut(`the request carried the session cookie ${cookie.name}`);
    const other = saysAny(subject, ['permission', 'misconfigured', 'account-disabled', 'session-over']);
    if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    // Chromium shows no Authorization of its own: a ticket that was refused would look the same.
    const shown = evidence.browser === 'firefox';
    return finding({
      confidence: shown ? 'likely' : 'possible',
      facts: { server: text(subject.url.hostname), offered: text(offered.join(' or ')) },
      because: [
        point(`the server asked for ${offered.join(' or ')}`, subject),
        point('no Negotiate answer followed, as far as was seen', subject),
      ],
      against: shown
        ? [
            point(
              'why the browser sent nothing is not told: not allowed to, no ticket, or no service name for this host',
              subject,
            ),
          ]
        : [point('the browser hides its own Negotiate answers: a ticket that was refused looks the same', subject)],
      fixes: [browserSetting(), contactAdmin()],
    });
  },
});
