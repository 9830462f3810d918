import { isPreflight } from '../../evidence/history.ts';
import { contactAdmin, gatewayConfig } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { firewallOf } from '../who-answered.ts';
import { quote, says, saysAny } from '../words.ts';

/** An address may also be named in passing, as in a notice of a new sign-in. */
const BLOCKS = /\b(?:not|no|block\w*|den(?:y|ied)|bann?\w*|restrict\w*|forbid\w*|unauthori[sz]ed|reject\w*)\b/i;

/** A firewall or bot filter stopped the request; credentials are not the issue. */
export default defineDiagnosis({
  id: 'waf-or-firewall-blocked',
  needs: ['response'],
  supersedes: [
    'permission-denied',
    'credentials-missing',
    'session-expired',
    'normal-anonymous-probe',
    'challenge-missing',
    'csrf-token-rejected',
    'status-misuse-401-403',
  ],
  besideWords: true,
  facts: ['firewall', 'server', 'status', 'said'],
  specs: [
    {
      title: 'Cloudflare: detect a challenge page response',
      url: 'https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/',
    },
    { title: 'RFC 9110 §15.5.4: 403 Forbidden', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4' },
  ],
  examine({ subject }) {
    if (![401, 403, 406, 429, 503].includes(subject.status) || isPreflight(subject)) return noMatch;
    const facts = { server: text(subject.url.hostname), status: text(String(subject.status)) };
    const fixes = [contactAdmin(), gatewayConfig()];
    const firewall = firewallOf(subject);
    if (firewall)
      return finding({
        confidence: 'certain',
        facts: { ...facts, firewall: text(firewall.name) },
        because: [point(`the answer was written by ${firewall.name}: ${firewall.mark}`, subject)],
        fixes,
      });
    const address = says(subject, 'blocked-address');
    if (!address || !BLOCKS.test(address.text)) return noMatch;
    const other = saysAny(subject, [
      'missing-credentials',
      'invalid-token',
      'expired',
      'not-signed-in',
      'wrong-password',
      'invalid-api-key',
    ]);
    if (other) return ruledOut(`${quote(other)}, which speaks of credentials`);
    return finding({
      confidence: 'likely',
      facts: { ...facts, said: text(address.text) },
      because: [point(quote(address), subject)],
      against: [point('no mark of a known firewall was seen', subject)],
      fixes,
    });
  },
});
