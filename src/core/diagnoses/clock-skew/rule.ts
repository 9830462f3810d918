import { CLOCK_MARGIN_MS, CLOCKS_AGREE_MS, type Clock } from '../../evidence/clock.ts';
import { fixClock, frontendCode, serverConfig } from '../../fixes/index.ts';
import { sayDuration } from '../../standards/durations.ts';
import {
  defineDiagnosis,
  duration,
  type Fact,
  finding,
  inconclusive,
  noMatch,
  type Point,
  point,
  ruledOut,
  type Scene,
  text,
} from '../define.ts';
import { mainToken } from '../sent.ts';
import { moment } from '../token-times.ts';
import { quote, saysAny } from '../words.ts';

/** A clock is wrong, and the token's time lies between the two clocks. */
export default defineDiagnosis({
  id: 'clock-skew',
  needs: ['token', 'clock'],
  supersedes: ['token-expired', 'token-not-yet-valid', 'token-rejected', 'token-revoked'],
  facts: ['skew', 'server', 'localOff', 'serverOff', 'way', 'claim'],
  specs: [
    { title: 'RFC 9110 §6.6.1: Date', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1' },
    { title: 'RFC 7519 §4.1.4: exp', url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4' },
  ],
  examine(scene) {
    const { subject, clock } = scene;
    if (![400, 401, 403, 498].includes(subject.status)) return noMatch;
    if (!clock.skew.seen) return hasTimes(scene) ? inconclusive("the server's clock", clock.skew.why) : noMatch;
    const skew = clock.skew.value;
    if (Math.abs(skew) <= CLOCK_MARGIN_MS) return ruledOut('the two clocks agreed');
    const claim = claimBetween(scene);
    if (!claim) return ruledOut('the clocks differ, but no time of the token lies between them');
    const other = saysAny(subject, [
      'audience',
      'issuer',
      'signature',
      'unknown-key',
      'algorithm',
      'scope',
      'revoked',
      'csrf-token',
    ]);
    if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    const side = wrongSide(clock, skew);
    return finding({
      confidence: 'likely',
      facts: {
        skew: duration(skew),
        server: text(subject.url.hostname),
        claim: text(claim),
        ...offBy(side, skew),
      },
      because: [
        point(
          `the server's Date was ${sayDuration(skew)} ${skew > 0 ? 'ahead of' : 'behind'} the local clock`,
          subject,
        ),
        point(`the token's ${claim} lay between the two`, subject),
        ...sidePoints(clock, side),
      ],
      against: [point('the server did not say that time was its reason', subject)].filter(
        () => !saysAny(subject, ['expired', 'not-yet-valid', 'not-active', 'clock']),
      ),
      fixes: [fixClock(), serverConfig(), frontendCode()],
    });
  },
});

const hasTimes = ({ subject }: Scene): boolean => mainToken(subject)?.token?.claims?.exp !== undefined;

/** Expired for the server and fresh here, or begun here and not yet there: only these lead to a refusal. */
function claimBetween({ subject, time }: Scene): 'exp' | 'nbf' | 'iat' | null {
  const claims = mainToken(subject)?.token?.claims;
  const exp = moment(claims?.exp, time);
  if (exp?.clocksDisagree && exp.pastForLocal <= 0) return 'exp';
  for (const name of ['nbf', 'iat'] as const) {
    const start = moment(claims?.[name], time);
    if (start?.clocksDisagree && start.pastForLocal > 0) return name;
  }
  return null;
}

type Side = 'local' | 'server' | null;

/** Other origins judge: the clock that they agree with is right. */
function wrongSide(clock: Clock, skew: number): Side {
  const withServer = clock.otherOrigins.filter(o => Math.abs(o.skew - skew) < CLOCKS_AGREE_MS).length;
  const withLocal = clock.otherOrigins.filter(o => Math.abs(o.skew) < CLOCKS_AGREE_MS).length;
  if (withServer > withLocal) return 'local';
  return withLocal > withServer ? 'server' : null;
}

function offBy(side: Side, skew: number): Record<string, Fact> {
  if (side === 'local') return { localOff: duration(skew), way: text(skew > 0 ? 'slow' : 'fast') };
  if (side === 'server') return { serverOff: duration(skew), way: text(skew > 0 ? 'fast' : 'slow') };
  return {};
}

function sidePoints(clock: Clock, side: Side): Point[] {
  if (side === null) return [];
  const judges = clock.otherOrigins
    .map(o => o.origin)
    .slice(0, 3)
    .join(', ');
  return [point(`${judges} agreed with ${side === 'local' ? "the server's clock" : 'the local clock'}`)];
}
