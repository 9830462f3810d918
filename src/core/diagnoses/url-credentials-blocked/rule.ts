import { authorizationOf } from '../../evidence/history.ts';
import { mayCarryHidden } from '../../evidence/needs.ts';
import { frontendCode, useOtherUrl } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { isDocument } from '../sent.ts';

/** A user name in the address: browsers take it out of what pages request, or refuse the request. */
export default defineDiagnosis({
  id: 'url-credentials-blocked',
  needs: [],
  supersedes: [
    'credentials-missing',
    'wrong-username-or-password',
    'challenge-missing',
    'cors-credentials-not-allowed',
    'anonymous-mode-subresource',
  ],
  facts: ['place', 'server'],
  specs: [
    { title: 'Fetch standard: Request constructor', url: 'https://fetch.spec.whatwg.org/#dom-request' },
    { title: 'RFC 3986 §3.2.1: User information', url: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1' },
  ],
  examine({ subject, evidence }) {
    const failed = subject.status === 401 || (subject.status === 0 && subject.error !== null);
    if (!failed || subject.type === 'main_frame') return noMatch;
    const own = subject.url.hasUserinfo;
    const page = [subject.initiator, subject.topLevel].find(u => u?.hasUserinfo && u.origin === subject.url.origin);
    if (!own && !page) return noMatch;
    // XMLHttpRequest.open() puts its account there, and the browser answers the challenge with it (a fetch would throw).
    if (own && subject.type === 'xmlhttprequest' && subject.status === 401 && mayCarryHidden(subject, evidence))
      return ruledOut('a script handed the account over, and the browser answers a challenge with it');
    const went = authorizationOf(subject)?.scheme ?? '';
    if (/^(?:basic|digest)$/i.test(went)) return ruledOut(`${went} went along all the same`);
    return finding({
      confidence: 'certain',
      facts: {
        place: text(own ? 'the requested address' : "the page's address"),
        server: text(subject.url.hostname),
      },
      because: [
        point(`a user name stood in ${own ? 'the requested address' : "the page's address"}`, subject),
        subject.status === 0
          ? point('the browser did not make the request', subject)
          : point(`the request went out without it${isDocument(subject) ? ', as frames do' : ''}`, subject),
      ],
      fixes: [useOtherUrl(), frontendCode()],
    });
  },
});
