import type { ExchangeEvidence } from '../../evidence/evidence.ts';
import { accepted, credentialsOf } from '../../evidence/history.ts';
import { frontendCode, serverCode } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { confidenceAfter, type Doubt, doubt } from '../doubts.ts';
import { destinationOf, isBrowserScheme, offeredSchemes, scriptCanSetHeaders } from '../sent.ts';
import { sessionCookiesOf } from '../session-cookies.ts';
import { signedAddressEnd } from '../signed-address.ts';
import { quote, saysAny, TOKEN_REASONS } from '../words.ts';

const KINDS: Readonly<Record<string, string>> = {
  image: 'an image',
  media: 'audio or video',
  websocket: 'a WebSocket',
  font: 'a font',
  object: 'an embedded object',
  sub_frame: 'a frame',
  main_frame: 'a link or a download',
  stylesheet: 'a style sheet',
  script: 'a script',
  ping: 'a beacon',
};

/** The API wants a header that this kind of request cannot have. */
export default defineDiagnosis({
  id: 'request-cannot-carry-authorization',
  needs: ['request'],
  supersedes: [
    'credentials-missing',
    'authorization-omitted-on-this-call',
    'scheme-mismatch',
    'challenge-missing',
    'anonymous-mode-subresource',
  ],
  facts: ['kind', 'server', 'sibling'],
  specs: [
    { title: 'HTML standard: WebSockets', url: 'https://websockets.spec.whatwg.org/#the-websocket-interface' },
    {
      title: 'HTML standard: Server-sent events',
      url: 'https://html.spec.whatwg.org/multipage/server-sent-events.html',
    },
  ],
  examine(scene) {
    const { subject, request } = scene;
    if (subject.status !== 401 && subject.status !== 403) return noMatch;
    const kind = kindOf(subject);
    if (!kind) return noMatch;
    if (request.credentials.length > 0 || signedAddressEnd(subject.url))
      return ruledOut('the request carried a credential all the same');
    const other = saysAny(subject, [
      ...TOKEN_REASONS,
      'permission',
      'csrf-token',
      'csrf-origin',
      'blocked-address',
      'session-over',
      'client-certificate',
    ]);
    if (other) return ruledOut(`the server gave another reason: ${quote(other)}`);
    const sibling = siblingOf(scene);
    const offered = offeredSchemes(subject);
    const asksToken = offered.length > 0 && !offered.some(isBrowserScheme);
    const page = subject.type === 'main_frame';
    if (!sibling && (!asksToken || page)) return noMatch;
    if (page && subject.initiator === null) return noMatch;
    if (offered.length > 0 && !asksToken)
      return ruledOut(`the server asked for ${offered.join(' or ')}, which the browser answers by itself`);
    const named = saysAny(subject, ['missing-credentials', 'not-signed-in']);
    const socket = subject.type === 'websocket' && sibling !== null;
    if (subject.status === 403 && !named && !socket) return noMatch;
    const doubts = doubtsAbout(scene, sibling);
    if (subject.status === 403 && !named)
      doubts.push(doubt('likely', 'a 403 without words may as well be about the origin or a right', subject));
    return finding({
      confidence: confidenceAfter(doubts),
      facts: {
        kind: text(kind),
        server: text(subject.url.hostname),
        ...(sibling && { sibling: text(`${sibling.method} ${sibling.url.path}`) }),
      },
      because: [
        point(`the request was ${kind}, and a page cannot set headers on that`, subject),
        ...(sibling ? [point("the page's own calls to this API carried a token and were accepted", sibling)] : []),
        ...(asksToken ? [point(`the server asked for ${offered.join(' or ')}`, subject)] : []),
      ],
      against: doubts.map(d => d.point),
      fixes: [frontendCode(), serverCode()],
    });
  },
});

function kindOf(subject: ExchangeEvidence): string | null {
  const accept = subject.request.seen ? (subject.request.value.headers.accept ?? '') : '';
  if (/\btext\/event-stream\b/.test(accept) && (subject.type === 'xmlhttprequest' || subject.type === 'other'))
    return 'an EventSource';
  // A manifest or font is fetched in anonymous mode by rule: another diagnosis.
  if (destinationOf(subject) === 'manifest' || subject.type === 'font') return null;
  if (subject.type === 'ping') return KINDS.ping ?? null;
  return scriptCanSetHeaders(subject) ? null : (KINDS[subject.type] ?? null);
}

/** A call of a script to the same API that carried a token and was accepted; WebSocket APIs may have a host of their own. */
function siblingOf({ subject, evidence }: Scene): ExchangeEvidence | null {
  const calls = evidence.others.filter(
    x =>
      accepted(x) &&
      scriptCanSetHeaders(x) &&
      x.tabId === subject.tabId &&
      x.url.site === subject.url.site &&
      credentialsOf(x).some(c => c.place !== 'query' && !isBrowserScheme(c.scheme ?? '')),
  );
  return (
    calls.find(x => x.url.origin === subject.url.origin) ??
    (subject.type === 'websocket' ? (calls.at(-1) ?? null) : null)
  );
}

function doubtsAbout({ subject, evidence }: Scene, sibling: ExchangeEvidence | null): Doubt[] {
  const headers = subject.request.seen ? subject.request.value : null;
  const doubts: Doubt[] = [];
  if (!sibling) doubts.push(doubt('likely', "no call of the page's scripts to this API was seen", subject));
  else if (sibling.url.origin !== subject.url.origin)
    doubts.push(doubt('likely', 'the accepted calls went to another host of the site', sibling));
  const stream = /\btext\/event-stream\b/.test(headers?.headers.accept ?? '');
  if (stream && !/no-cache/.test(headers?.headers['cache-control'] ?? ''))
    doubts.push(doubt('likely', 'a script may read such a stream as well, and could set headers', subject));
  if (headers?.headerNames.includes('sec-websocket-protocol'))
    doubts.push(doubt('likely', 'a name in Sec-WebSocket-Protocol may be a token of a form not known here', subject));
  if (sessionCookiesOf(subject, evidence).length > 0)
    doubts.push(doubt('possible', 'the request carried a session cookie, which the server may read instead', subject));
  return doubts;
}
