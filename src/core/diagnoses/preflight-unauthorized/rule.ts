import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, isPreflight } from '../../evidence/history.ts';
import { serverConfig } from '../../fixes/index.ts';
import { requestField } from '../answers.ts';
import { callOf } from '../cross-origin.ts';
import {
  defineDiagnosis,
  finding,
  inconclusive,
  noMatch,
  type Point,
  point,
  ruledOut,
  type Scene,
  text,
} from '../define.ts';
import { identityProxyMark } from '../identity-proxy.ts';
import { isSignInPage } from '../sent-to-sign-in.ts';

/** The OPTIONS that asks for permission was itself refused, so the call was never made. */
export default defineDiagnosis({
  id: 'preflight-unauthorized',
  needs: [],
  supersedes: [
    'credentials-missing',
    'authorization-omitted-on-this-call',
    'challenge-missing',
    'permission-denied',
    'soft-login-redirect',
    'wrong-username-or-password',
    'negotiate-not-sent',
    'fetch-credentials-omitted',
  ],
  besideWords: true,
  facts: ['method', 'status', 'server', 'page', 'asked'],
  specs: [
    { title: 'Fetch standard: CORS-preflight fetch', url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch' },
    {
      title: 'Fetch standard: CORS protocol and credentials',
      url: 'https://fetch.spec.whatwg.org/#cors-protocol-and-credentials',
    },
  ],
  examine(scene) {
    const preflight = preflightIn(scene);
    if (!preflight) return noMatch;
    if (preflight.status === 0) return inconclusive('the answer to the preflight was not seen', 'no-response');
    if (accepted(preflight)) return ruledOut(`the preflight was answered ${preflight.status}`);
    const redirected = preflight.status >= 300 && preflight.status < 400;
    if (![401, 403, 407].includes(preflight.status) && !redirected) return noMatch;
    const call = preflight === scene.subject ? callOf(preflight, scene) : scene.subject;
    if (call && call.status !== 0) return ruledOut('the call that the preflight asked for was made all the same');

    const toSignIn =
      (preflight.redirectedTo !== null && isSignInPage(preflight.redirectedTo)) ||
      identityProxyMark(preflight) !== null;
    const asked = requestField(preflight, 'access-control-request-headers');
    return finding({
      confidence: redirected && !toSignIn ? 'likely' : 'certain',
      facts: {
        method: text(requestField(preflight, 'access-control-request-method') ?? call?.method ?? 'real'),
        status: text(String(preflight.status)),
        server: text(preflight.url.hostname),
        ...(preflight.initiator && { page: text(preflight.initiator.origin) }),
        ...(asked !== undefined && { asked: text(asked) }),
      },
      because: reasons(preflight, call),
      against: redirected && !toSignIn ? [point('the redirect does not name a sign-in page', preflight)] : [],
      fixes: [serverConfig()],
    });
  },
});

function preflightIn({ subject, history }: Scene): ExchangeEvidence | null {
  if (isPreflight(subject)) return subject;
  return subject.status === 0 ? history.preflight : null;
}

function reasons(preflight: ExchangeEvidence, call: ExchangeEvidence | null): Point[] {
  const target = preflight.redirectedTo;
  return [
    point(
      target
        ? `the preflight was redirected to ${target.origin}${target.path}`
        : `the preflight was answered ${preflight.status}`,
      preflight,
    ),
    point('a preflight carries no credentials, by the Fetch standard', preflight),
    ...(call ? [point('the call itself was never sent', call)] : []),
  ];
}
