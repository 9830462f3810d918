import { isPreflight } from '../../evidence/history.ts';
import { gatewayConfig, reloadPage } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, text } from '../define.ts';
import { identityProxyOf } from '../identity-proxy.ts';

/** The identity proxy in front ended its session; the application was not reached. */
export default defineDiagnosis({
  id: 'identity-proxy-session-expired',
  needs: [],
  supersedes: [
    'soft-login-redirect',
    'session-expired',
    'credentials-missing',
    'cors-headers-missing-on-error',
    'cors-credentials-not-allowed',
    'authorization-omitted-on-this-call',
    'challenge-missing',
    'permission-denied',
    'normal-anonymous-probe',
    'fetch-credentials-omitted',
    'waf-or-firewall-blocked',
  ],
  besideWords: true,
  facts: ['proxy', 'server', 'advice'],
  specs: [
    { title: 'Fetch standard: HTTP-redirect fetch', url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch' },
    {
      title: 'Identity-Aware Proxy: managing sessions',
      url: 'https://cloud.google.com/iap/docs/sessions-howto',
    },
  ],
  examine(scene) {
    const { subject } = scene;
    const found = identityProxyOf(scene);
    if (!found || isPreflight(subject)) return noMatch;
    // A document that is sent to a sign-in is the normal way in.
    if (subject.type === 'main_frame' && found.by.status < 400) return noMatch;
    const held = heldBefore(scene, found.proxy.cookies);
    return finding({
      confidence: 'certain',
      facts: {
        proxy: text(found.proxy.name),
        server: text(found.by.url.hostname),
        advice: text(found.proxy.advice),
      },
      because: [
        point(`this answer was written by ${found.proxy.name}: ${found.mark}`, found.by),
        ...(held ? [point('an earlier request still passed', held)] : []),
      ],
      fixes: [reloadPage(), gatewayConfig()],
    });
  },
});

function heldBefore({ history }: Pick<Parameters<typeof identityProxyOf>[0], 'history'>, cookies: RegExp | null) {
  if (!cookies) return undefined;
  return history.sameOrigin.findLast(
    x => x.status < 300 && x.request.seen && x.request.value.cookies.some(c => cookies.test(c.name)),
  );
}
