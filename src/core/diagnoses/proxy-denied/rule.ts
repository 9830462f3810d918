import { contactAdmin } from '../../fixes/index.ts';
import { responseField } from '../answers.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { forwardProxyOf, proxyThatAsked } from '../who-answered.ts';

/** The forward proxy itself forbids the site. */
export default defineDiagnosis({
  id: 'proxy-denied',
  needs: ['response'],
  supersedes: ['permission-denied', 'waf-or-firewall-blocked', 'status-misuse-401-403'],
  besideWords: true,
  facts: ['server', 'proxy'],
  specs: [
    { title: 'RFC 9110 §15.5.4: 403 Forbidden', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4' },
    { title: 'Squid: error pages', url: 'https://wiki.squid-cache.org/Features/CustomErrors' },
  ],
  examine({ subject, history }) {
    if (subject.status !== 403) return noMatch;
    const asked = history.before.findLast(x => x.status === 407 && x.tabId === subject.tabId);
    const proxy = forwardProxyOf(subject) ?? (asked ? proxyThatAsked(asked, subject) : null);
    if (!proxy) {
      const via = responseField(subject, 'via');
      return via && asked
        ? ruledOut(`“${via}” only shows the way: nothing marks the answer as the proxy’s own`)
        : noMatch;
    }
    return finding({
      confidence: asked ? 'certain' : 'likely',
      facts: { server: text(subject.url.hostname), proxy: text(proxy.name) },
      because: [
        ...(asked ? [point('the proxy had asked for a sign-in, and was satisfied', asked)] : []),
        point(`this 403 is the proxy’s own: ${proxy.mark}`, subject),
      ],
      against: asked ? [] : [point('no sign-in to the proxy was seen before')],
      fixes: [contactAdmin()],
    });
  },
});
