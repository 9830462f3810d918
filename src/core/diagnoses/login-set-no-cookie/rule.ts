import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { isPreflight } from '../../evidence/history.ts';
import { contactAdmin, serverConfig } from '../../fixes/index.ts';
import { domainMatches } from '../../http/urls.ts';
import { mayHoldSession } from '../cookies-kept.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { isRefusal } from '../repeats.ts';
import { sentToSignIn } from '../sent-to-sign-in.ts';
import { sessionCookiesOf } from '../session-cookies.ts';
import { signInsOf } from '../sign-ins.ts';

/** The sign-in was accepted, and its answer delivered nothing to show for it. */
export default defineDiagnosis({
  id: 'login-set-no-cookie',
  needs: ['request'],
  supersedes: [
    'status-misuse-401-403',
    'credentials-missing',
    'login-loop',
    'normal-anonymous-probe',
    'fetch-credentials-omitted',
    'challenge-missing',
    'soft-login-redirect',
  ],
  facts: ['server', 'status'],
  specs: [
    { title: 'RFC 6265 §3: Overview (sessions by cookies)', url: 'https://www.rfc-editor.org/rfc/rfc6265#section-3' },
    {
      title: 'express-session: cookie.secure and trust proxy',
      url: 'https://expressjs.com/en/resources/middleware/session.html',
    },
  ],
  examine(scene) {
    const { subject, evidence } = scene;
    if ((!isRefusal(subject) && !sentToSignIn(subject)) || isPreflight(subject)) return noMatch;
    const signIns = signInsOf(scene);
    const last = signIns.at(-1);
    if (!last) return noMatch;
    if (scene.request.credentials.length > 0) return ruledOut('the request carried a credential');
    if (sessionCookiesOf(subject, evidence).length > 0) return ruledOut('the request carried a session cookie');
    const gave = signIns.map(givenBy).find(g => g !== null);
    if (gave) return ruledOut(gave);
    if (setSince(scene, last)) return ruledOut('an answer after the sign-in set a cookie');
    const { jar } = evidence;
    const kept =
      jar.seen &&
      jar.value.find(c => mayHoldSession(c) && domainMatches(subject.url.hostname, c.domain.replace(/^\./, '')));
    if (kept) return ruledOut(`the browser holds the cookie ${kept.name}`);

    // A token may be in a body that was not seen; a redirect has none that a page could read.
    const bodyMatters = last.status < 300 && !last.body.seen;
    return finding({
      confidence: bodyMatters ? 'possible' : 'likely',
      facts: { server: text(last.url.hostname), status: text(String(last.status)) },
      because: [
        point(
          `the sign-in was answered ${last.status} without Set-Cookie${last.body.seen ? ' and without a token' : ''}`,
          last,
        ),
        ...(jar.seen ? [point('the browser holds no session cookie for this host')] : []),
        point('the next request carried nothing', subject),
      ],
      against: bodyMatters ? [point('the body of the sign-in was not seen: a token may have been in it', last)] : [],
      fixes: [serverConfig(), contactAdmin()],
    });
  },
});

/** What a sign-in delivered; null when it was nothing. */
function givenBy(x: ExchangeEvidence): string | null {
  if (!x.response.seen) return 'the headers of the sign-in’s answer were not seen';
  if (x.response.value.setCookies.some(c => !c.clears)) return 'the sign-in set a cookie';
  if (x.body.seen && x.body.value.tokens.some(t => t.length > 0)) return 'the sign-in delivered a token';
  const fields = x.response.value.headerNames;
  return fields.some(f => /^(?:authorization|x-.*token|.*-token)$/.test(f))
    ? 'the sign-in delivered a token in a header'
    : null;
}

const setSince = ({ subject, history }: Scene, last: ExchangeEvidence): boolean =>
  history.before.some(
    x =>
      x.time >= last.time &&
      x.url.site === subject.url.site &&
      x.response.seen &&
      x.response.value.setCookies.some(c => !c.clears && mayHoldSession(c)),
  );
