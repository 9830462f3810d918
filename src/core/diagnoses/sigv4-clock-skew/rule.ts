import { fixClock, frontendCode } from '../../fixes/index.ts';
import { requestField } from '../answers.ts';
import {
  defineDiagnosis,
  duration,
  finding,
  noMatch,
  type Point,
  point,
  ruledOut,
  type Scene,
  text,
} from '../define.ts';
import { quote, says } from '../words.ts';

/** AWS refuses a time stamp that is further off than this; Hawk and others take less. */
const TOLERATED_MS = 5 * 60_000;

/** The signed request's time stamp is too far from the server's clock. */
export default defineDiagnosis({
  id: 'sigv4-clock-skew',
  needs: [],
  supersedes: [
    'clock-skew',
    'request-signature-mismatch',
    'permission-denied',
    'token-signature-invalid',
    'token-expired',
    'token-rejected',
  ],
  facts: ['off', 'direction', 'server', 'said'],
  specs: [
    {
      title: 'AWS: Signature Version 4, request time',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html',
    },
  ],
  examine(scene) {
    const { subject } = scene;
    if (![400, 401, 403].includes(subject.status)) return noMatch;
    const signed = signedAt(scene);
    const word = says(subject, 'clock');
    if (signed === null && !word) return noMatch;
    const server = subject.response.seen && subject.response.value.date.seen ? subject.response.value.date.value : null;
    const off = signed !== null && server !== null ? signed - server : null;
    if (off !== null && Math.abs(off) < TOLERATED_MS)
      return ruledOut('the time stamp is within five minutes of the server’s clock');
    if (off === null && !word) return noMatch;
    // A presigned address is meant to grow old; its own end is another matter.
    if (!word && isPresigned(scene)) return noMatch;
    return finding({
      confidence: 'certain',
      facts: {
        server: text(subject.url.hostname),
        ...(off !== null && { off: duration(off), direction: text(off < 0 ? 'behind' : 'ahead of') }),
        ...(word && { said: text(word.text) }),
      },
      because: reasons(scene, off, word ? quote(word) : null),
      fixes: [fixClock(), frontendCode()],
    });
  },
});

function reasons({ subject }: Scene, off: number | null, said: string | null): Point[] {
  return [
    ...(said ? [point(said, subject)] : []),
    ...(off !== null
      ? [
          point(
            `the time stamp that was signed is ${Math.round(Math.abs(off) / 60_000)} min off the server’s Date`,
            subject,
          ),
        ]
      : []),
  ];
}

/** The time stamp that was signed, epoch milliseconds: ISO 8601 in its basic form (SigV4), or seconds (Hawk). */
function signedAt({ subject }: Scene): number | null {
  if (!subject.request.seen) return null;
  const credential = subject.request.value.credentials.find(c => c.place === 'authorization');
  if (credential?.scheme?.toLowerCase() === 'hawk') {
    const ts = Number(credential.facts.ts);
    return Number.isFinite(ts) && ts > 0 ? ts * 1000 : null;
  }
  const stamp =
    requestField(subject, 'x-amz-date') ?? subject.url.query.find(q => q.name.toLowerCase() === 'x-amz-date')?.value;
  const m = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp ?? '');
  return m ? Date.parse(`${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${m[6]}Z`) : null;
}

const isPresigned = ({ subject }: Scene): boolean =>
  subject.url.query.some(q => /^x-(?:amz|goog)-expires$/i.test(q.name));
