import { accepted, isPreflight } from '../../evidence/history.ts';
import { nothing } from '../../fixes/index.ts';
import { callOf } from '../cross-origin.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';

/** A preflight without credentials that was answered well, as it should be. */
export default defineDiagnosis({
  id: 'normal-preflight-ok',
  kind: 'normal',
  needs: [],
  supersedes: [],
  facts: ['server', 'status', 'method'],
  specs: [
    { title: 'Fetch standard: CORS-preflight fetch', url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch' },
  ],
  examine(scene) {
    const { subject } = scene;
    if (!isPreflight(subject) || !accepted(subject)) return noMatch;
    const call = callOf(subject, scene);
    if (!call) return noMatch;
    if (!accepted(call)) return ruledOut('the call itself failed');
    return finding({
      confidence: 'certain',
      facts: { server: text(subject.url.hostname), status: text(String(subject.status)), method: text(call.method) },
      because: [
        point(`the preflight was answered ${subject.status}`, subject),
        point(`the ${call.method} that it asked for was answered ${call.status}`, call),
      ],
      fixes: [nothing()],
    });
  },
});
