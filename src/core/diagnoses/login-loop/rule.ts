import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { isPreflight } from '../../evidence/history.ts';
import { clearSiteCookies, contactAdmin } from '../../fixes/index.ts';
import { count, defineDiagnosis, duration, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { isRefusal } from '../repeats.ts';
import { sentToSignIn } from '../sent-to-sign-in.ts';
import { signInsOf } from '../sign-ins.ts';

/** The cycles of a loop follow one another by themselves. */
const LOOP_MS = 120_000;

/** Signing in succeeds again and again, and each time the next request is a stranger's: a description, not a reason. */
export default defineDiagnosis({
  id: 'login-loop',
  needs: [],
  supersedes: [
    'credentials-missing',
    'session-expired',
    'soft-login-redirect',
    'normal-anonymous-probe',
    'token-rejected',
    'token-revoked',
  ],
  besideWords: true,
  facts: ['server', 'times', 'within'],
  specs: [
    { title: 'RFC 6265 §3: Overview (sessions by cookies)', url: 'https://www.rfc-editor.org/rfc/rfc6265#section-3' },
  ],
  examine(scene) {
    const { subject } = scene;
    if ((!isRefusal(subject) && !sentToSignIn(subject)) || isPreflight(subject)) return noMatch;
    const cycles = cyclesOf(scene);
    if (cycles.length === 0) return noMatch;
    if (cycles.length < 2) return ruledOut('a sign-in was followed by a refusal only once');
    return finding({
      confidence: 'likely',
      facts: {
        server: text(subject.url.hostname),
        times: count(cycles.length),
        within: duration(subject.time - (cycles[0]?.signIn.time ?? subject.time)),
      },
      because: cycles.flatMap(({ signIn, refusal }) => [
        point('a sign-in succeeded', signIn),
        point(
          sentToSignIn(refusal)
            ? 'the next request was sent back to the sign-in'
            : `the next request was answered ${refusal.status}`,
          refusal,
        ),
      ]),
      against: [point('no more specific reason could be proved')],
      fixes: [clearSiteCookies(), contactAdmin()],
    });
  },
});

interface Cycle {
  readonly signIn: ExchangeEvidence;
  readonly refusal: ExchangeEvidence;
}

/** Each sign-in with the refusal that followed it before the next one. */
function cyclesOf(scene: Scene): Cycle[] {
  const { subject, history } = scene;
  const signIns = signInsOf(scene).filter(x => subject.time - x.time < LOOP_MS);
  const refusals = [...history.before, subject].filter(
    x => x.url.hostname === subject.url.hostname && (isRefusal(x) || sentToSignIn(x)),
  );
  return signIns.flatMap((signIn, i) => {
    const next = signIns[i + 1]?.time ?? Infinity;
    const refusal = refusals.find(x => x !== signIn && x.time >= signIn.time && x.time <= next);
    return refusal ? [{ signIn, refusal }] : [];
  });
}
