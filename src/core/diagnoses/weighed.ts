import { accepted, credentialsOf, sameCall } from '../evidence/history.ts';
import type { Diagnosis, Match, Scene } from './define.ts';
import { confidenceAfter, type Doubt, doubt, weaker } from './doubts.ts';
import { doubtsBySubject, otherSubject } from './other-subjects.ts';

/**
 * A match weighed by what no single rule looks for: that the server told of something else, and that it took the same
 * credential for the same call. A rule that quotes the server (the fact `said`) has weighed its words itself.
 */
export function weighed(diagnosis: Diagnosis, match: Match, scene: Scene): Match {
  const { subject } = scene;
  if ((diagnosis.kind ?? 'failure') !== 'failure' || subject.status < 400) return match;
  const said = 'said' in match.facts;
  const other = otherSubject(subject);
  const quoted = other !== null && match.against.some(p => p.say.includes(other.text));
  const doubts = [
    ...(said || quoted || diagnosis.besideWords ? [] : doubtsBySubject(subject)),
    ...(diagnosis.blamesCredential ? doubtsByTaking(scene, said) : []),
  ];
  if (doubts.length === 0) return match;
  return {
    ...match,
    confidence: weaker(match.confidence, confidenceAfter(doubts)),
    against: [...match.against, ...doubts.map(d => d.point)],
  };
}

/** A credential may be withdrawn after it was taken, so that an earlier acceptance says nothing against the server's word. */
function doubtsByTaking({ subject, history }: Scene, said: boolean): readonly Doubt[] {
  const own = new Set(credentialsOf(subject).map(c => c.secretFingerprint));
  const taken = history.sameOrigin.find(
    x =>
      accepted(x) &&
      !x.fromCache &&
      sameCall(x, subject) &&
      (!said || x.time > subject.time) &&
      credentialsOf(x).some(c => own.has(c.secretFingerprint)),
  );
  if (!taken) return [];
  return [doubt(said ? 'likely' : 'possible', 'the same call was accepted with the same credential', taken)];
}
