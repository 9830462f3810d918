import { frontendCode, signInAgain } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { refusedToken } from '../refused-token.ts';
import { offeredSchemes, placeOf } from '../sent.ts';
import { moment } from '../token-times.ts';
import { quote, saysAny, TOKEN_REASONS } from '../words.ts';

/** The server calls the token invalid and does not say why. */
export default defineDiagnosis({
  id: 'token-rejected',
  needs: ['request', 'response'],
  supersedes: ['challenge-missing'],
  yieldsTo: [
    'clock-skew',
    'token-expired',
    'token-not-yet-valid',
    'token-wrong-audience',
    'token-wrong-issuer',
    'tenant-or-environment-mismatch',
    'token-unknown-signing-key',
    'token-alg-not-accepted',
    'opaque-token-where-jwt-expected',
    'id-token-instead-of-access-token',
    'refresh-token-instead-of-access-token',
    'token-revoked',
    'stale-token-after-refresh',
    'refresh-race',
    'authorization-malformed',
    'bearer-prefix-wrong',
    'basic-encoding-mismatch',
    'session-not-shared-between-servers',
    'credentials-sent-twice',
  ],
  facts: ['server', 'said', 'kind'],
  specs: [{ title: 'RFC 6750 §3.1: invalid_token', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1' }],
  examine(scene) {
    const { subject, history, time } = scene;
    const sent = refusedToken(subject);
    if (sent?.shape !== 'well-formed') return noMatch;
    const word = saysAny(subject, ['invalid-token', 'credentials-refused', 'not-active']);
    // Without such a word the token may as well never have arrived.
    if (!word) return noMatch;
    if (subject.status === 403 && word.meaning !== 'invalid-token') return noMatch;
    const offered = offeredSchemes(subject);
    const lacking = offered.length > 0 && !offered.some(o => o.toLowerCase() === sent.scheme?.toLowerCase());
    if (lacking && sent.place === 'authorization' && word.place === 'challenge')
      return ruledOut(`the server asked for ${offered.join(' or ')}, not for ${sent.scheme ?? 'this'}`);
    const other = saysAny(subject, [
      // It may mean withdrawn, run out and not begun: no reason by itself.
      ...TOKEN_REASONS.filter(m => m !== 'not-active'),
      'invalid-api-key',
      'session-over',
      'client-auth',
      'invalid-grant',
      'request-signature',
      'clock',
      'csrf-token',
      'missing-credentials',
      'missing-api-key',
      'tenant',
    ]);
    if (other) return ruledOut(`the server gave a reason: ${quote(other)}`);
    const worked = history.acceptedWith(sent.secretFingerprint).find(x => x.url.origin === subject.url.origin);
    if (worked) return ruledOut('the same token had been accepted before');
    if (sent.token?.damage) return ruledOut('the token itself is damaged');
    const exp = moment(sent.token?.claims?.exp, time);
    if (exp && exp.past > 0) return ruledOut('the token itself shows that it had expired');
    return finding({
      confidence: 'certain',
      facts: {
        server: text(subject.url.hostname),
        said: text(word.text),
        ...(sent.token && { kind: text(sent.token.title) }),
      },
      because: [
        point(`a token was sent in ${placeOf(sent)}`, subject),
        point(quote(word), subject),
        ...(exp ? [point('the token itself shows no reason', subject)] : []),
      ],
      against: [point('the reason stays open: expired, withdrawn, mistyped or of another environment', subject)],
      fixes: [signInAgain(), frontendCode()],
    });
  },
});
