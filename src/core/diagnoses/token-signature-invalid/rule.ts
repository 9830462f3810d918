import { serverConfig, signInAgain } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { mayCarryToken, refusedToken } from '../refused-token.ts';
import { isSignedAddress } from '../signed-address.ts';
import { quote, says } from '../words.ts';

/** The server computed another signature than the token carries. */
export default defineDiagnosis({
  id: 'token-signature-invalid',
  needs: ['response'],
  supersedes: ['token-rejected', 'wrong-username-or-password'],
  blamesCredential: true,
  facts: ['alg', 'server', 'said'],
  specs: [
    { title: 'RFC 7515 §5.2: Message signature validation', url: 'https://www.rfc-editor.org/rfc/rfc7515#section-5.2' },
  ],
  examine({ subject }) {
    if (!mayCarryToken(subject)) return noMatch;
    const word = says(subject, 'signature');
    if (!word) return noMatch;
    if (says(subject, 'unknown-key'))
      return ruledOut('the server does not know the key, so it could not check the signature');
    if (says(subject, 'algorithm')) return ruledOut('the server does not take the algorithm at all');
    if (says(subject, 'request-signature')) return ruledOut('the signature of the request is meant, not of a token');
    if (isSignedAddress(subject.url)) return ruledOut('the address is signed, and carries no token');
    const token = refusedToken(subject);
    if (token?.token?.damage) return ruledOut('the token is damaged, which explains the signature');
    const alg = token?.token?.header?.alg;
    return finding({
      confidence: 'certain',
      facts: {
        server: text(subject.url.hostname),
        said: text(word.text),
        ...(typeof alg === 'string' && { alg: text(alg) }),
      },
      because: [point(quote(word), subject)],
      fixes: [signInAgain(), serverConfig()],
    });
  },
});
