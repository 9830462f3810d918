import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, credentialsOf, sameCall } from '../../evidence/history.ts';
import { serverConfig } from '../../fixes/index.ts';
import { INSTANCE_FIELDS, responseField } from '../answers.ts';
import { count, defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { isRefusal } from '../repeats.ts';
import { carried, sessionCookiesOf } from '../session-cookies.ts';

/** Answers that alternate do so within moments; a slower change has other reasons. */
const WINDOW_MS = 120_000;

/** The same session is accepted and refused in turn, as by servers that do not know one another's sessions. */
export default defineDiagnosis({
  id: 'session-not-shared-between-servers',
  needs: ['request'],
  supersedes: ['session-expired', 'token-revoked', 'token-rejected', 'login-loop'],
  facts: ['server', 'accepted', 'refused', 'instances'],
  specs: [
    { title: 'RFC 6265 §3: Overview (sessions by cookies)', url: 'https://www.rfc-editor.org/rfc/rfc6265#section-3' },
  ],
  examine(scene) {
    const { subject } = scene;
    if (subject.status !== 401 && subject.status !== 403) return noMatch;
    const same = sameSession(scene);
    if (same.length === 0) return noMatch;
    const { good, bad } = { good: same.filter(accepted), bad: [...same.filter(isRefusal), subject] };
    const back = good.find(g => bad.some(b => b.time < g.time));
    const before = good.find(g => g.time < subject.time);
    if (good.length === 0) return noMatch;
    if (!back) return ruledOut('the session was refused from one moment on, and not in turn');
    if (!before && bad.length < 2) return ruledOut('the session was accepted after a single refusal');
    const instances = splitByInstance(good, bad);
    const alternates = good.some(g => sameCall(g, subject));
    if (!instances && !alternates) return ruledOut('the refusals concern other addresses than the acceptances');
    // Where every address always got the same answer, the address explains the servers as well: other paths, other servers.
    const byAddress = !alternates && !good.some(g => bad.some(b => sameCall(g, b)));
    return finding({
      confidence: byAddress ? 'possible' : 'likely',
      facts: {
        server: text(subject.url.hostname),
        accepted: count(good.length),
        refused: count(bad.length),
        ...(instances && { instances: text(instances) }),
      },
      because: [
        ...(before ? [point('the same session was accepted before', before)] : []),
        point('the same session was accepted after a refusal', back),
        ...(instances ? [point(`different servers answered: ${instances}`, subject)] : []),
      ],
      against: [
        ...(instances ? [] : [point('no mark of different servers was seen in the answers')]),
        ...(byAddress ? [point('the refusals concern other addresses than the acceptances')] : []),
      ],
      fixes: [serverConfig()],
    });
  },
});

/** Exchanges near the subject that carried one of its own credentials or session cookies, with the same value. */
function sameSession({ subject, evidence }: Scene): ExchangeEvidence[] {
  const tokens = new Set(credentialsOf(subject).map(c => c.secretFingerprint));
  const cookies = sessionCookiesOf(subject, evidence);
  if (tokens.size === 0 && cookies.length === 0) return [];
  return evidence.others.filter(
    x =>
      x.url.origin === subject.url.origin &&
      Math.abs(x.time - subject.time) < WINDOW_MS &&
      credentialsOf(x).length === tokens.size &&
      credentialsOf(x).every(c => tokens.has(c.secretFingerprint)) &&
      cookies.every(c => carried(x, c)),
  );
}

/** The servers by their own marks, when those that accept and those that refuse are different ones; null otherwise. */
function splitByInstance(good: readonly ExchangeEvidence[], bad: readonly ExchangeEvidence[]): string | null {
  for (const field of INSTANCE_FIELDS) {
    const marks = (xs: readonly ExchangeEvidence[]) => new Set(xs.flatMap(x => responseField(x, field) ?? []));
    const [yes, no] = [marks(good), marks(bad)];
    if (yes.size > 0 && no.size > 0 && [...yes].every(m => !no.has(m)))
      return `${[...yes].join(', ')} accepted, ${[...no].join(', ')} refused`;
  }
  return null;
}
