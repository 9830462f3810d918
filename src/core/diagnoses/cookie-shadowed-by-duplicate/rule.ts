import type { ExchangeEvidence, SentCookie } from '../../evidence/evidence.ts';
import { accepted } from '../../evidence/history.ts';
import { clearSiteCookies, serverCode } from '../../fixes/index.ts';
import { count, defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { isRefusal } from '../repeats.ts';
import { sentToSignIn } from '../sent-to-sign-in.ts';
import { sessionCookiesOf, valuesOf } from '../session-cookies.ts';

/** Two cookies of one name are sent, and the server reads the wrong one. */
export default defineDiagnosis({
  id: 'cookie-shadowed-by-duplicate',
  needs: ['request'],
  supersedes: ['status-misuse-401-403', 'login-loop', 'token-revoked', 'token-rejected', 'session-expired'],
  facts: ['cookie', 'times', 'places'],
  specs: [
    {
      title: 'RFC 6265bis §5.8.3: Retrieval algorithm (order of cookies)',
      url: 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.8.3',
    },
  ],
  examine(scene) {
    const { subject, evidence } = scene;
    if (!isRefusal(subject) && !sentToSignIn(subject)) return noMatch;
    const twice = sessionCookiesOf(subject, evidence).find(c => new Set(valuesOf(subject, c.name)).size > 1);
    if (!twice) return noMatch;
    const values = valuesOf(subject, twice.name);
    const worked = workedBefore(scene, twice.name, values);
    if (worked && !isPage(worked)) return ruledOut(`the same two cookies named ${twice.name} were accepted before`);
    const fresh = freshOf(scene, twice, values);
    if (fresh && values[0] === fresh.value) return ruledOut(`the newer ${twice.name} stands first`);
    const places = placesOf(scene, twice.name);
    return finding({
      confidence: fresh ? 'likely' : 'possible',
      facts: {
        cookie: text(twice.name),
        times: count(values.length),
        ...(places.length > 1 && { places: text(places.join(' and ')) }),
      },
      because: [
        point(`the request carried ${twice.name} ${values.length} times with different values`, subject),
        ...(fresh ? [point('the newer value was set here, and it is not the first', fresh.by)] : []),
        ...(places.length > 1 ? [point(`the browser holds it for ${places.join(' and ')}`)] : []),
      ],
      against: [
        point('which of them the server reads cannot be seen'),
        ...(worked ? [point('a page was shown with both of them; many pages are shown to anybody', worked)] : []),
      ],
      fixes: [clearSiteCookies({ name: twice.name }), serverCode()],
    });
  },
});

/** An acceptance of the same values; a call that was accepted tells more than a page. */
function workedBefore({ history }: Scene, name: string, values: readonly string[]): ExchangeEvidence | undefined {
  const same = values.join();
  const accepting = history.sameOrigin.filter(x => accepted(x) && valuesOf(x, name).join() === same);
  return accepting.find(x => !isPage(x)) ?? accepting[0];
}

const isPage = (x: ExchangeEvidence): boolean => x.type === 'main_frame' || x.type === 'sub_frame';

/** The value that an answer set last, among those that were sent. */
function freshOf({ history }: Scene, cookie: SentCookie, values: readonly string[]) {
  for (const by of history.before.toReversed()) {
    const set = setsOf(by).find(s => s.name === cookie.name && values.includes(s.fingerprint));
    if (set) return { by, value: set.fingerprint };
  }
  return null;
}

const setsOf = (x: ExchangeEvidence) => (x.response.seen ? x.response.value.setCookies : []);

function placesOf({ evidence }: Scene, name: string): string[] {
  if (!evidence.jar.seen) return [];
  return [...new Set(evidence.jar.value.filter(c => c.name === name).map(c => `${c.domain}${c.path}`))];
}
