import { frontendCode, retypeCredentials, serverCode } from '../../fixes/index.ts';
import { param } from '../../http/challenge.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { challengesOf } from '../sent.ts';
import { quote, saysAny } from '../words.ts';

/** Letters outside ASCII, encoded in one way here and read in another there. */
export default defineDiagnosis({
  id: 'basic-encoding-mismatch',
  needs: ['credential'],
  supersedes: ['wrong-username-or-password', 'authorization-malformed'],
  blamesCredential: true,
  facts: ['sent', 'asked', 'server'],
  specs: [
    { title: 'RFC 7617 §2.1: The charset auth-param', url: 'https://www.rfc-editor.org/rfc/rfc7617#section-2.1' },
  ],
  examine({ subject, credential, history }) {
    if (subject.status !== 401 || !/^basic$/i.test(credential.scheme ?? '')) return noMatch;
    const { charset } = credential.facts;
    if (charset !== 'latin-1' && charset !== 'utf-8') return noMatch;
    const asked = challengesOf(subject)
      .filter(c => /^basic$/i.test(c.scheme))
      .map(c => param(c, 'charset'))
      .find(Boolean);
    if (charset === 'utf-8' && asked?.toLowerCase() === 'utf-8')
      return ruledOut('the pair was sent in UTF-8, as the challenge asks');
    const worked = history.acceptedWith(credential.secretFingerprint).find(x => x.url.origin === subject.url.origin);
    if (worked) return ruledOut('the same pair had been accepted before');
    const other = saysAny(subject, [
      'account-disabled',
      'permission',
      'step-up',
      'csrf-token',
      'blocked-address',
      'misconfigured',
    ]);
    if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    const sent = charset === 'utf-8' ? 'UTF-8' : 'Latin-1';
    return finding({
      confidence: 'likely',
      facts: {
        sent: text(sent),
        asked: text(asked ?? 'nothing'),
        server: text(subject.url.hostname),
      },
      because: [
        point(`the user name or password holds letters outside ASCII, sent as ${sent}`, subject),
        point(asked ? `the challenge asks for ${asked}` : 'the challenge names no charset', subject),
      ],
      against: [point('the pair may be wrong all the same', subject)],
      fixes: [retypeCredentials(), frontendCode(), serverCode()],
    });
  },
});
