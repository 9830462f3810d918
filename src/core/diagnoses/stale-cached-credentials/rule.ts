import { accepted, credentialsOf } from '../../evidence/history.ts';
import { clearSavedCredentials, retypeCredentials } from '../../fixes/index.ts';
import { defineDiagnosis, duration, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { quote, saysAny } from '../words.ts';

/** The browser goes on sending a pair that was right once. */
export default defineDiagnosis({
  id: 'stale-cached-credentials',
  needs: ['credential'],
  supersedes: [
    'wrong-username-or-password',
    'token-revoked',
    'session-expired',
    'basic-encoding-mismatch',
    'session-not-shared-between-servers',
  ],
  facts: ['worked', 'server'],
  specs: [{ title: 'RFC 7617 §2.2: Reusing credentials', url: 'https://www.rfc-editor.org/rfc/rfc7617#section-2.2' }],
  examine({ subject, credential, history }) {
    if (subject.status !== 401 || !/^basic$/i.test(credential.scheme ?? '')) return noMatch;
    const worked = history.acceptedWith(credential.secretFingerprint).filter(x => x.url.origin === subject.url.origin);
    const last = worked.filter(x => x.time < subject.time).at(-1);
    if (!last) return ruledOut('the pair had not been accepted before, as far as was seen');
    if (worked.some(x => x.time > subject.time)) return ruledOut('the same pair was accepted again afterwards');
    const other = saysAny(subject, [
      'account-disabled',
      'permission',
      'step-up',
      'csrf-token',
      'blocked-address',
      'misconfigured',
    ]);
    if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    const again = history.sameOrigin.filter(
      x =>
        x.status === 401 && x.time > last.time && credentialsOf(x).some(c => c.fingerprint === credential.fingerprint),
    );
    const renewed = history.after.find(
      x =>
        accepted(x) &&
        x.url.origin === subject.url.origin &&
        credentialsOf(x).some(c => /^basic$/i.test(c.scheme ?? '')),
    );
    return finding({
      confidence: 'certain',
      facts: { worked: duration(subject.time - last.time), server: text(subject.url.hostname) },
      because: [
        point('the very same pair had been accepted', last),
        point('it was refused now', subject),
        ...(again.length > 0 ? [point('it was sent again and again, and refused each time', again.at(-1))] : []),
        ...(renewed ? [point('another pair was accepted afterwards', renewed)] : []),
      ],
      fixes: [clearSavedCredentials(), retypeCredentials()],
    });
  },
});
