import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { connectNetwork } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';

const AT_ONCE_MS = 60_000;

/** The network intercepts requests until one signs in to it. */
export default defineDiagnosis({
  id: 'captive-portal',
  needs: [],
  supersedes: ['soft-login-redirect', 'identity-proxy-session-expired', 'credentials-missing'],
  besideWords: true,
  facts: ['server', 'portal'],
  specs: [
    {
      title: 'RFC 6585 §6: 511 Network Authentication Required',
      url: 'https://www.rfc-editor.org/rfc/rfc6585#section-6',
    },
    { title: 'RFC 8952: Captive portal architecture', url: 'https://www.rfc-editor.org/rfc/rfc8952' },
  ],
  examine(scene) {
    const { subject } = scene;
    const server = text(subject.url.hostname);
    if (subject.status === 511)
      return finding({
        confidence: 'certain',
        facts: { server },
        because: [point('511 is the answer of a network that wants a sign-in, not of the site', subject)],
        fixes: [connectNetwork()],
      });
    const portal = foreignTarget(subject);
    if (portal === null) return noMatch;
    const others = intercepted(scene, portal);
    if (others.length === 0) return ruledOut('only this site was redirected');
    return finding({
      confidence: 'likely',
      facts: { server, portal: text(portal) },
      because: [
        point(`a plain http request was sent to ${portal}, which is another site`, subject),
        ...others.slice(0, 3).map(x => point(`${x.url.hostname} was sent there as well`, x)),
      ],
      fixes: [connectNetwork()],
    });
  },
});

/** Where a plain http request was sent on to, when that is a host of another site. TLS cannot be intercepted silently. */
function foreignTarget(x: ExchangeEvidence): string | null {
  const to = x.redirectedTo;
  if (x.url.protocol !== 'http:' || to === null || x.status < 300 || x.status >= 400) return null;
  return domainOf(to.site) === domainOf(x.url.site) ? null : to.hostname;
}

const domainOf = (site: string): string => site.replace(/^[a-z]+:\/\//, '');

/** Requests to unrelated sites that were sent to the same host at about the same time. */
function intercepted({ subject, evidence }: Scene, portal: string): ExchangeEvidence[] {
  const seen = new Set([domainOf(subject.url.site)]);
  return evidence.others.filter(x => {
    if (Math.abs(x.time - subject.time) > AT_ONCE_MS || foreignTarget(x) !== portal || seen.has(domainOf(x.url.site)))
      return false;
    seen.add(domainOf(x.url.site));
    return true;
  });
}
