import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, credentialsOf, isPreflight, sameCall } from '../../evidence/history.ts';
import { serverCode, signInAgain, useOtherUrl } from '../../fixes/index.ts';
import { keptCookies } from '../cookies-kept.ts';
import { defineDiagnosis, finding, inconclusive, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { identityProxyOf } from '../identity-proxy.ts';
import { carried, sessionCookiesOf } from '../session-cookies.ts';
import { signInsOf } from '../sign-ins.ts';
import { firewallOf } from '../who-answered.ts';
import { quote, says, saysAny } from '../words.ts';

/** The number says one thing and the text another. */
export default defineDiagnosis({
  id: 'status-misuse-401-403',
  needs: [],
  supersedes: ['server-strips-authorization'],
  facts: ['server', 'status', 'said', 'route', 'anonymous', 'rights', 'hides'],
  specs: [
    { title: 'RFC 9110 §15.5.2: 401 Unauthorized', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2' },
    { title: 'RFC 9110 §15.5.4: 403 Forbidden', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4' },
  ],
  examine(scene) {
    const { subject } = scene;
    if (isPreflight(subject) || firewallOf(subject) || identityProxyOf(scene)) return noMatch;
    // A 404 may be known by whom the address was given to; every other number is judged by its text.
    if (subject.status !== 404 && !subject.body.seen) return inconclusive('what the text says', subject.body.why);
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
    return subject.status === 404 ? hidden(scene, base) : noMatch;
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
    fixes: [signInAgain(), useOtherUrl(), serverCode()],
  });
}

/**
 * 404 for “not signed in” or “not allowed” (RFC 9110 §15.5.4 lets a server hide that something exists): the very same
 * address was given to somebody who showed more, or the text itself leaves both open.
 */
function hidden(scene: Scene, base: Base) {
  const { subject, evidence, history } = scene;
  if (!subject.request.seen) return inconclusive('what the request carried', subject.request.why);
  const word = saysAny(subject, ['missing-credentials', 'not-signed-in', 'permission']);
  const own = identitiesOf(subject, scene);
  const others = [...history.before, ...history.after];
  const given = others.find(
    x => sameCall(x, subject) && accepted(x) && x.request.seen && identitiesOf(x, scene).some(id => !own.includes(id)),
  );
  // What was deleted in between is gone for everybody.
  const since =
    given && others.find(x => x.time > given.time && x.method === 'DELETE' && x.url.path === subject.url.path);
  if (!word && (!given || since)) return noMatch;
  const anonymousNow = own.length === 0;
  return finding({
    // “Not found, or no permission” leaves both open; and what was created in between is there for everybody.
    confidence: word && !/\bor\b/i.test(word.text) ? 'certain' : 'likely',
    facts: {
      ...base,
      ...(word && { said: text(word.text) }),
      hides: text(anonymousNow ? 'not signed in' : 'not allowed'),
    },
    because: [
      point('the status says that nothing is there', subject),
      ...(word ? [point(quote(word), subject)] : []),
      ...(given ? [point('the very same address was given to a request that carried another credential', given)] : []),
      ...(anonymousNow ? [point('this request carried neither a credential nor a session', subject)] : []),
    ],
    against: evidence.jar.seen || !anonymousNow ? [] : [point("the browser's cookies could not be seen")],
    fixes: [signInAgain(), useOtherUrl(), serverCode()],
  });
}

/** Fingerprints of everything in a request that may name somebody. */
const identitiesOf = (x: ExchangeEvidence, { evidence }: Scene): readonly string[] => [
  ...credentialsOf(x).map(c => c.secretFingerprint),
  ...sessionCookiesOf(x, evidence).map(c => c.fingerprint),
];

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
