import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, isPreflight, sameCall } from '../../evidence/history.ts';
import { serverConfig, signInAgain } from '../../fixes/index.ts';
import { requestField, responseField } from '../answers.ts';
import { defineDiagnosis, finding, inconclusive, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { isSignInCall, looksLikeSignOut } from '../flow-paths.ts';
import { identityProxyOf } from '../identity-proxy.ts';
import { sentToSignIn } from '../sent-to-sign-in.ts';

/** A call for data that is answered with the way to a sign-in page instead of 401. */
export default defineDiagnosis({
  id: 'soft-login-redirect',
  needs: [],
  supersedes: ['credentials-missing'],
  facts: ['target', 'server', 'status'],
  specs: [
    { title: 'RFC 9110 §15.5.2: 401 Unauthorized', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2' },
    { title: 'Fetch standard: HTTP-redirect fetch', url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch' },
  ],
  examine(scene) {
    const { subject } = scene;
    if (subject.type !== 'xmlhttprequest' || isPreflight(subject)) return noMatch;
    const hop = [subject, ...scene.history.hops.toReversed()].find(sentToSignIn);
    if (hop && (isSignInCall(hop) || looksLikeSignOut(hop.url)))
      return ruledOut('the call belongs to a sign-in or sign-out itself');
    if (identityProxyOf(scene)) return ruledOut('an identity proxy made the redirect');
    if (hop) {
      const target = hop.redirectedTo;
      return finding({
        confidence: 'certain',
        facts: {
          target: text(target ? `${target.origin}${target.path}` : ''),
          server: text(hop.url.hostname),
          status: text(String(hop.status)),
        },
        because: [
          point('the page asked for data, not for a document', hop),
          point(`the answer ${hop.status} leads to ${target?.origin}${target?.path}`, hop),
        ],
        fixes: [signInAgain(), serverConfig()],
      });
    }
    return pageInsteadOfData(scene);
  },
});

/** 200 with a sign-in form, where data was asked for or came before. */
function pageInsteadOfData({ subject, history }: Scene) {
  if (!accepted(subject) || !isHtml(subject)) return noMatch;
  const before = history.before.find(x => sameCall(x, subject) && accepted(x) && isJson(x));
  if (!subject.body.seen) {
    if (!before) return noMatch;
    return inconclusive(
      'a page came where there had been data; its body tells whether it is a sign-in',
      subject.body.why,
    );
  }
  if (!subject.body.value.hasLoginForm) return noMatch;
  const asked = /json/i.test(requestField(subject, 'accept') ?? '');
  if (!before && !asked) return noMatch;
  return finding({
    confidence: 'likely',
    facts: { server: text(subject.url.hostname), status: text(String(subject.status)) },
    because: [
      point('the answer is a page with a password field', subject),
      before ? point('the same call had been answered with JSON', before) : point('the call asked for JSON', subject),
    ],
    fixes: [signInAgain(), serverConfig()],
  });
}

const isHtml = (x: ExchangeEvidence): boolean => /html/i.test(responseField(x, 'content-type') ?? '');
const isJson = (x: ExchangeEvidence): boolean => /json/i.test(responseField(x, 'content-type') ?? '');
