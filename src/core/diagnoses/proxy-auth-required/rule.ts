import { connectNetwork, retypeCredentials } from '../../fixes/index.ts';
import { responseField } from '../answers.ts';
import { defineDiagnosis, finding, noMatch, point, text } from '../define.ts';

/** A forward proxy wants its own sign-in. */
export default defineDiagnosis({
  id: 'proxy-auth-required',
  needs: [],
  supersedes: ['credentials-missing', 'challenge-missing'],
  besideWords: true,
  facts: ['server', 'scheme', 'realm', 'proxy'],
  specs: [
    {
      title: 'RFC 9110 §15.5.8: 407 Proxy Authentication Required',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8',
    },
  ],
  examine({ subject, history }) {
    if (subject.status !== 407) return noMatch;
    const challenge = subject.response.seen ? subject.response.value.proxyChallenges?.challenges[0] : undefined;
    const realm = challenge?.params.find(p => p.name === 'realm')?.value;
    const proxy = responseField(subject, 'via') ?? responseField(subject, 'server');
    const again = history.before.find(x => x.status === 407 && x.url.origin === subject.url.origin);
    return finding({
      confidence: 'certain',
      facts: {
        server: text(subject.url.hostname),
        ...(challenge && { scheme: text(challenge.scheme) }),
        ...(realm && { realm: text(realm) }),
        ...(proxy !== undefined && { proxy: text(proxy) }),
      },
      because: [
        point('407 is the answer of a proxy on the way, not of the site', subject),
        ...(challenge ? [point(`it offers ${challenge.scheme}`, subject)] : []),
        ...(again ? [point('it had asked before', again)] : []),
      ],
      fixes: [connectNetwork(), retypeCredentials()],
    });
  },
});
