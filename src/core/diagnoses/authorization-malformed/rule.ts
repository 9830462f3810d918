import type { CredentialEvidence } from '../../evidence/evidence.ts';
import { accepted, credentialsOf } from '../../evidence/history.ts';
import { frontendCode, signInAgain } from '../../fixes/index.ts';
import { type CredentialShape, SHAPE_SENTENCES } from '../../http/credentials.ts';
import { type Confidence, defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { mainCredential, mainToken, placeOf } from '../sent.ts';
import { quote, saysAny, TOKEN_REASONS } from '../words.ts';

/** Forms that no server can read, whatever the token in them is worth. */
const BROKEN: ReadonlySet<string> = new Set<CredentialShape>([
  'quoted',
  'inner-whitespace',
  'percent-encoded',
  'several-values',
  'bad-character',
  'header-name-inside',
  'outside-grammar',
]);

/** The header, or the token in it, was mangled on its way from the sign-in to the request. */
export default defineDiagnosis({
  id: 'authorization-malformed',
  needs: ['request'],
  supersedes: [
    'token-rejected',
    'scheme-mismatch',
    'opaque-token-where-jwt-expected',
    'token-signature-invalid',
    'server-strips-authorization',
  ],
  blamesCredential: true,
  facts: ['fault', 'place', 'server'],
  specs: [
    { title: 'RFC 9110 §11.4: Credentials', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.4' },
    { title: 'RFC 7519 §7.2: Validating a JWT', url: 'https://www.rfc-editor.org/rfc/rfc7519#section-7.2' },
  ],
  examine(scene) {
    const { subject } = scene;
    if (![400, 401, 403].includes(subject.status)) return noMatch;
    const sent = mainToken(subject) ?? mainCredential(subject);
    const fault = sent && faultOf(sent);
    if (!sent || !fault) return noMatch;
    const objection = objectionTo(scene, sent);
    if (objection) return ruledOut(objection);
    return finding({
      confidence: fault.confidence,
      facts: { fault: text(fault.say), place: text(placeOf(sent)), server: text(subject.url.hostname) },
      because: [
        point(`in ${placeOf(sent)}: ${fault.say}`, subject),
        point(`the server refused it with ${subject.status}`, subject),
      ],
      against: fault.confidence === 'certain' ? [] : [point('the length alone shows it', subject)],
      fixes: [signInAgain(), frontendCode()],
    });
  },
});

interface Fault {
  readonly say: string;
  readonly confidence: Confidence;
}

function faultOf(sent: CredentialEvidence): Fault | null {
  const { damage } = sent.token ?? {};
  if (BROKEN.has(sent.shape)) return { say: SHAPE_SENTENCES[sent.shape as CredentialShape], confidence: 'certain' };
  if (damage)
    return {
      say: damage.say,
      confidence: damage.reason === 'cut-off' || damage.reason === 'wrong-length' ? 'likely' : 'certain',
    };
  if (/^basic$/i.test(sent.scheme ?? '') && sent.place === 'authorization' && sent.shape === 'well-formed') {
    if (sent.facts.base64 === false) return { say: 'What follows Basic is not base64.', confidence: 'certain' };
    if (sent.facts.colon === false)
      return { say: 'The Basic pair holds no colon between user name and password.', confidence: 'certain' };
  }
  return null;
}

function objectionTo({ subject, history }: Scene, sent: CredentialEvidence): string | null {
  const alike = history.sameOrigin.find(
    x =>
      accepted(x) &&
      credentialsOf(x).some(
        c =>
          c.name === sent.name &&
          c.shape === sent.shape &&
          c.token?.kind === sent.token?.kind &&
          c.scheme === sent.scheme &&
          faultOf(c) !== null,
      ),
  );
  if (alike) return 'the server had accepted a value of the same form';
  const read = saysAny(subject, [
    // Lenient decoders skip the odd character and find a signature that does not fit.
    ...TOKEN_REASONS.filter(m => m !== 'malformed' && m !== 'signature'),
    'credentials-twice',
    'permission',
    'csrf-token',
    'csrf-origin',
    'blocked-address',
  ]);
  return read ? `the server gave another reason: ${quote(read)}` : null;
}
