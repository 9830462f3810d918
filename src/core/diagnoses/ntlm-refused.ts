import type { ExchangeEvidence } from '../evidence/evidence.ts';
import { authorizationOf, sameCall } from '../evidence/history.ts';
import { contactAdmin, retypeCredentials } from '../fixes/index.ts';
import { finding, type Point, point, type Scene, text } from './define.ts';
import { confidenceAfter, weaker } from './doubts.ts';
import { signsOfBreak } from './ntlm-breaks.ts';
import { doubtsAboutPair } from './pair-doubts.ts';

/** The last NTLM message was refused on a straight way; where another one was as well, the pair is wrong. */
export function refusedByNtlm({ subject, history }: Scene) {
  const message = (x: ExchangeEvidence) => authorizationOf(x)?.facts.ntlmMessage;
  const secret = (x: ExchangeEvidence) => authorizationOf(x)?.secretFingerprint;
  if (message(subject) !== 3) return null;
  const legs = history.before.filter(x => x.status === 401 && sameCall(x, subject));
  const first = legs.findLast(x => message(x) === 1);
  const before = legs.findLast(x => message(x) === 3 && secret(x) !== secret(subject));
  const earlier = before ?? first;
  if (!earlier || signsOfBreak(subject, earlier).length > 0) return null;
  const doubts = doubtsAboutPair(subject, null);
  return finding({
    confidence: weaker(before ? 'likely' : 'possible', confidenceAfter(doubts)),
    facts: { server: text(subject.url.hostname), scheme: text(authorizationOf(subject)?.scheme ?? 'NTLM') },
    because: [
      point('the server refused the last message of the handshake', subject),
      ...(before ? [point('it had refused an earlier one as well', before)] : []),
      point('nothing shows that somebody stood in between', subject),
    ],
    against: [sameAnswer(subject), ...doubts.map(d => d.point)],
    fixes: [retypeCredentials(), contactAdmin()],
  });
}

export const sameAnswer = (x: ExchangeEvidence): Point =>
  point('servers answer a locked account and a server fault in the same way', x);
