import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, authorizationOf, sameCall } from '../../evidence/history.ts';
import { frontendCode, serverConfig } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { challengesOf, isBrowserScheme, offeredSchemes } from '../sent.ts';
import { quote, saysAny, TOKEN_REASONS } from '../words.ts';

/** A layer in front wants Basic in the very header that the app behind it uses for its token. */
export default defineDiagnosis({
  id: 'auth-header-collision',
  needs: ['challenges'],
  supersedes: [
    'scheme-mismatch',
    'bearer-placeholder-value',
    'authorization-malformed',
    'token-rejected',
    'token-expired',
    'token-revoked',
    'server-strips-authorization',
    'wrong-username-or-password',
  ],
  blamesCredential: true,
  facts: ['front', 'app', 'server', 'layer'],
  specs: [{ title: 'RFC 9110 §11.6.2: Authorization', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2' }],
  examine(scene) {
    const { subject } = scene;
    const sent = authorizationOf(subject);
    if (subject.status !== 401 || !sent || isBrowserScheme(sent.scheme ?? '')) return noMatch;
    const offered = offeredSchemes(subject);
    if (offered.length === 0 || !offered.every(isBrowserScheme)) return noMatch;
    const read = saysAny(subject, TOKEN_REASONS);
    if (read) return ruledOut(`the server had read the token: ${quote(read)}`);
    const passed = passedWithBasic(scene);
    if (!passed) return ruledOut('no Basic login had been accepted on this origin');
    const layer = subject.response.seen ? subject.response.value.headers.server : undefined;
    return finding({
      confidence: 'certain',
      facts: {
        front: text(offered.join(' or ')),
        app: text(sent.scheme ?? 'a token'),
        server: text(subject.url.hostname),
        ...(layer && { layer: text(layer) }),
      },
      because: [
        point(`${offered.join(' or ')} had been accepted on this origin`, passed),
        point(`this request carried ${sent.scheme ?? 'a token'} in the same header`, subject),
        point(`the answer asked for ${offered.join(' or ')} again`, subject),
      ],
      fixes: [serverConfig(), frontendCode()],
    });
  },
});

/**
 * An exchange that shows that Basic opened the door: one that carried it (Firefox shows that), or, where the browser
 * hides it, one that was refused with the same challenge and then accepted without a credential of a page.
 */
function passedWithBasic({ subject, history, evidence }: Scene): ExchangeEvidence | null {
  const shown = history.sameOrigin.find(x => accepted(x) && isBrowserScheme(authorizationOf(x)?.scheme ?? ''));
  if (shown || evidence.browser === 'firefox') return shown ?? null;
  const asked = history.before.filter(
    x =>
      x.status === 401 && x.url.origin === subject.url.origin && challengesOf(x).some(c => isBrowserScheme(c.scheme)),
  );
  return (
    asked
      .map(a =>
        history.sameOrigin.find(x => x.time >= a.time && sameCall(x, a) && accepted(x) && authorizationOf(x) === null),
      )
      .find(x => x !== undefined) ?? null
  );
}
