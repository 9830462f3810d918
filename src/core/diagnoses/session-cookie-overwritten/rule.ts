import type { ExchangeEvidence, SentCookie } from '../../evidence/evidence.ts';
import { accepted } from '../../evidence/history.ts';
import { serverConfig, switchAccount } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { isSignInCall } from '../flow-paths.ts';
import { isRefusal } from '../repeats.ts';
import { sentToSignIn } from '../sent-to-sign-in.ts';
import { sessionCookiesOf, valuesOf } from '../session-cookies.ts';
import { quote, saysAny } from '../words.ts';

/** Another application, or another account, put its own session into the same cookie. */
export default defineDiagnosis({
  id: 'session-cookie-overwritten',
  needs: ['request'],
  supersedes: ['session-expired', 'token-revoked', 'login-loop', 'session-not-shared-between-servers'],
  facts: ['cookie', 'here', 'other'],
  specs: [
    { title: 'RFC 6265 §8.5: Weak confidentiality (ports)', url: 'https://www.rfc-editor.org/rfc/rfc6265#section-8.5' },
  ],
  examine(scene) {
    const { subject, evidence } = scene;
    if (!isRefusal(subject) && !sentToSignIn(subject)) return noMatch;
    const sent = sessionCookiesOf(subject, evidence);
    for (const cookie of sent) {
      const clash = clashOver(cookie, scene);
      if (!clash) continue;
      const other = saysAny(subject, ['csrf-token', 'csrf-origin', 'account-disabled', 'client-certificate']);
      if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
      if (acceptedHere(cookie, clash.by, scene)) return ruledOut('this server had accepted the present value');
      const foreign = clash.by.url.origin !== subject.url.origin;
      return finding({
        confidence: clash.sure ? 'certain' : 'likely',
        facts: {
          cookie: text(cookie.name),
          here: text(subject.url.origin),
          other: text(foreign ? clash.by.url.origin : 'another tab'),
        },
        because: [
          point(`this server had accepted another value of ${cookie.name}`, clash.worked),
          point(`then ${foreign ? clash.by.url.origin : 'a sign-in in another tab'} set ${cookie.name}`, clash.by),
          point('this request carried that new value', subject),
        ],
        fixes: [switchAccount(), serverConfig()],
      });
    }
    return noMatch;
  },
});

interface Clash {
  readonly worked: ExchangeEvidence;
  readonly by: ExchangeEvidence;
  /** False where a sign-in at another host may be the shared one of both. */
  readonly sure: boolean;
}

/** The last acceptance here with another value, and the foreign answer that set the present one since. */
function clashOver(cookie: SentCookie, { subject, history }: Scene): Clash | null {
  const worked = history.before.findLast(x => {
    const values = valuesOf(x, cookie.name);
    return (
      accepted(x) && x.url.origin === subject.url.origin && values.length > 0 && !values.includes(cookie.fingerprint)
    );
  });
  if (!worked) return null;
  const by = history.before.findLast(
    x =>
      x.time >= worked.time &&
      x.response.seen &&
      x.response.value.setCookies.some(
        s => s.name === cookie.name && s.fingerprint === cookie.fingerprint && s.refused === null,
      ),
  );
  if (!by) return null;
  const otherServer = by.url.hostname === subject.url.hostname && by.url.port !== subject.url.port;
  // In the same tab a new value is the usual rotation; in another one only a sign-in changes whose session it is.
  const otherAccount = by.url.origin === subject.url.origin && by.tabId !== subject.tabId && isSignInCall(by);
  const otherHost = by.url.hostname !== subject.url.hostname;
  const sure = !otherHost || !isSignInCall(by);
  return otherServer || otherAccount || otherHost ? { worked, by, sure } : null;
}

/** What the other account does with its own session, in its own tab, says nothing of this one. */
const acceptedHere = (cookie: SentCookie, by: ExchangeEvidence, { subject, history }: Scene): boolean =>
  history.sameOrigin.some(
    x =>
      accepted(x) &&
      valuesOf(x, cookie.name).includes(cookie.fingerprint) &&
      !(by.url.origin === subject.url.origin && x.tabId === by.tabId),
  );
