import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { frontendCode, serverConfig } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { quote, says } from '../words.ts';

/** The server wants its own nonce in the DPoP proof, and it was not there. */
export default defineDiagnosis({
  id: 'dpop-nonce-required',
  needs: ['response'],
  supersedes: ['dpop-proof-invalid', 'token-rejected', 'scheme-mismatch', 'oauth-client-authentication-failed'],
  facts: ['server'],
  specs: [
    {
      title: 'RFC 9449 §8: Authorization server-provided nonce',
      url: 'https://www.rfc-editor.org/rfc/rfc9449#section-8',
    },
    { title: 'RFC 9449 §9: Resource server-provided nonce', url: 'https://www.rfc-editor.org/rfc/rfc9449#section-9' },
  ],
  examine({ subject, response, history }) {
    if (subject.status !== 401 && subject.status !== 400) return noMatch;
    const word = says(subject, 'dpop-nonce');
    if (!word) return noMatch;
    const proof = proofOf(subject);
    if (proof === null && subject.request.seen) return ruledOut('the request carried no DPoP proof at all');
    const had = proof?.token?.claims?.nonce !== undefined;
    const hidden = isCrossOrigin(subject) && !exposesNonce(subject);
    const before = history.before.find(x => x.url.origin === subject.url.origin && says(x, 'dpop-nonce'));
    return finding({
      confidence: 'certain',
      facts: { server: text(subject.url.hostname) },
      because: [
        point(quote(word), subject),
        ...(proof
          ? [point(had ? 'the proof held a nonce that the server no longer takes' : 'the proof held no nonce', subject)]
          : []),
        ...(response.headerNames.includes('dpop-nonce') ? [point('the answer brought the nonce to use', subject)] : []),
        ...(before ? [point('the server had given the nonce before', before)] : []),
        ...(hidden ? [point('the page cannot read DPoP-Nonce: the answer does not expose it', subject)] : []),
      ],
      fixes: [frontendCode(), serverConfig()],
    });
  },
});

const proofOf = (x: ExchangeEvidence) =>
  x.request.seen ? (x.request.value.proofs.find(p => p.name === 'dpop') ?? null) : null;

const isCrossOrigin = (x: ExchangeEvidence): boolean => x.initiator !== null && x.initiator.origin !== x.url.origin;

const exposesNonce = (x: ExchangeEvidence): boolean =>
  x.response.seen && /dpop-nonce|^\s*\*\s*$/i.test(x.response.value.headers['access-control-expose-headers'] ?? '');
