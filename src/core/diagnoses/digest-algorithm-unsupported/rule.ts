import { authorizationOf } from '../../evidence/history.ts';
import { serverConfig } from '../../fixes/index.ts';
import type { Challenge } from '../../http/challenge.ts';
import { param } from '../../http/challenge.ts';
import { DIGEST_ALGORITHMS } from '../../standards/schemes.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { isBrowserScheme } from '../sent.ts';

/** The server offers only forms of Digest that this browser cannot compute. */
export default defineDiagnosis({
  id: 'digest-algorithm-unsupported',
  needs: ['challenges'],
  supersedes: ['credentials-missing', 'challenge-malformed', 'challenge-missing', 'wrong-username-or-password'],
  facts: ['offered', 'server'],
  specs: [
    { title: 'RFC 7616 §3.3: algorithm and qop', url: 'https://www.rfc-editor.org/rfc/rfc7616#section-3.3' },
    {
      title: 'RFC 7616 §3.7: Security protocol negotiation',
      url: 'https://www.rfc-editor.org/rfc/rfc7616#section-3.7',
    },
  ],
  examine({ subject, challenges, evidence }) {
    if (subject.status !== 401 && subject.status !== 407) return noMatch;
    const byBrowser = challenges.challenges.filter(c => isBrowserScheme(c.scheme));
    const digests = byBrowser.filter(c => /^digest$/i.test(c.scheme));
    if (digests.length === 0) return noMatch;
    const other = byBrowser.find(c => !digests.includes(c));
    if (other) return ruledOut(`the server offers ${other.scheme} as well`);
    const faults = digests.map(d => whyNot(d, evidence.browser));
    if (faults.some(f => f === null)) return ruledOut('the server offers a form of Digest that the browser computes');
    if (authorizationOf(subject)) return ruledOut('a credential was sent in answer');
    return finding({
      confidence: 'certain',
      facts: { offered: text(faults.join(', ')), server: text(subject.url.hostname) },
      because: [
        point(`the server offers Digest with ${faults.join(', ')} and nothing else`, subject),
        point('browsers compute MD5 and SHA-256 with qop=auth'),
      ],
      fixes: [serverConfig()],
    });
  },
});

/** What the browser cannot do about this challenge; null when it can answer. */
function whyNot(challenge: Challenge, browser: string): string | null {
  const algorithm = param(challenge, 'algorithm');
  const support = DIGEST_ALGORITHMS.get((algorithm ?? 'MD5').toLowerCase());
  const able = support && (browser === 'firefox' ? support.firefox : support.chrome);
  if (algorithm !== undefined && !able) return algorithm;
  const qop = param(challenge, 'qop');
  const options = qop?.split(',').map(o => o.trim().toLowerCase());
  return options && !options.includes('auth') ? `qop=${qop}` : null;
}
