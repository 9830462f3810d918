import type { ExchangeEvidence } from '../evidence/evidence.ts';
import { accepted } from '../evidence/history.ts';
import type { Scene } from './define.ts';
import { isSignInCall, looksLikeCallback, looksLikeSignIn } from './flow-paths.ts';
import { letThrough } from './repeats.ts';
import { sentToSignIn } from './sent-to-sign-in.ts';

/** How far back a sign-in can lie to be the one that the refusal follows. */
const RECENT_MS = 10 * 60_000;

/**
 * Sign-ins at the subject's host that seem to have succeeded, oldest first: answered 2xx with data, or sent on to
 * something else than a sign-in page. A form that is shown again is none.
 */
export function signInsOf({ subject, history }: Scene): readonly ExchangeEvidence[] {
  return history.before.filter(
    x =>
      x.url.hostname === subject.url.hostname &&
      subject.time - x.time < RECENT_MS &&
      isSignInCall(x) &&
      hasSucceeded(x),
  );
}

/**
 * True for what came after a sign-in that followed the subject: what the page carries from then on, it did not have when
 * the subject was sent.
 */
export function afterLaterSignIn(
  x: ExchangeEvidence,
  { subject, history }: Pick<Scene, 'subject' | 'history'>,
): boolean {
  const signIn = history.after.find(s => isSignInCall(s) && letThrough(s) && s.url.site === subject.url.site);
  return signIn !== undefined && x.time > signIn.time;
}

function hasSucceeded(x: ExchangeEvidence): boolean {
  if (!letThrough(x)) return false;
  if (accepted(x)) return !showsPage(x);
  const target = x.redirectedTo;
  if (target === null) return false;
  if (target.query.some(q => /^(?:error|err|failed|failure|login_error)$/i.test(q.name))) return false;
  return looksLikeCallback(x.url) ? !sentToSignIn(x) : !looksLikeSignIn(target);
}

/** A sign-in that answers with a page is mostly the form again, with a message. */
const showsPage = (x: ExchangeEvidence): boolean =>
  (x.body.seen && (x.body.value.kind === 'html' || x.body.value.hasLoginForm)) ||
  (x.response.seen && /html/i.test(x.response.value.headers['content-type'] ?? ''));
