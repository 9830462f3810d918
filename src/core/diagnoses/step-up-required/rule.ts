import { frontendCode, signInAgain } from '../../fixes/index.ts';
import { param } from '../../http/challenge.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { isSignInCall } from '../flow-paths.ts';
import { claimsOf, refusedToken } from '../refused-token.ts';
import { isRefusal } from '../repeats.ts';
import { challengesOf } from '../sent.ts';
import { quote, says } from '../words.ts';

/** Signed in, but not strongly or not recently enough for this action. */
export default defineDiagnosis({
  id: 'step-up-required',
  needs: ['response'],
  supersedes: [
    'permission-denied',
    'token-rejected',
    'insufficient-scope',
    'token-expired',
    'session-expired',
    'status-misuse-401-403',
  ],
  facts: ['wanted', 'has', 'server', 'said'],
  specs: [{ title: 'RFC 9470: Step-up authentication challenge', url: 'https://www.rfc-editor.org/rfc/rfc9470' }],
  examine(scene) {
    const { subject } = scene;
    if (!isRefusal(subject) && subject.status !== 400) return noMatch;
    const word = says(subject, 'step-up');
    if (!word) return noMatch;
    const demand = demandOf(scene);
    if (demand.met) return ruledOut("the token's acr and auth_time satisfy what the challenge asks for");
    const revoked = says(subject, 'revoked');
    const named = challengesOf(subject).some(c =>
      /^insufficient_(?:user_authentication|claims)$/.test(param(c, 'error') ?? ''),
    );
    if (revoked && !named) return ruledOut(`the server gave another reason: ${quote(revoked)}`);
    return finding({
      confidence: 'certain',
      facts: {
        server: text(subject.url.hostname),
        said: text(word.text),
        ...(demand.wanted && { wanted: text(demand.wanted) }),
        ...(demand.has && { has: text(demand.has) }),
      },
      because: [
        point(quote(word), subject),
        ...(demand.wanted ? [point(`the challenge asks for ${demand.wanted}`, subject)] : []),
        ...(demand.has ? [point(`the token tells of ${demand.has}`, subject)] : []),
        ...(isSignInCall(subject) ? [point('the request was made to sign in', subject)] : []),
      ],
      fixes: [signInAgain(), frontendCode()],
    });
  },
});

/** RFC 9470 §3: any one of acr_values is enough, and max_age counts from the sign-in. */
function demandOf({ subject, time }: Scene): { wanted: string | null; has: string | null; met: boolean } {
  const [challenge] = challengesOf(subject).filter(c => param(c, 'acr_values') ?? param(c, 'max_age'));
  const claims = claimsOf(refusedToken(subject));
  const acr = typeof claims.acr === 'string' ? claims.acr : null;
  const has = acr ? `acr ${acr}` : null;
  if (!challenge) return { wanted: null, has, met: false };
  const levels = param(challenge, 'acr_values')?.split(/\s+/).filter(Boolean) ?? [];
  const maxAge = Number(param(challenge, 'max_age') ?? Number.NaN);
  const age = claims.auth_time === undefined ? null : time.serverOrLocalNow / 1000 - claims.auth_time;
  const levelMet = levels.length === 0 || (acr !== null && levels.includes(acr));
  const ageMet = Number.isNaN(maxAge) || (age !== null && age <= maxAge);
  const wanted = [
    ...(levels.length > 0 ? [`acr ${levels.join(' or ')}`] : []),
    ...(Number.isNaN(maxAge) ? [] : [`a sign-in of the last ${maxAge} s`]),
  ];
  return { wanted: wanted.join(' and '), has, met: levelMet && ageMet };
}
