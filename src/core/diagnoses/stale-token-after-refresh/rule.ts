import { answeredAt } from '../../evidence/clock.ts';
import type { BodyToken, CredentialEvidence, ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted } from '../../evidence/history.ts';
import { frontendCode, reloadPage } from '../../fixes/index.ts';
import {
  defineDiagnosis,
  duration,
  finding,
  noMatch,
  type Point,
  point,
  ruledOut,
  type Scene,
  text,
} from '../define.ts';
import { claimsOf, refusedToken } from '../refused-token.ts';
import { quote, saysAny } from '../words.ts';

/** Members under which an answer delivers the token for APIs. */
const ACCESS = /^(?:access_?token|token|auth_?token|jwt|session_?token)$/;

/** The page fetched a new token and goes on sending the old one. */
export default defineDiagnosis({
  id: 'stale-token-after-refresh',
  needs: ['request'],
  supersedes: ['token-expired', 'token-rejected', 'token-revoked', 'refresh-race'],
  facts: ['ago', 'server', 'source'],
  specs: [
    { title: 'RFC 6749 §6: Refreshing an access token', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-6' },
  ],
  examine(scene) {
    const { subject } = scene;
    if (subject.status !== 401) return noMatch;
    const sent = refusedToken(subject);
    if (!sent) return noMatch;
    const newer = newerToken(scene, sent);
    if (!newer) return noMatch;
    const other = saysAny(subject, [
      'audience',
      'issuer',
      'scope',
      'step-up',
      'unknown-key',
      'account-disabled',
      'csrf-token',
    ]);
    if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    const doubts: Point[] = newer.sure
      ? []
      : [point('nothing shows that the two tokens are for the same API', subject)];
    return finding({
      confidence: newer.sure ? 'certain' : 'likely',
      facts: {
        ago: duration(subject.time - answeredAt(newer.exchange)),
        server: text(subject.url.hostname),
        source: text(`${newer.exchange.method} ${newer.exchange.url.path}`),
      },
      because: [
        point('an answer had delivered a newer token', newer.exchange),
        point('this request, begun after it, carried the older one', subject),
        ...(newer.why ? [point(newer.why, subject)] : []),
      ],
      against: doubts,
      fixes: [frontendCode(), reloadPage()],
    });
  },
});

interface Newer {
  readonly exchange: ExchangeEvidence;
  readonly sure: boolean;
  readonly why: string | null;
}

/** The latest answer before the request that delivered another token which takes the place of the one sent. */
function newerToken(scene: Scene, sent: CredentialEvidence): Newer | null {
  const { subject, history } = scene;
  for (const x of history.before.toReversed()) {
    if (!accepted(x) || !x.body.seen || answeredAt(x) > subject.time || x.url.site !== subject.url.site) continue;
    if (x.tabId !== subject.tabId) continue;
    const tokens = x.body.value.tokens.filter(t => ACCESS.test(t.name) && t.fingerprint !== '');
    if (tokens.some(t => t.fingerprint === sent.secretFingerprint)) return null;
    for (const token of tokens) {
      const newer = replaces(token, x, sent, scene);
      if (newer) return newer;
    }
  }
  return null;
}

function replaces(token: BodyToken, exchange: ExchangeEvidence, sent: CredentialEvidence, scene: Scene): Newer | null {
  const old = claimsOf(sent);
  const fresh = token.token?.claims ?? null;
  if (fresh && sent.token?.claims) {
    const differs = (name: 'iss' | 'aud' | 'typ' | 'token_use') =>
      old[name] !== undefined && fresh[name] !== undefined && JSON.stringify(old[name]) !== JSON.stringify(fresh[name]);
    if (differs('iss') || differs('aud') || differs('typ') || differs('token_use')) return null;
    const later = (fresh.exp ?? 0) > (old.exp ?? 0) || (fresh.iat ?? 0) > (old.iat ?? 0);
    return later ? { exchange, sure: true, why: 'the new token was issued later, for the same purpose' } : null;
  }
  if (fresh || sent.token?.claims) return null;
  const { history } = scene;
  const former = history.before.find(
    x =>
      x.time < exchange.time &&
      x.body.seen &&
      x.body.value.tokens.some(t => ACCESS.test(t.name) && t.fingerprint === sent.secretFingerprint),
  );
  const worked = history
    .acceptedWith(sent.secretFingerprint)
    .some(x => x.time < exchange.time && x.url.origin === scene.subject.url.origin);
  if (former?.url.path === exchange.url.path)
    return { exchange, sure: true, why: 'the older one had come from the same place' };
  return former || worked ? { exchange, sure: false, why: null } : null;
}
