import { clearSiteCookies, serverConfig } from '../../fixes/index.ts';
import { bodyText } from '../answers.ts';
import { bytes, count, defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';

/** No server in use refuses less than this. */
const SMALL = 2_048;
const SAYS_SO =
  /\b(?:header|headers|cookie|cookies|header fields?|request line)\b[^.]{0,40}\btoo (?:large|long|big)\b|\btoo (?:large|long|big)\b[^.]{0,20}\bheader|\bheaders?\b[^.]{0,40}\bexceeds?\b|header size exceed/i;

/** The request's headers are larger than the server takes. */
export default defineDiagnosis({
  id: 'header-too-large',
  needs: [],
  supersedes: ['permission-denied', 'session-expired', 'digest-uri-mismatch'],
  besideWords: true,
  facts: ['server', 'size', 'cookies', 'largest'],
  specs: [
    {
      title: 'RFC 6585 §5: 431 Request Header Fields Too Large',
      url: 'https://www.rfc-editor.org/rfc/rfc6585#section-5',
    },
  ],
  examine(scene) {
    const { subject } = scene;
    const named = SAYS_SO.test(bodyText(subject)) && [400, 413, 494].includes(subject.status);
    if (subject.status !== 431 && subject.status !== 494 && !named) return noMatch;
    const size = subject.request.seen ? subject.request.value.headerBytes : null;
    if (size !== null && size < SMALL) return ruledOut(`the request's headers have only ${size} bytes`);
    const cookies = cookiesOf(scene);
    return finding({
      confidence: 'certain',
      facts: {
        server: text(subject.url.hostname),
        ...(size !== null && { size: bytes(size) }),
        ...(cookies && { cookies: count(cookies.number), largest: text(cookies.largest) }),
      },
      because: [
        point(
          named
            ? 'the answer says that the headers are too large'
            : `${subject.status} means that the headers are too large`,
          subject,
        ),
        ...(size === null ? [] : [point(`they have ${size} bytes`, subject)]),
        ...(cookies ? [point(`the largest cookie is ${cookies.largest}`, subject)] : []),
      ],
      fixes: [clearSiteCookies(), serverConfig()],
    });
  },
});

function cookiesOf({ subject }: Scene): { readonly number: number; readonly largest: string } | null {
  if (!subject.request.seen) return null;
  const { cookies } = subject.request.value;
  const largest = [...cookies].sort((a, b) => b.length - a.length)[0];
  return largest ? { number: cookies.length, largest: largest.name } : null;
}
