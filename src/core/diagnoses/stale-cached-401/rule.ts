import { CLOCK_MARGIN_MS } from '../../evidence/clock.ts';
import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, isPreflight, sameCall } from '../../evidence/history.ts';
import { frontendCode, reloadPage, serverConfig, unregisterServiceWorker } from '../../fixes/index.ts';
import { parseHttpDate } from '../../http/dates.ts';
import { responseField } from '../answers.ts';
import { defineDiagnosis, duration, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { isSignInCall } from '../flow-paths.ts';
import { letThrough } from '../repeats.ts';

/** The refusal was made long ago and comes out of a cache. */
export default defineDiagnosis({
  id: 'stale-cached-401',
  needs: ['response'],
  supersedes: [
    'credentials-missing',
    'session-expired',
    'login-loop',
    'clock-skew',
    'session-not-shared-between-servers',
    'normal-anonymous-probe',
    'cookie-expired',
    'token-revoked',
    'challenge-missing',
  ],
  besideWords: true,
  facts: ['server', 'status', 'age', 'worker'],
  specs: [
    { title: 'RFC 9111 §3: Storing responses in caches', url: 'https://www.rfc-editor.org/rfc/rfc9111#section-3' },
  ],
  examine(scene) {
    const { subject } = scene;
    if ((subject.status !== 401 && subject.status !== 403) || isPreflight(subject)) return noMatch;
    const mark = cacheMark(subject, scene.response.age);
    if (!mark) return noMatch;
    const made = madeAt(subject);
    const age = made === null ? null : subject.time - made;
    if (!subject.fromWorker && age !== null && age < CLOCK_MARGIN_MS && (scene.response.age ?? 0) === 0)
      return ruledOut('the answer is fresh by its Date');
    const login = signInAfter(scene, made);
    return finding({
      confidence: login ? 'certain' : 'likely',
      facts: {
        server: text(subject.url.hostname),
        status: text(String(subject.status)),
        ...(age !== null && age > 0 && { age: duration(age) }),
        ...(subject.fromWorker && { worker: text('service worker') }),
      },
      because: [
        point(mark, subject),
        ...(login ? [point('the answer was made before this sign-in', login)] : []),
        ...(again(scene) ? [point('the same call was accepted when it reached the server', again(scene))] : []),
      ],
      fixes: [reloadPage(), unregisterServiceWorker({ only: 'serviceWorkers' }), frontendCode(), serverConfig()],
    });
  },
});

/** What shows that a cache answered: its age, or its own word together with an old Date. */
function cacheMark(x: ExchangeEvidence, age: number | null): string | null {
  if (x.fromWorker) return "the page's service worker answered from its own store, and nothing went to the server";
  if ((age ?? 0) > 0) return `the answer has an age of ${age} seconds`;
  if (x.fromCache) return 'the browser took the answer from its cache';
  const word = ['x-cache', 'cf-cache-status', 'x-proxy-cache', 'x-vercel-cache'].find(f =>
    /\bhit\b/i.test(responseField(x, f) ?? ''),
  );
  const made = madeAt(x);
  return word && made !== null && x.time - made > CLOCK_MARGIN_MS
    ? `the field ${word} says HIT, and its Date is old`
    : null;
}

/** When the answer was made, by the local clock: its Date, or its Age counted back. */
function madeAt(x: ExchangeEvidence): number | null {
  const date = parseHttpDate(responseField(x, 'date') ?? '');
  if (date.ok) return date.ms;
  const age = x.response.seen ? x.response.value.age : null;
  return age === null ? null : x.time - age * 1000;
}

/** A sign-in that is younger than the answer: what was refused then says nothing about now. */
function signInAfter({ subject, history }: Scene, made: number | null): ExchangeEvidence | undefined {
  if (made === null) return undefined;
  return history.before.findLast(
    x =>
      x.url.site === subject.url.site &&
      letThrough(x) &&
      x.time - made > CLOCK_MARGIN_MS &&
      (isSignInCall(x) || deliversWhatIsSent(x, subject)),
  );
}

function deliversWhatIsSent(x: ExchangeEvidence, subject: ExchangeEvidence): boolean {
  if (!x.response.seen || !subject.request.seen) return false;
  const sent = new Set(subject.request.value.cookies.map(c => c.fingerprint));
  return x.response.value.setCookies.some(c => sent.has(c.fingerprint));
}

const again = ({ subject, history }: Scene): ExchangeEvidence | undefined =>
  history.after.find(x => sameCall(x, subject) && accepted(x) && !(x.response.seen && (x.response.value.age ?? 0) > 0));
