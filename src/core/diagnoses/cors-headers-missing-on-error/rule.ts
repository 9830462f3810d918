import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, isPreflight } from '../../evidence/history.ts';
import { serverConfig } from '../../fixes/index.ts';
import { requestField } from '../answers.ts';
import { allowanceOf, corsOrigin, reasonShown } from '../cross-origin.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { isRefusal } from '../repeats.ts';

/** The refusal has a reason of its own; its missing CORS headers hide it from the page. */
export default defineDiagnosis({
  id: 'cors-headers-missing-on-error',
  needs: ['response'],
  supersedes: [],
  // With its headers right, the answer would be the same refusal.
  yieldsTo: ['anonymous-mode-subresource', 'fetch-credentials-omitted'],
  besideWords: true,
  facts: ['server', 'page', 'status'],
  specs: [
    { title: 'Fetch standard: CORS check', url: 'https://fetch.spec.whatwg.org/#concept-cors-check' },
    {
      title: 'nginx: add_header … always',
      url: 'https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header',
    },
  ],
  examine(scene) {
    const { subject } = scene;
    if (!isRefusal(subject) || isPreflight(subject)) return noMatch;
    const page = corsOrigin(subject);
    if (page === null) return noMatch;
    if (allowanceOf(subject).origin !== null) return ruledOut('the answer has Access-Control-Allow-Origin');
    const better = allowedElsewhere(scene);
    // A server that never speaks CORS, and a page that could read the answer, are something else.
    if (subject.error === null && !better && !keptInSilence(scene)) return noMatch;
    const reason = reasonShown(scene);
    return finding({
      // Certain as a fact. Where the refusal's own reason shows, that one goes first.
      confidence: reason ? 'possible' : 'certain',
      facts: { server: text(subject.url.hostname), page: text(page), status: text(String(subject.status)) },
      because: [
        point(`the answer ${subject.status} has no Access-Control-Allow-Origin`, subject),
        ...(subject.error ? [point(`the browser then reported ${subject.error}`, subject)] : []),
        ...(better ? [point('another answer of the same server has it', better)] : []),
      ],
      against: reason ? [reason] : [],
      fixes: [serverConfig()],
    });
  },
});

/**
 * Firefox keeps the answer from the script that asked as well, and reports no error of it. Not from an extension's own page,
 * which reads what its permissions allow.
 */
const keptInSilence = ({ subject, evidence }: Scene): boolean =>
  evidence.browser === 'firefox' &&
  subject.type === 'xmlhttprequest' &&
  /^https?:/.test(corsOrigin(subject) ?? '') &&
  requestField(subject, 'sec-fetch-mode') === 'cors';

function allowedElsewhere({ subject, history }: Scene): ExchangeEvidence | undefined {
  if (history.preflight && accepted(history.preflight) && allowanceOf(history.preflight).origin !== null)
    return history.preflight;
  return history.sameOrigin.find(x => accepted(x) && allowanceOf(x).origin !== null && x.tabId === subject.tabId);
}
