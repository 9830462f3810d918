import type { CredentialEvidence, ExchangeEvidence } from '../../evidence/evidence.ts';
import { authorizationOf } from '../../evidence/history.ts';
import { frontendCode } from '../../fixes/index.ts';
import { sayDuration } from '../../standards/durations.ts';
import { defineDiagnosis, finding, noMatch, type Point, point, ruledOut, type Scene, text } from '../define.ts';
import { claimsOf } from '../refused-token.ts';
import { moment } from '../token-times.ts';
import { quote, says } from '../words.ts';

/** Servers take proofs of the last few minutes only (RFC 9449 §11.1). */
const PROOF_AGE_MS = 5 * 60_000;

/** The proof does not fit the request, or a token that is bound to a key went without one. */
export default defineDiagnosis({
  id: 'dpop-proof-invalid',
  needs: ['request'],
  supersedes: ['scheme-mismatch', 'token-rejected', 'token-signature-invalid', 'oauth-client-authentication-failed'],
  facts: ['fault', 'server', 'said'],
  specs: [
    { title: 'RFC 9449 §4.3: Checking DPoP proofs', url: 'https://www.rfc-editor.org/rfc/rfc9449#section-4.3' },
    { title: 'RFC 9449 §7: Protected resource access', url: 'https://www.rfc-editor.org/rfc/rfc9449#section-7' },
  ],
  examine(scene) {
    const { subject, request } = scene;
    if (subject.status !== 401 && subject.status !== 400) return noMatch;
    const nonce = says(subject, 'dpop-nonce');
    const proof = request.proofs.find(p => p.name === 'dpop') ?? null;
    const token = authorizationOf(subject);
    const word = says(subject, 'dpop-proof');
    const faults = [...bindingFaults(subject, token, proof), ...(proof ? proofFaults(scene, proof) : [])];
    if (nonce && faults.length === 0) return word ? ruledOut('the server asks only for its nonce') : noMatch;
    const [first] = faults;
    if (!first && !word) return noMatch;
    const over = says(subject, 'expired') ?? says(subject, 'scope');
    if (over && !word) return ruledOut(`the server gave another reason: ${quote(over)}`);
    return finding({
      confidence: 'certain',
      facts: {
        server: text(subject.url.hostname),
        ...(first && { fault: text(first.say) }),
        ...(word && { said: text(word.text) }),
      },
      because: [...faults, ...(word ? [point(quote(word), subject)] : [])],
      fixes: [frontendCode()],
    });
  },
});

/** A token with `cnf.jkt` is of no use as a plain Bearer token (RFC 9449 §7.2). */
function bindingFaults(
  subject: ExchangeEvidence,
  token: CredentialEvidence | null,
  proof: CredentialEvidence | null,
): Point[] {
  const bound = claimsOf(token)['cnf.jkt'] !== undefined;
  if (bound && /^bearer$/i.test(token?.scheme ?? ''))
    return [point('a token that is bound to a key was sent as plain Bearer', subject)];
  const dpop = /^dpop$/i.test(token?.scheme ?? '');
  return dpop && !proof ? [point('no DPoP proof went along with the token', subject)] : [];
}

/** The checks of RFC 9449 §4.3. What needs the secrets was compared when the evidence was collected. */
function proofFaults({ subject, time, history }: Scene, proof: CredentialEvidence): Point[] {
  const { htm, htu, iat } = claimsOf(proof);
  const { facts } = proof;
  const header = proof.token?.header ?? {};
  const at = moment(iat, time);
  const age = at ? at.past : 0;
  const missing = Array.isArray(facts.missing) ? facts.missing : [];
  const reused = history.before.find(x => proofsOf(x).some(p => p.facts.id === facts.id && facts.id !== null));
  const faults: (string | false)[] = [
    facts.proofReadable === false && 'the proof is not a readable JWT',
    missing.length > 0 && `the proof lacks ${missing.join(', ')}`,
    header.typ !== undefined && header.typ !== 'dpop+jwt' && `the proof's typ is ${String(header.typ)}, not dpop+jwt`,
    facts.methodMatches === false && `the proof is for ${String(htm)}, the request was ${subject.method}`,
    namesOther(facts.addressMatches, htu) && `the proof is for ${String(htu)}, another address`,
    facts.tokenHashMatches === false && 'the ath of the proof is not the hash of the token beside it',
    facts.keyMatchesToken === false && 'the proof is signed with another key than the one that the token is bound to',
    reused !== undefined && 'the jti of the proof was used before',
    Math.abs(age) > PROOF_AGE_MS &&
      `the proof's time is ${sayDuration(age)} ${age > 0 ? 'behind' : 'ahead of'} the server's`,
  ];
  return faults.filter(f => f !== false).map(f => point(f, subject));
}

/** `htu` has neither query nor fragment (RFC 9449 §4.2). */
const namesOther = (matches: unknown, htu: unknown): boolean =>
  matches === false || (typeof htu === 'string' && URL.canParse(htu) && new URL(htu).search !== '');

const proofsOf = (x: ExchangeEvidence): readonly CredentialEvidence[] =>
  x.request.seen ? x.request.value.proofs.filter(p => p.name === 'dpop') : [];
