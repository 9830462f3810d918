import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { authorizationOf, sameCall } from '../../evidence/history.ts';
import { serverConfig, useOtherUrl } from '../../fixes/index.ts';
import { param } from '../../http/challenge.ts';
import { hasResponseField } from '../answers.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { digestDomainCovers } from '../digest-domain.ts';
import { challengesOf } from '../sent.ts';
import { quote, saysAny } from '../words.ts';

/** A proxy rewrote the path, so that the signed address is not the one that the server sees. */
export default defineDiagnosis({
  id: 'digest-uri-mismatch',
  needs: ['credential'],
  supersedes: ['wrong-username-or-password', 'authorization-malformed'],
  facts: ['path', 'domain', 'server', 'status'],
  specs: [
    { title: 'RFC 7616 §3.4.6: Various considerations', url: 'https://www.rfc-editor.org/rfc/rfc7616#section-3.4.6' },
  ],
  examine(scene) {
    const { subject, credential } = scene;
    if (!/^digest$/i.test(credential.scheme ?? '') || (subject.status !== 400 && subject.status !== 401))
      return noMatch;
    const asked = askedBy(scene);
    if (!asked) return noMatch;
    const challenge = challengesOf(asked).find(c => /^digest$/i.test(c.scheme));
    const domain = challenge && param(challenge, 'domain');
    const outside = !digestDomainCovers(asked);
    if (subject.status === 401) {
      if (!outside) return ruledOut("the challenge's domain covers the path and the status is 401");
      if (challengesOf(subject).some(c => param(c, 'stale')?.toLowerCase() === 'true'))
        return ruledOut('the challenge called only the nonce stale');
    }
    const other = saysAny(subject, ['wrong-password', 'account-disabled', 'permission']);
    if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    const proxied = hasResponseField(subject, 'via') || hasResponseField(asked, 'via');
    return finding({
      confidence: subject.status === 400 && outside ? 'likely' : 'possible',
      facts: {
        path: text(subject.url.path),
        server: text(subject.url.hostname),
        status: text(String(subject.status)),
        ...(domain && { domain: text(domain) }),
      },
      because: [
        point(`the answer to the Digest challenge was refused with ${subject.status}`, subject),
        ...(outside
          ? [point(`the challenge's domain is ${domain}, and the request went to ${subject.url.path}`, asked)]
          : []),
        ...(proxied ? [point('a proxy stands in between', subject)] : []),
      ],
      against: [point('how the server sees the address is not told', subject)],
      fixes: [serverConfig(), useOtherUrl()],
    });
  },
});

/** The challenge that this request answers: the earlier leg, or the one that came back. */
function askedBy({ subject, history }: Scene): ExchangeEvidence | null {
  const first = history.before.findLast(
    x =>
      x.status === 401 &&
      sameCall(x, subject) &&
      authorizationOf(x) === null &&
      challengesOf(x).some(c => /^digest$/i.test(c.scheme)),
  );
  return first ?? (challengesOf(subject).some(c => /^digest$/i.test(c.scheme)) ? subject : null);
}
