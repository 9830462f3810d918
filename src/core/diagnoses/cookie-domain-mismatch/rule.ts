import type { ExchangeEvidence, JarCookie } from '../../evidence/evidence.ts';
import { accepted } from '../../evidence/history.ts';
import { serverConfig, useOtherUrl } from '../../fixes/index.ts';
import { domainMatches, isLoopback, registrableDomain } from '../../http/urls.ts';
import { cookiesAreNotIt, keptCookies, mayHoldSession } from '../cookies-kept.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { isSignInCall } from '../flow-paths.ts';
import { carried } from '../session-cookies.ts';
import { saysAny } from '../words.ts';

/** The person is signed in at a sibling host, and its cookie does not go here. */
export default defineDiagnosis({
  id: 'cookie-domain-mismatch',
  needs: ['request', 'jar'],
  supersedes: ['status-misuse-401-403', 'credentials-missing', 'normal-anonymous-probe', 'fetch-credentials-omitted'],
  facts: ['cookie', 'home', 'asked'],
  specs: [
    {
      title: 'RFC 6265bis §5.1.3: Domain matching',
      url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.1.3',
    },
  ],
  examine(scene) {
    const { subject, jar } = scene;
    const not = cookiesAreNotIt(scene);
    if (not) return not;
    if (asksForToken(scene)) return ruledOut('the server asks for a token and not for a cookie');
    const host = subject.url.hostname;
    const own = jar.some(c => mayHoldSession(c) && !isHostOnlyOfParent(c, host) && covers(c, host));
    if (own) return ruledOut('the browser holds a session cookie for this very host');
    if (keptCookies(scene, jar).some(k => k.rule !== 'host-only' && k.rule !== 'domain')) return noMatch;
    const found = jar
      .filter(c => mayHoldSession(c) && isSibling(c, host))
      .map(c => ({ cookie: c, used: useOf(c, scene) }));
    const { cookie, used } = found.find(f => f.used) ?? found.find(f => isAlias(homeOf(f.cookie), host)) ?? {};
    // Without a sign of use, a sibling's cookie may belong to another service altogether.
    if (!cookie)
      return found.length > 0
        ? ruledOut('nothing shows that the sibling host shares its sign-in with this one')
        : noMatch;
    const home = homeOf(cookie);
    return finding({
      confidence: 'likely',
      facts: { cookie: text(cookie.name), home: text(home), asked: text(host) },
      because: [
        point(`the browser holds ${cookie.name} for ${home}`),
        ...(used ? [point('there the person is signed in', used)] : []),
        point(`a cookie of ${home} is never sent to ${host}`, subject),
      ],
      against: [point('that both hosts share one sign-in is concluded from their names')],
      fixes: [useOtherUrl(), serverConfig()],
    });
  },
});

/** A challenge of Bearer or the like, or a word about a header: then a cookie would not have helped. */
function asksForToken({ subject }: Scene): boolean {
  const offered = subject.response.seen ? (subject.response.value.challenges?.challenges ?? []) : [];
  if (offered.some(c => !/^(?:cookie|session|forms?)/i.test(c.scheme))) return true;
  return /\b(?:bearer|authorization|token|header)\b/i.test(
    saysAny(subject, ['missing-credentials', 'bearer-form'])?.text ?? '',
  );
}

const homeOf = (c: JarCookie): string => c.domain.replace(/^\./, '');
const covers = (c: JarCookie, host: string): boolean => domainMatches(host, c.domain.replace(/^\./, ''));
const isHostOnlyOfParent = (c: JarCookie, host: string): boolean => c.hostOnly && c.domain !== host;

/** Of the same registrable domain, or another name of this computer; and the cookie does not cover the host. */
function isSibling(c: JarCookie, host: string): boolean {
  const home = c.domain.replace(/^\./, '');
  if (home === host || (covers(c, host) && !c.hostOnly)) return false;
  if (isLoopback(home) && isLoopback(host)) return true;
  const domain = registrableDomain(host);
  return domain !== null && registrableDomain(home) === domain;
}

/** A request to the cookie's home that shows a living session of the same application. */
function useOf(cookie: JarCookie, { subject, evidence }: Scene): ExchangeEvidence | null {
  const home = cookie.domain.replace(/^\./, '');
  const sameApplication = (x: ExchangeEvidence) =>
    x.tabId === subject.tabId ||
    isAlias(home, subject.url.hostname) ||
    x.url.path.split('/')[1] === subject.url.path.split('/')[1];
  return (
    evidence.others.findLast(
      x =>
        domainMatches(x.url.hostname, home) &&
        sameApplication(x) &&
        ((accepted(x) && carried(x, cookie)) || (isSignInCall(x) && setBy(x, cookie))),
    ) ?? null
  );
}

/** With and without www, or two names of this computer: one application under two names. */
const isAlias = (a: string, b: string): boolean =>
  a.replace(/^www\./, '') === b.replace(/^www\./, '') || (isLoopback(a) && isLoopback(b));

const setBy = (x: ExchangeEvidence, cookie: JarCookie): boolean =>
  x.response.seen &&
  x.response.value.setCookies.some(s => s.name === cookie.name && s.fingerprint === cookie.fingerprint);
