import { idpConfig, serverConfig } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { acceptedTokens, mayCarryToken, refusedToken } from '../refused-token.ts';
import { quote, says, saysAny, TOKEN_REASONS } from '../words.ts';

/** The token is signed with an algorithm that the API does not take. */
export default defineDiagnosis({
  id: 'token-alg-not-accepted',
  needs: ['response'],
  supersedes: ['token-rejected', 'token-signature-invalid'],
  blamesCredential: true,
  facts: ['alg', 'wanted', 'server', 'said'],
  specs: [
    {
      title: 'RFC 8725 §3.1: Perform algorithm verification',
      url: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.1',
    },
    { title: 'RFC 7515 §4.1.1: alg', url: 'https://www.rfc-editor.org/rfc/rfc7515#section-4.1.1' },
  ],
  examine(scene) {
    const { subject } = scene;
    if (!mayCarryToken(subject)) return noMatch;
    const word = says(subject, 'algorithm');
    const alg = refusedToken(subject)?.token?.header?.alg;
    const taken = acceptedTokens(scene).map(t => ({ exchange: t.exchange, alg: t.credential.token?.header?.alg }));
    if (taken.some(t => t.alg === alg && alg !== undefined))
      return word ? ruledOut('a token of the same algorithm had been accepted') : noMatch;
    const last = taken.find(t => typeof t.alg === 'string');
    const key = says(subject, 'unknown-key');
    if (word && key?.text === word.text && last === undefined)
      return ruledOut(`${quote(word)}: the key or the algorithm, and nothing tells that it was the algorithm`);
    const unsigned = typeof alg === 'string' && alg.toLowerCase() === 'none';
    if (!word && !unsigned && !(last && alg !== undefined)) return noMatch;
    const other = saysAny(subject, TOKEN_REASONS);
    if (!word && (other || subject.status !== 401))
      return other ? ruledOut(`the server gave another reason: ${quote(other)}`) : noMatch;
    return finding({
      confidence: word ? 'certain' : unsigned ? 'likely' : 'possible',
      facts: {
        server: text(subject.url.hostname),
        ...(typeof alg === 'string' && { alg: text(alg) }),
        ...(last && { wanted: text(String(last.alg)) }),
        ...(word && { said: text(word.text) }),
      },
      because: [
        ...(word ? [point(quote(word), subject)] : []),
        ...(typeof alg === 'string' ? [point(`the token's alg is ${alg}`, subject)] : []),
        ...(last ? [point(`this origin had taken a token signed with ${String(last.alg)}`, last.exchange)] : []),
      ],
      against: word ? [] : [point('the server did not say that the algorithm was its reason', subject)],
      fixes: [idpConfig(), serverConfig()],
    });
  },
});
