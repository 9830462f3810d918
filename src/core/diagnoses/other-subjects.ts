import type { ExchangeEvidence } from '../evidence/evidence.ts';
import { type Doubt, doubt } from './doubts.ts';
import { sentencesOf } from './sentences.ts';
import { type Meaning, quote, serverWords, spoken, type Word } from './words.ts';

/** What a refusal can be about besides who is asking and what he may. */
export const OTHER_SUBJECTS: readonly Meaning[] = [
  'captcha',
  'sso-required',
  'unverified',
  'licence',
  'rate-limit',
  'unavailable',
];

/** Longer texts of a page, and those around a form, hold footers and notices besides the reason. */
const LONGEST_REASON = 200;

/**
 * The server's statement that the refusal is about such a thing, in the order of `subjects`; null where it made none.
 * "Protected by reCAPTCHA" below a sign-in form is none.
 */
export function otherSubject(x: ExchangeEvidence, subjects: readonly Meaning[] = OTHER_SUBJECTS): Word | null {
  const page = x.body.seen && x.body.value.kind === 'html' ? x.body.value : null;
  const busy = page?.words.some(w => w.path === 'text' && (page.hasLoginForm || w.text.length > LONGEST_REASON));
  const told = serverWords(x).filter(w => w.sure && !(busy && w.place === 'body' && w.name === 'text'));
  for (const subject of subjects) {
    const word = told.find(w => w.meaning === subject);
    if (word) return word;
  }
  return null;
}

/** What a reason of another subject leaves of a verdict that was reached without the server's words. */
export function doubtsBySubject(x: ExchangeEvidence): readonly Doubt[] {
  const other = otherSubject(x);
  return other ? [doubt('possible', `${quote(other)}, which is about something else`, x)] : [];
}

/**
 * The same, and what is left where the server told a reason that nobody here understands. Such words may as well agree with
 * a verdict that rests on a protocol; one that is inferred from times or from the prior they can overthrow.
 *
 * @param byUnknown the most that words which are not understood leave
 */
export function doubtsByWords(x: ExchangeEvidence, byUnknown: 'likely' | 'possible'): readonly Doubt[] {
  const other = doubtsBySubject(x);
  if (other.length > 0) return other;
  const unknown = unknownWords(x);
  return unknown === null ? [] : [doubt(byUnknown, `the answer said “${unknown}”, which is no reason known here`, x)];
}

/** Bodies that are written for a program or as one message; the text of a page holds much besides a reason. */
const MESSAGES: ReadonlySet<string> = new Set(['json', 'xml', 'text', 'form']);
/** Members that hold settings, numbers and names. */
const NO_MESSAGE =
  /(?:^|[.\]])(?:scopes?|claims|needed|provided|user|type|tokenclass|status(?:code)?|success|instance)$/i;
const SHOWN = 160;

/**
 * The first text of the answer that seems to tell a reason, where not one of its texts was understood; null where there is
 * none. "Oops! Something went wrong" and "401 Unauthorized" tell nothing, and so do numbers, addresses and single words.
 */
export function unknownWords(x: ExchangeEvidence): string | null {
  if (serverWords(x).length > 0) return null;
  const readable = x.body.seen && MESSAGES.has(x.body.value.kind);
  const found = spoken(x).find(s => (s.place !== 'body' || (readable && !NO_MESSAGE.test(s.name))) && tells(s.text));
  if (!found) return null;
  return found.text.length > SHOWN ? `${found.text.slice(0, SHOWN)}…` : found.text;
}

function tells(text: string): boolean {
  if (/^\s*(?:https?:|about:|urn:|\/)/i.test(text)) return false;
  const words = sentencesOf(text).flatMap(s => s.split(' '));
  return words.length > 1 && words.some(w => /\p{L}{3}/u.test(w) && !SAYS_NOTHING.test(w));
}

/** Words of a refusal that would fit every refusal; with these alone no reason is told. */
const SAYS_NOTHING =
  /^(?:un)?(?:auth\w*|access\w*|forbid\w*|den(?:y|ied)|refus\w*|reject\w*|fail\w*|errors?|exceptions?|faults?|codes?|status|http\w*|www|requests?|requested|response|bad|invalid|valid|not|you|your|are|this|that|the|and|for|but|was|were|has|have|had|been|can|could|cannot|may|must|should|will|with|from|its|our|please|try|again|later|sorry|oops|ups|whoops|something|went|wrong|occurred|happened|happens|expected|found|processed|completed|perform\w*|resources?|pages?|servers?|api|apis|clients?|users?|message|messages|details?|reason|unknown|null|none|undefined|true|false|log|logged|login|sign|signed|signin|required|need|needs|needed|contact|support|admin|administrator|more|information|info|help|problem|problems|permission|permissions|operation|action|call|method|url|path|endpoint|route|object|general|generic|default|type|title|xhr|ajax|json|abort|aborted|credential\w*|identity|identify|token|session|see|check|successful|unsuccessful|challenge|security|secure|protected|private|content|view|view(?:ing)?|proceed|continue)$/;
