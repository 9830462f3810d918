import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted } from '../../evidence/history.ts';
import { frontendCode, reloadPage, serverConfig } from '../../fixes/index.ts';
import { isSafeMethod, requestField } from '../answers.ts';
import {
  defineDiagnosis,
  finding,
  type Match,
  noMatch,
  type Point,
  point,
  ruledOut,
  type Scene,
  text,
} from '../define.ts';
import { firewallOf } from '../who-answered.ts';
import { hints, quote, says, serverWords } from '../words.ts';

/** The anti-forgery token is missing, stale, or of another session. */
export default defineDiagnosis({
  id: 'csrf-token-rejected',
  needs: [],
  supersedes: [
    'permission-denied',
    'session-expired',
    'credentials-missing',
    'wrong-username-or-password',
    'status-misuse-401-403',
  ],
  facts: ['server', 'status', 'said'],
  specs: [
    {
      title: 'OWASP: Cross-Site Request Forgery Prevention',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html',
    },
  ],
  examine(scene) {
    const { subject } = scene;
    if (![400, 401, 403, 419, 422].includes(subject.status)) return noMatch;
    const origin = says(subject, 'csrf-origin');
    if (origin) return ruledOut(`${quote(origin)}: the origin, not the token`);
    // What a server only supposes is worth something where such a token belongs.
    const word = says(subject, 'csrf-token') ?? (isSafeMethod(subject.method) ? null : hints(subject, 'csrf-token'));
    const token = tokenOf(scene);
    if (word) {
      // With Origin: null the check of the origin may be the one that failed; a form's own token is not seen.
      const doubt =
        !word.sure ||
        (requestField(subject, 'origin') === 'null' &&
          (token.sent || isForm(subject)) &&
          !/token|nonce|crumb/i.test(word.text));
      return match(scene, doubt ? 'likely' : 'certain', [point(quote(word), subject), ...token.points], word.text);
    }
    if (subject.status === 419) {
      const point419 = point('419 means that the page’s anti-forgery token was refused', subject);
      return match(scene, 'certain', [point419, ...token.points], null);
    }
    if (subject.status !== 403 || isSafeMethod(subject.method) || token.sent) return noMatch;
    const withToken = scene.history.sameOrigin.find(
      x => !isSafeMethod(x.method) && accepted(x) && x.request.seen && x.request.value.antiForgery.length > 0,
    );
    if (!withToken) return ofUnusedCookie(scene, token);
    const because = [point('an accepted call of this kind carried an anti-forgery field, this one did not', withToken)];
    return match(scene, 'likely', [...because, ...token.points], null);
  },
});

/**
 * A cookie whose value a script is meant to repeat (double submit), and a call by script that does not repeat it: such a check
 * comes before any question of rights. Silent where the server took a changing call without it.
 */
function ofUnusedCookie(scene: Scene, token: ReturnType<typeof tokenOf>) {
  const { subject, history } = scene;
  const { request } = subject;
  if (!request.seen || subject.type !== 'xmlhttprequest' || isForm(subject)) return noMatch;
  if (request.value.credentials.length > 0 || !request.value.cookies.some(c => isRepeatedCookie(c.name)))
    return noMatch;
  if (firewallOf(subject) || serverWords(subject).some(w => w.meaning !== 'forbidden')) return noMatch;
  const without = history.sameOrigin.find(
    x => !isSafeMethod(x.method) && accepted(x) && x.request.seen && x.request.value.antiForgery.length === 0,
  );
  if (without) return ruledOut('the server accepted a call of this kind without an anti-forgery field');
  return match(scene, 'likely', token.points, null, [point('the answer does not speak of the token', subject)]);
}

/** `XSRF-TOKEN`, `csrftoken`: set to be read by a script, unlike the signed half of a pair that a form carries. */
const isRepeatedCookie = (name: string): boolean => /^(?:x-?)?(?:csrf|xsrf)[-_]?token$/i.test(name);

function match(
  { subject }: Scene,
  confidence: Match['confidence'],
  because: readonly Point[],
  said: string | null,
  against: readonly Point[] = [],
): Match {
  return finding({
    confidence,
    facts: {
      server: text(subject.url.hostname),
      status: text(String(subject.status)),
      ...(said !== null && { said: text(said) }),
    },
    because,
    against,
    fixes: [reloadPage(), frontendCode(), serverConfig()],
  });
}

/** What the request shows of the token: its own field, and the cookie from which a page copies it. */
function tokenOf({ subject }: Scene): { readonly sent: boolean; readonly points: readonly Point[] } {
  if (!subject.request.seen) return { sent: false, points: [] };
  const { antiForgery, cookies } = subject.request.value;
  const cookie = cookies.find(c => /c ?s ?r ?f|xsrf/i.test(c.name));
  if (antiForgery.length > 0)
    return { sent: true, points: [point(`the request carried ${antiForgery[0]?.name}`, subject)] };
  if (isForm(subject)) return { sent: false, points: [] };
  const because = cookie
    ? `the request carried the cookie ${cookie.name}, but no field with its value`
    : 'the request carried no anti-forgery field';
  return { sent: false, points: [point(because, subject)] };
}

/** A form may hold the token in its body, which is never read. */
const isForm = (x: ExchangeEvidence): boolean =>
  /form-urlencoded|multipart/i.test(requestField(x, 'content-type') ?? '');
