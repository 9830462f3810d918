import { accepted, isPreflight } from '../../evidence/history.ts';
import { gatewayConfig } from '../../fixes/index.ts';
import { APPLICATION_FIELDS } from '../../standards/gateways.ts';
import { hasResponseField } from '../answers.ts';
import { defineDiagnosis, finding, noMatch, point, text } from '../define.ts';
import { gatewayOf } from '../who-answered.ts';

/** Who refused is known, why is not: an attribution for when nothing more specific can be proved. */
export default defineDiagnosis({
  id: 'gateway-answered',
  needs: ['response'],
  supersedes: [],
  yieldsTo: 'all',
  besideWords: true,
  facts: ['gateway', 'server', 'status', 'log'],
  specs: [{ title: 'RFC 9110 §3.7: Intermediaries', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-3.7' }],
  examine({ subject, history }) {
    if ((subject.status !== 401 && subject.status !== 403) || isPreflight(subject)) return noMatch;
    const gateway = gatewayOf(subject);
    if (!gateway) return noMatch;
    const behind = history.sameOrigin.find(
      x => accepted(x) && [...gateway.passedOn, ...APPLICATION_FIELDS].some(f => hasResponseField(x, f)),
    );
    return finding({
      confidence: 'possible',
      facts: {
        gateway: text(gateway.name),
        server: text(subject.url.hostname),
        status: text(String(subject.status)),
        log: text(gateway.log),
      },
      because: [
        point(`the answer bears the mark of ${gateway.name}, and none of an application`, subject),
        ...(behind
          ? [point('an accepted answer of the same server has the mark of the application behind it', behind)]
          : []),
      ],
      against: [point('who refused is known; why is not')],
      fixes: [gatewayConfig()],
    });
  },
});
