import { accepted, authorizationOf, sameCall } from '../../evidence/history.ts';
import { serverCode } from '../../fixes/index.ts';
import type { ParsedChallenges } from '../../http/challenges.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { isBrowserScheme, isDocument } from '../sent.ts';
import { quote, says, saysAny } from '../words.ts';

/** Warnings about forms that the grammar allows and that Chromium or Firefox do not act on. */
const NOT_ACTED_ON: ReadonlySet<string> = new Set([
  'several-challenges-in-one-field',
  'digest-missing-nonce',
  'digest-missing-realm',
  'basic-charset-not-utf8',
  'digest-charset-not-utf8',
  'digest-unknown-algorithm',
  'looks-like-a-cut-off-parameter',
]);

/** The challenge is broken, or in a form that browsers pass over. */
export default defineDiagnosis({
  id: 'challenge-malformed',
  needs: ['request', 'challenges'],
  supersedes: ['credentials-missing', 'challenge-missing', 'negotiate-not-sent'],
  besideWords: true,
  facts: ['fault', 'server'],
  specs: [
    { title: 'RFC 9110 §11.6.1: WWW-Authenticate', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1' },
    { title: 'RFC 7617 §2: The Basic scheme', url: 'https://www.rfc-editor.org/rfc/rfc7617#section-2' },
  ],
  examine({ subject, challenges, history, request }) {
    if (subject.status !== 401 && subject.status !== 407) return noMatch;
    if (!meantForBrowsers(challenges)) return noMatch;
    const fault = faultOf(challenges);
    if (!fault) return noMatch;
    if (authorizationOf(subject) || request.credentials.length > 0)
      return ruledOut('a credential was sent, so the challenge had been understood');
    const answered = history.sameOrigin.find(
      x => sameCall(x, subject) && (authorizationOf(x) !== null || (accepted(x) && x.time > subject.time)),
    );
    if (answered) return ruledOut('the browser had answered this challenge');
    if (subject.prompted) return ruledOut('the browser asked for user name and password');
    const other =
      saysAny(subject, ['permission', 'misconfigured', 'session-over', 'expired', 'account-disabled']) ??
      says(subject, 'csrf-token');
    if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    return finding({
      // A script reads no challenge: it sets its own header, or has not got one.
      confidence: isDocument(subject) || subject.prompted ? 'likely' : 'possible',
      facts: { fault: text(fault), server: text(subject.url.hostname) },
      because: [
        point(`in the challenge: ${fault}`, subject),
        point('no credential followed, as far as was seen', subject),
      ],
      against: [point('whether the browser would have answered a right one cannot be seen', subject)],
      fixes: [serverCode()],
    });
  },
});

/** A broken challenge that only programs read keeps no browser from asking. */
const meantForBrowsers = (parsed: ParsedChallenges): boolean =>
  parsed.challenges.some(c => isBrowserScheme(c.scheme)) ||
  parsed.challenges.length === 0 ||
  parsed.challenges.some(c => /^(?:basic|digest)/i.test(c.scheme));

function faultOf(parsed: ParsedChallenges): string | null {
  const [problem] = parsed.problems;
  if (problem) return problem.say;
  const warning = parsed.warnings.find(w => NOT_ACTED_ON.has(w.code) && concernsBrowsers(parsed, w.challenge));
  return warning?.say ?? null;
}

/** Another, sound challenge for browsers in a field of its own makes the broken one harmless. */
function concernsBrowsers(parsed: ParsedChallenges, at: number | undefined): boolean {
  if (at === undefined) {
    const fields = parsed.challenges.filter(c => isBrowserScheme(c.scheme)).map(c => c.field);
    return fields.every(field => parsed.challenges.filter(c => c.field === field).length > 1);
  }
  return (
    isBrowserScheme(parsed.challenges[at]?.scheme ?? '') &&
    parsed.challenges.filter(c => isBrowserScheme(c.scheme)).length === 1
  );
}
