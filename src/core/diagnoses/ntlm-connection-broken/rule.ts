import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { authorizationOf, sameCall } from '../../evidence/history.ts';
import { serverConfig } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { signsOfBreak } from '../ntlm-breaks.ts';
import { challengesOf } from '../sent.ts';
import { quote, saysAny } from '../words.ts';

/** The three messages of one NTLM handshake follow one another within moments. */
const HANDSHAKE_MS = 10_000;

/** NTLM belongs to one connection, and something between browser and server broke that. */
export default defineDiagnosis({
  id: 'ntlm-connection-broken',
  needs: ['credential', 'challenges'],
  supersedes: ['wrong-username-or-password', 'credentials-missing', 'negotiate-not-sent', 'negotiate-ntlm-fallback'],
  facts: ['server', 'sign'],
  specs: [
    { title: 'MS-NLMP: NT LAN Manager', url: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-nlmp/' },
    { title: 'RFC 9113 §9.2: Use of TLS features', url: 'https://www.rfc-editor.org/rfc/rfc9113#section-9.2' },
  ],
  examine(scene) {
    const { subject, credential } = scene;
    if (subject.status !== 401 || !/^(?:ntlm|negotiate)$/i.test(credential.scheme ?? '')) return noMatch;
    if (credential.facts.ntlmMessage !== 3) return noMatch;
    const again = challengesOf(subject).some(c => /^(?:ntlm|negotiate)$/i.test(c.scheme) && c.token68 === null);
    if (!again) return noMatch;
    const challenged = typeTwo(scene);
    if (!challenged) return ruledOut('the second message of the handshake was not seen');
    const other = saysAny(subject, ['wrong-password', 'account-disabled', 'permission', 'misconfigured']);
    if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    const signs = signsOfBreak(subject, challenged);
    const [first] = signs;
    if (!first) return ruledOut('nothing shows that somebody stood in between: the pair itself may be wrong');
    return finding({
      confidence: 'likely',
      facts: { server: text(subject.url.hostname), sign: text(first.say) },
      because: [
        point('the server answered the first message with its challenge', challenged),
        point('the third message was refused, and the server began anew', subject),
        ...signs,
      ],
      against: [point('a wrong user name or password looks the same', subject)],
      fixes: [serverConfig()],
    });
  },
});

const typeTwo = ({ subject, history }: Scene): ExchangeEvidence | null =>
  history.before.findLast(
    x =>
      x.status === 401 &&
      sameCall(x, subject) &&
      subject.time - x.time < HANDSHAKE_MS &&
      authorizationOf(x)?.facts.ntlmMessage === 1 &&
      challengesOf(x).some(c => c.token68 !== null),
  ) ?? null;
