import { accepted, credentialsOf, isPreflight } from '../../evidence/history.ts';
import { serverCode, signInAgain, useOtherUrl } from '../../fixes/index.ts';
import { keptCookies } from '../cookies-kept.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { identityProxyOf } from '../identity-proxy.ts';
import { carried, sessionCookiesOf } from '../session-cookies.ts';
import { signInsOf } from '../sign-ins.ts';
import { firewallOf } from '../who-answered.ts';
import { quote, says, saysAny } from '../words.ts';

/** The number says one thing and the text another. */
export default defineDiagnosis({
  id: 'status-misuse-401-403',
  needs: ['body'],
  supersedes: ['gateway-answered', 'server-strips-authorization'],
  facts: ['server', 'status', 'said', 'route', 'anonymous', 'rights'],
  specs: [
    { title: 'RFC 9110 §15.5.2: 401 Unauthorized', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2' },
    { title: 'RFC 9110 §15.5.4: 403 Forbidden', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4' },
  ],
  examine(scene) {
    const { subject } = scene;
    if (isPreflight(subject) || firewallOf(subject) || identityProxyOf(scene)) return noMatch;
    const base = { server: text(subject.url.hostname), status: text(String(subject.status)) };
    const route = says(subject, 'no-such-route');
    if (subject.status === 403 && route)
      return finding({
        confidence: 'certain',
        facts: { ...base, said: text(route.text), route: text(subject.url.path) },
        because: [
          point(quote(route), subject),
          point('this gateway says so of every path, method or stage that it does not have', subject),
        ],
        fixes: [useOtherUrl(), serverCode()],
      });
    if (subject.status === 403) return anonymous(scene, base);
    if (subject.status === 401) return rights(scene, base);
    return noMatch;
  },
});

type Base = { readonly server: ReturnType<typeof text>; readonly status: ReturnType<typeof text> };

/** 403 for “not signed in”. */
function anonymous(scene: Scene, base: Base) {
  const { subject, evidence } = scene;
  const other = saysAny(subject, [
    'csrf-origin',
    'csrf-token',
    'client-certificate',
    'blocked-address',
    'step-up',
    'missing-api-key',
  ]);
  if (other) return ruledOut(`${quote(other)}, which fits 403`);
  const word = saysAny(subject, ['missing-credentials', 'not-signed-in']);
  if (!word) return noMatch;
  if (credentialsOf(subject).length > 0) return ruledOut('a credential was sent: that it is missing is another fault');
  if (signInsOf(scene).length > 0)
    return ruledOut('a sign-in had just succeeded: why its session did not come is the question');
  if (evidence.jar.seen && keptCookies(scene, evidence.jar.value).length > 0)
    return ruledOut('the browser held a session cookie back: why is the question');
  const session = sessionCookiesOf(subject, evidence)[0];
  return finding({
    confidence: session ? 'likely' : 'certain',
    facts: { ...base, said: text(word.text), anonymous: text('not signed in') },
    because: [point('the status says “forbidden”', subject), point(quote(word), subject)],
    against: session ? [point(`the cookie ${session.name} was sent, which may have been a session`, subject)] : [],
    fixes: [signInAgain(), serverCode()],
  });
}

/** 401 for “not allowed”: the text speaks of rights, and the same identity is accepted elsewhere. */
function rights({ subject, evidence, history }: Scene, base: Base) {
  const word = says(subject, 'permission');
  if (!word || saysAny(subject, ['scope', 'missing-credentials', 'not-signed-in'])) return noMatch;
  const secrets = new Set(credentialsOf(subject).map(c => c.secretFingerprint));
  const cookies = sessionCookiesOf(subject, evidence);
  const known = history.sameOrigin.find(
    x =>
      accepted(x) && (credentialsOf(x).some(c => secrets.has(c.secretFingerprint)) || cookies.some(c => carried(x, c))),
  );
  if (!known) return noMatch;
  return finding({
    confidence: 'certain',
    facts: { ...base, said: text(word.text), rights: text('not allowed') },
    because: [
      point('the status says “not signed in”', subject),
      point(quote(word), subject),
      point('the same identity was accepted elsewhere', known),
    ],
    fixes: [serverCode()],
  });
}
