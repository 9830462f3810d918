import type { Observed } from '../../evidence/observed.ts';
import { contactAdmin, signInAgain } from '../../fixes/index.ts';
import { count, defineDiagnosis, type Fact, finding, type Point, point, type Scene, text } from '../define.ts';

/** Answers when nothing else does, and lists what was and what was not visible. */
export default defineDiagnosis({
  id: 'unexplained',
  kind: 'fallback',
  needs: [],
  supersedes: [],
  facts: ['status', 'server', 'unseen', 'said'],
  specs: [
    { title: 'RFC 9110 §15.5.2: 401 Unauthorized', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2' },
  ],
  examine(scene) {
    const looked = visibility(scene);
    return finding({
      confidence: 'possible',
      facts: {
        status: text(scene.subject.status === 0 ? 'no status' : String(scene.subject.status)),
        server: text(scene.subject.url.hostname),
        ...(looked.unseen.length > 0 && { unseen: count(looked.unseen.length) }),
        ...saidBy(scene),
      },
      because: looked.visible,
      against: looked.unseen,
      fixes: [signInAgain(), contactAdmin()],
    });
  },
});

function visibility({ subject, evidence }: Scene): { visible: Point[]; unseen: Point[] } {
  const visible: Point[] = [];
  const unseen: Point[] = [];
  const look = (what: string, o: Observed<unknown>) =>
    (o.seen ? visible : unseen).push(point(o.seen ? `${what} were seen` : `${what} could not be seen`, subject));
  look('the request headers', subject.request);
  look('the response headers', subject.response);
  look('the contents of the response body', subject.body);
  look("the browser's cookies", evidence.jar);
  return { visible, unseen };
}

/** The server's own words, for a reader who understands more of them than the rules do. */
function saidBy({ subject }: Scene): Record<string, Fact> {
  const challenges = subject.response.seen ? (subject.response.value.challenges?.challenges ?? []) : [];
  const described = challenges.flatMap(c => c.params.filter(p => /^error/.test(p.name)).map(p => p.value));
  const written = subject.body.seen ? subject.body.value.words.map(w => w.text) : [];
  const said = [...described, ...written].find(t => /\p{L}{3}/u.test(t) && !/^(?:null|true|false)$/.test(t));
  return said === undefined ? {} : { said: text(said) };
}
