import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, authorizationOf, credentialsOf, sameCall } from '../../evidence/history.ts';
import { frontendCode, serverConfig } from '../../fixes/index.ts';
import { requestField } from '../answers.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { challengesOf, destinationOf, isBrowserScheme } from '../sent.ts';
import { sessionCookiesOf } from '../session-cookies.ts';

/** The browser fetches this kind of file without cookies and logins, by rule. */
export default defineDiagnosis({
  id: 'anonymous-mode-subresource',
  needs: ['request'],
  supersedes: ['credentials-missing', 'challenge-missing', 'wrong-username-or-password', 'fetch-credentials-omitted'],
  facts: ['kind', 'server'],
  specs: [
    {
      title: 'Fetch standard: credentials mode',
      url: 'https://fetch.spec.whatwg.org/#concept-request-credentials-mode',
    },
    {
      title: 'CSS Fonts: font fetching requirements',
      url: 'https://www.w3.org/TR/css-fonts-4/#font-fetching-requirements',
    },
  ],
  examine(scene) {
    const { subject, request } = scene;
    if (subject.status !== 401 && subject.status !== 403) return noMatch;
    const kind = kindOf(subject);
    if (!kind) return noMatch;
    if (request.cookies.length > 0 || credentialsOf(subject).length > 0)
      return ruledOut('the request carried a credential');
    const sibling = siblingOf(scene);
    if (!sibling) return ruledOut('no other file of this host was accepted with a credential');
    return finding({
      confidence: kind === 'manifest' ? 'certain' : 'likely',
      facts: { kind: text(kind === 'manifest' ? 'web app manifest' : kind), server: text(subject.url.hostname) },
      because: [
        point(`a ${kind} is fetched without cookies and logins unless the page asks for them`, subject),
        point('other files of this host were accepted with them', sibling),
      ],
      against: kind === 'manifest' ? [] : [point('the mode of the fetch itself is not told', subject)],
      fixes: [frontendCode(), serverConfig()],
    });
  },
});

function kindOf(subject: ExchangeEvidence): 'manifest' | 'font' | 'script' | null {
  const destination = destinationOf(subject);
  if (destination === 'manifest' || subject.type === 'web_manifest') return 'manifest';
  if (destination === 'font' || subject.type === 'font') return 'font';
  const cors = requestField(subject, 'sec-fetch-mode') === 'cors';
  return cors && (destination === 'script' || subject.type === 'script') ? 'script' : null;
}

/** A file of the host that was accepted with a cookie or login; where the login is hidden, one that was refused first. */
function siblingOf({ history, evidence }: Scene): ExchangeEvidence | null {
  const withCredential = history.sameOrigin.find(
    x => accepted(x) && (authorizationOf(x) !== null || sessionCookiesOf(x, evidence).length > 0),
  );
  if (withCredential) return withCredential;
  const asked = history.sameOrigin.filter(
    x => x.status === 401 && challengesOf(x).some(c => isBrowserScheme(c.scheme)),
  );
  return (
    asked.map(a => history.sameOrigin.find(x => x.time > a.time && sameCall(x, a) && accepted(x))).find(Boolean) ?? null
  );
}
