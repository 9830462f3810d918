import type { CredentialEvidence } from '../../evidence/evidence.ts';
import { accepted, authorizationOf } from '../../evidence/history.ts';
import { frontendCode, retryWithHeader } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, type Point, point, ruledOut, type Scene, text } from '../define.ts';
import { offeredSchemes } from '../sent.ts';
import { moment } from '../token-times.ts';
import { quote, says, saysAny, TOKEN_REASONS } from '../words.ts';

/** What is wrong with the word before the token, as a fact for the sentence. */
const FAULTS: Readonly<Record<string, string>> = {
  'no-scheme': 'without the word Bearer before it',
  'doubled-scheme': 'with the scheme twice before it',
  'glued-scheme': 'glued to the word before it',
  'colon-after-scheme': 'with a colon or equals sign after the scheme',
};

/** The token is whole; only the word before it is missing, doubled, glued or followed by a colon. */
export default defineDiagnosis({
  id: 'bearer-prefix-wrong',
  needs: ['credential', 'response'],
  supersedes: ['authorization-malformed', 'scheme-mismatch', 'token-rejected', 'opaque-token-where-jwt-expected'],
  blamesCredential: true,
  facts: ['fault', 'server', 'sent'],
  specs: [
    {
      title: 'RFC 6750 §2.1: Authorization request header field',
      url: 'https://www.rfc-editor.org/rfc/rfc6750#section-2.1',
    },
    { title: 'RFC 9110 §11.4: Credentials', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.4' },
  ],
  examine(scene) {
    const { subject, credential } = scene;
    if (![400, 401, 403].includes(subject.status)) return noMatch;
    const fault = FAULTS[credential.shape];
    if (fault === undefined) return noMatch;
    const objection = objectionTo(scene, credential);
    if (objection) return ruledOut(objection);
    const asked = offeredSchemes(subject).some(s => /^bearer$/i.test(s));
    const word = saysAny(subject, ['bearer-form', 'unsupported-scheme', 'missing-credentials', 'malformed']);
    const bare = credential.shape === 'no-scheme';
    const doubts: Point[] =
      bare && !asked && !says(subject, 'bearer-form')
        ? [point('the answer did not name Bearer, and some services take a bare token', subject)]
        : [];
    return finding({
      confidence: doubts.length === 0 ? 'certain' : word ? 'likely' : 'possible',
      facts: {
        fault: text(fault),
        server: text(subject.url.hostname),
        ...(credential.shapeDetail !== null && { sent: text(credential.shapeDetail) }),
      },
      because: [
        point(`the token was sent ${fault}`, subject),
        ...(asked ? [point('the server asked for Bearer', subject)] : []),
        ...(word ? [point(quote(word), subject)] : []),
        ...(credential.token?.claims ? [point('the token itself could be read and had not expired', subject)] : []),
      ],
      against: doubts,
      fixes: [retryWithHeader({ header: 'Authorization', scheme: 'Bearer' }), frontendCode()],
    });
  },
});

function objectionTo({ subject, history, time }: Scene, credential: CredentialEvidence): string | null {
  if (credential.token?.damage) return 'the token itself is damaged';
  if (/[.]/.test(credential.shapeDetail ?? '')) return 'the value holds more than a token';
  const offered = offeredSchemes(subject);
  if (offered.length > 0 && !offered.some(s => /^(?:bearer|dpop)$/i.test(s)))
    return `the server asked for ${offered.join(' or ')}, not for Bearer`;
  const worked = history.sameOrigin.find(x => accepted(x) && authorizationOf(x)?.shape === credential.shape);
  if (worked) return 'the server had accepted a value of the same form';
  const exp = moment(credential.token?.claims?.exp, time);
  if (exp && exp.past > 0) return 'the token had expired, whatever stands before it';
  const read = saysAny(
    subject,
    TOKEN_REASONS.filter(m => m !== 'malformed'),
  );
  if (read) return `the server had read the token: ${quote(read)}`;
  // Amazon's authorizers take the bare token of the header they are told to read, and answer without a challenge.
  const gateway = subject.response.seen && 'x-amz-apigw-id' in subject.response.value.headers;
  if (credential.shape === 'no-scheme' && gateway) return 'the gateway that answered may be set up for a bare token';
  return null;
}
