import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { authorizationOf, sameCall } from '../../evidence/history.ts';
import { serverConfig } from '../../fixes/index.ts';
import { hasResponseField, responseField } from '../answers.ts';
import { defineDiagnosis, finding, noMatch, type Point, point, ruledOut, type Scene, text } from '../define.ts';
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

/** What shows that the legs may have gone over several connections. */
function signsOfBreak(subject: ExchangeEvidence, challenged: ExchangeEvidence): Point[] {
  const both = [challenged, subject];
  const instance = (x: ExchangeEvidence) =>
    responseField(x, 'x-served-by') ?? responseField(x, 'x-backend') ?? responseField(x, 'x-server');
  const signs: (string | false)[] = [
    both.some(x => hasResponseField(x, 'via')) && 'a proxy stands in between (Via)',
    both.some(x => /^HTTP\/[23]/i.test(x.statusLine)) &&
      'the answer came over HTTP/2 or HTTP/3, which share one connection among requests',
    both.some(x => /\bclose\b/i.test(responseField(x, 'connection') ?? '')) &&
      'the connection was closed in the middle of the handshake',
    instance(subject) !== instance(challenged) && 'the legs were answered by different servers',
    both.some(x => hasResponseField(x, 'alt-svc') && /\bh[23]/.test(responseField(x, 'alt-svc') ?? '')) &&
      'the server offers HTTP/2 or HTTP/3',
    both.some(x => /nginx|haproxy|traefik|envoy|caddy|cloudflare|varnish/i.test(responseField(x, 'server') ?? '')) &&
      'a reverse proxy answered',
  ];
  return signs.filter(s => s !== false).map(s => point(s, subject));
}
