import { frontendCode, idpConfig } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { acceptedTokens, refusedToken } from '../refused-token.ts';
import { offeredSchemes, placeOf } from '../sent.ts';
import { hints, quote, says, saysAny, TOKEN_REASONS } from '../words.ts';

/** The API reads JWTs only, and got a token that is none, or one that is encrypted. */
export default defineDiagnosis({
  id: 'opaque-token-where-jwt-expected',
  needs: ['request'],
  supersedes: ['token-rejected'],
  blamesCredential: true,
  facts: ['kind', 'server', 'said'],
  specs: [
    { title: 'RFC 9068: JWT profile for access tokens', url: 'https://www.rfc-editor.org/rfc/rfc9068' },
    { title: 'RFC 7662: Token introspection', url: 'https://www.rfc-editor.org/rfc/rfc7662' },
  ],
  examine(scene) {
    const { subject } = scene;
    const sent = refusedToken(subject);
    if (!sent?.token || sent.shape !== 'well-formed') return noMatch;
    const { kind } = sent.token;
    if (kind !== 'opaque' && kind !== 'jwe') return noMatch;
    const offered = offeredSchemes(subject);
    if (offered.length > 0 && !offered.some(o => o.toLowerCase() === sent.scheme?.toLowerCase()))
      return ruledOut(`the server asked for ${offered.join(' or ')}`);
    const taken = acceptedTokens(scene);
    if (taken.some(t => t.credential.token?.kind === kind))
      return ruledOut('this origin had taken a token of the same form');
    const word = says(subject, 'malformed');
    const jwtTaken = taken.find(t => t.credential.token?.kind === 'jws');
    const refused = hints(subject, 'invalid-token') !== null;
    if (!word && !(jwtTaken && refused)) return noMatch;
    const other = saysAny(
      subject,
      TOKEN_REASONS.filter(m => m !== 'malformed'),
    );
    if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    return finding({
      confidence: word ? 'certain' : 'likely',
      facts: {
        server: text(subject.url.hostname),
        kind: text(kind === 'jwe' ? 'an encrypted token' : 'an opaque token'),
        ...(word && { said: text(word.text) }),
      },
      because: [
        point(`${kind === 'jwe' ? 'an encrypted token' : 'an opaque token'} was sent in ${placeOf(sent)}`, subject),
        ...(word ? [point(quote(word), subject)] : []),
        ...(jwtTaken ? [point('this origin had taken signed JWTs', jwtTaken.exchange)] : []),
      ],
      fixes: [frontendCode(), idpConfig()],
    });
  },
});
