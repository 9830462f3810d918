import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { authorizationOf } from '../../evidence/history.ts';
import { frontendCode, idpConfig } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { isTokenEndpoint } from '../flow-paths.ts';
import { quote, says, saysAny, serverWords } from '../words.ts';

/** The app itself was not recognised at the token endpoint; the person has nothing to do with it. */
export default defineDiagnosis({
  id: 'oauth-client-authentication-failed',
  needs: [],
  supersedes: [
    'wrong-username-or-password',
    'credentials-missing',
    'session-expired',
    'challenge-missing',
    'refresh-race',
  ],
  facts: ['server', 'said', 'code'],
  specs: [
    { title: 'RFC 6749 §5.2: invalid_client', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' },
    { title: 'RFC 7636: PKCE', url: 'https://www.rfc-editor.org/rfc/rfc7636' },
  ],
  examine({ subject }) {
    if (![400, 401, 403].includes(subject.status) || subject.method !== 'POST') return noMatch;
    const word = says(subject, 'client-auth');
    const code = errorCode(subject);
    const denied = code === 'access_denied' && isTokenEndpoint(subject.url);
    if (!word && !denied) return noMatch;
    if (!isClientEndpoint(subject)) return ruledOut('the request did not go to a token endpoint');
    if (code === 'invalid_grant') return ruledOut('the grant was refused, not the client');
    const other = saysAny(subject, ['dpop-nonce', 'dpop-proof', 'account-disabled']);
    if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    const named = serverWords(subject).some(w => w.meaning === 'client-auth' && /invalid_client/.test(w.text));
    const secret = authorizationOf(subject);
    return finding({
      confidence: named ? 'certain' : 'likely',
      facts: {
        server: text(subject.url.hostname),
        ...(word && { said: text(word.text) }),
        ...(code && { code: text(code) }),
      },
      because: [
        ...(code ? [point(`the error code was ${code}`, subject)] : []),
        ...(word ? [point(quote(word), subject)] : []),
        point(
          secret ? `the app authenticated with ${secret.scheme}` : 'the app sent no Authorization of its own',
          subject,
        ),
      ],
      fixes: [idpConfig(), frontendCode()],
    });
  },
});

/** RFC 6749 §5.2: the member `error` of the answer. */
const errorCode = (x: ExchangeEvidence): string | null =>
  x.body.seen ? (x.body.value.words.find(w => w.path === 'error')?.text ?? null) : null;

/** Endpoints at which a client authenticates: token, revocation, introspection, pushed and device requests. */
const isClientEndpoint = (x: ExchangeEvidence): boolean =>
  isTokenEndpoint(x.url) ||
  /(?:^|\/)(?:revoke|revocation|introspect(?:ion)?|par|device(?:_authorization|code)?|oauth2?)\/?$/i.test(x.url.path) ||
  /\/oauth2?\/.*token/i.test(x.url.path);
