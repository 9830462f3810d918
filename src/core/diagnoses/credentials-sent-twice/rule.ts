import { authorizationOf } from '../../evidence/history.ts';
import { frontendCode } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { isBrowserScheme } from '../sent.ts';
import { quote, says, saysAny, TOKEN_REASONS } from '../words.ts';

/** One token in two places at once, which RFC 6750 §2 forbids. */
export default defineDiagnosis({
  id: 'credentials-sent-twice',
  needs: ['request'],
  supersedes: ['token-rejected', 'authorization-malformed', 'wrong-auth-header-name'],
  blamesCredential: true,
  facts: ['other', 'server', 'said'],
  specs: [{ title: 'RFC 6750 §2: Authenticated requests', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-2' }],
  examine({ subject, request }) {
    if (subject.status !== 400 && subject.status !== 401) return noMatch;
    const header = authorizationOf(subject);
    if (!header || isBrowserScheme(header.scheme ?? '')) return noMatch;
    const query = request.credentials.find(
      c => c.place === 'query' && (c.name === 'access_token' || c.secretFingerprint === header.secretFingerprint),
    );
    const word = says(subject, 'credentials-twice');
    if (!query && !word) return noMatch;
    const other = saysAny(subject, TOKEN_REASONS);
    if (other && !word) return ruledOut(`the server gave another reason: ${quote(other)}`);
    return finding({
      confidence: word ? 'certain' : 'likely',
      facts: {
        other: text(query ? `the query parameter ${query.name}` : 'another place of the request'),
        server: text(subject.url.hostname),
        ...(word && { said: text(word.text) }),
      },
      because: [
        point('a token stood in Authorization', subject),
        query
          ? point(`a token stood in the query parameter ${query.name} as well`, subject)
          : point('a second one may stand in the form body, which is not recorded', subject),
        ...(word ? [point(quote(word), subject)] : []),
      ],
      against: word ? [] : [point('the server did not say that this was its reason', subject)],
      fixes: [frontendCode()],
    });
  },
});
