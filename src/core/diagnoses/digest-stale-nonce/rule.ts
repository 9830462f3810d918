import { accepted, authorizationOf } from '../../evidence/history.ts';
import { retypeCredentials, serverCode } from '../../fixes/index.ts';
import { param } from '../../http/challenge.ts';
import { defineDiagnosis, duration, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { challengesOf } from '../sent.ts';
import { quote, saysAny } from '../words.ts';

/** The nonce was worn out; without `stale=true` the browser takes that for a wrong password. */
export default defineDiagnosis({
  id: 'digest-stale-nonce',
  needs: ['credential', 'challenges'],
  supersedes: ['wrong-username-or-password', 'session-expired', 'stale-cached-credentials', 'digest-uri-mismatch'],
  facts: ['age', 'server', 'realm'],
  specs: [{ title: 'RFC 7616 §3.3: stale', url: 'https://www.rfc-editor.org/rfc/rfc7616#section-3.3' }],
  examine({ subject, credential, history }) {
    if (subject.status !== 401 || !/^digest$/i.test(credential.scheme ?? '')) return noMatch;
    const challenge = challengesOf(subject).find(c => /^digest$/i.test(c.scheme));
    if (!challenge) return noMatch;
    const { nonce } = credential.facts;
    const worked = history.sameOrigin.findLast(
      x => x.time < subject.time && accepted(x) && nonce != null && authorizationOf(x)?.facts.nonce === nonce,
    );
    const stale = param(challenge, 'stale')?.toLowerCase() === 'true';
    if (!stale && !worked) return ruledOut('the nonce had not been accepted before, as far as was seen');
    const other = saysAny(subject, ['account-disabled', 'permission', 'blocked-address']);
    if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    const realm = param(challenge, 'realm');
    return finding({
      confidence: stale ? 'certain' : 'likely',
      facts: {
        server: text(subject.url.hostname),
        ...(realm && { realm: text(realm) }),
        ...(worked && { age: duration(subject.time - worked.time) }),
      },
      because: [
        ...(worked ? [point('the same nonce had been accepted, so user name and password were right', worked)] : []),
        stale
          ? point('the challenge says stale=true: only the nonce was refused', subject)
          : point('the server refused it and sent a new nonce without stale=true', subject),
      ],
      against: stale ? [] : [point('the password may have been changed in between', subject)],
      fixes: [retypeCredentials(), serverCode()],
    });
  },
});
