import type { CredentialEvidence } from '../../evidence/evidence.ts';
import { accepted, credentialsOf, isPreflight } from '../../evidence/history.ts';
import { serverConfig } from '../../fixes/index.ts';
import { bodyText } from '../answers.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, type Scene, text } from '../define.ts';
import { dropsName, softwareOf } from '../dropped-names.ts';
import { hints, quote, says, saysAny, TOKEN_REASONS, type Word } from '../words.ts';

/** The header left the browser, and the application says that it never came. */
export default defineDiagnosis({
  id: 'server-strips-authorization',
  needs: ['request'],
  supersedes: ['credentials-missing', 'token-rejected'],
  facts: ['header', 'server', 'said', 'software'],
  specs: [
    { title: 'Apache: CGIPassAuth', url: 'https://httpd.apache.org/docs/2.4/mod/core.html#cgipassauth' },
    {
      title: 'nginx: underscores_in_headers',
      url: 'https://nginx.org/en/docs/http/ngx_http_core_module.html#underscores_in_headers',
    },
  ],
  examine(scene) {
    const { subject } = scene;
    if (![400, 401, 403].includes(subject.status) || isPreflight(subject)) return noMatch;
    const sent = scene.request.credentials.find(c => c.place === 'authorization' || c.place === 'header');
    if (!sent) return noMatch;
    const word =
      says(subject, 'missing-credentials') ??
      (sent.place === 'header' ? says(subject, 'missing-api-key') : null) ??
      // “Missing or invalid” of a name that such a server drops by default.
      (dropsName(sent, scene.subject)
        ? (hints(subject, 'missing-api-key') ?? hints(subject, 'missing-credentials'))
        : null);
    const unnamed = word === null ? unnoticed(sent, scene) : null;
    if (unnamed) return unnamed;
    if (!word) return noMatch;
    const objection = objectionTo(scene, sent, word);
    if (objection) return ruledOut(objection);
    const software = softwareOf(scene.subject);
    const plainly = SAYS_ABSENT.test(word.text);
    return finding({
      confidence: quotesHeader(sent, scene) ? 'certain' : plainly ? 'likely' : 'possible',
      facts: {
        header: text(sent.name === 'authorization' ? 'Authorization' : sent.name),
        server: text(subject.url.hostname),
        said: text(word.text),
        ...(software && { software: text(software) }),
      },
      because: [
        point(`the request carried ${sent.name}, and its form is right`, subject),
        point(quote(word), subject),
        ...(software ? [point(`the answer comes through ${software}`, subject)] : []),
        ...(sent.name.includes('_')
          ? [point('its name has an underscore, which proxies drop by default', subject)]
          : []),
      ],
      against: [
        point('where on the way the header was lost cannot be seen'),
        ...(plainly ? [] : [point('servers that refuse a token without saying so answer alike', subject)]),
      ],
      fixes: [serverConfig()],
    });
  },
});

/** That nothing came, and not just that something is wanted: “authorization required” is said to an unknown token as well. */
const SAYS_ABSENT =
  /\b(?:missing|absent|no|not|without|lack(?:s|ing)?|empty|blank|null|undefined)\b|n't\b|[A-Z_](?:MISSING|NO|NOT|EMPTY)(?:_|$)|^(?:MISSING|NO|NOT)_|Missing/i;

/**
 * The server speaks as to somebody who sent nothing: it asks for the very scheme that was sent without an error code, which
 * RFC 6750 §3.1 has it name where a token came; or it is PHP behind Apache, which hands Authorization on only when told to.
 */
function unnoticed(sent: CredentialEvidence, scene: Scene) {
  const { subject } = scene;
  const word = says(subject, 'not-signed-in');
  const asked = subject.response.seen ? (subject.response.value.challenges?.challenges ?? []) : [];
  const same = asked.find(c => c.scheme.toLowerCase() === sent.scheme?.toLowerCase());
  const byDefault = asked.length === 0 && /\bapache\b.*\bphp\b/i.test(softwareOf(scene.subject) ?? '');
  if (!word || sent.place !== 'authorization' || !(/^bearer$/i.test(same?.scheme ?? '') || byDefault)) return null;
  if (same?.params.some(p => p.name === 'error') || objectionTo(scene, sent, word)) return null;
  if (saysAny(subject, [...TOKEN_REASONS, 'invalid-token', 'wrong-password', 'permission', 'session-over']))
    return null;
  return finding({
    confidence: 'possible',
    facts: { header: text('Authorization'), server: text(subject.url.hostname), said: text(word.text) },
    because: [
      point('the request carried authorization, and its form is right', subject),
      byDefault
        ? point(
            `the answer comes through ${softwareOf(scene.subject)}, and that drops Authorization unless told otherwise`,
            subject,
          )
        : point('the challenge names no error, as for somebody who sent nothing', subject),
      point(quote(word), subject),
    ],
    against: [point('servers that refuse a token without saying so answer alike', subject)],
    fixes: [serverConfig()],
  });
}

function objectionTo(scene: Scene, sent: CredentialEvidence, word: Word): string | null {
  const { subject, history } = scene;
  if (sent.shape !== 'well-formed') return 'the credential that was sent is not well-formed';
  if (/cookie|session|query|parameter|refresh/i.test(word.text))
    return 'the server misses something other than the header';
  const asked = subject.response.seen ? (subject.response.value.challenges?.challenges ?? []) : [];
  const scheme = sent.scheme?.toLowerCase();
  if (sent.place === 'authorization' && asked.length > 0 && !asked.some(c => c.scheme.toLowerCase() === scheme))
    return 'the server asks for another scheme';
  // “Bearer …” in a field of another name: what is asked for belongs in Authorization, and no field was lost.
  if (sent.place === 'header' && asked.some(c => c.scheme.toLowerCase() === scheme))
    return 'what the server asks for belongs in Authorization';
  if (sent.place === 'header' && sent.name !== 'authorization' && !namesIt(sent, subjectText(word), scene))
    return 'the server does not say that it wants this header';
  if (sent.place === 'header' && asked.some(c => /key/i.test(c.scheme)) && !word.text.toLowerCase().includes(sent.name))
    return 'the challenge asks for a key by itself, and names no field that was lost';
  const misconfigured = says(subject, 'misconfigured');
  if (misconfigured) return `the server names its own set-up: ${quote(misconfigured)}`;
  const passes = history.sameOrigin.some(
    x =>
      accepted(x) && credentialsOf(x).some(c => c.name === sent.name && c.secretFingerprint === sent.secretFingerprint),
  );
  return passes ? 'the same header was accepted by the same server' : null;
}

const subjectText = (word: Word): string => `${word.name} ${word.text}`;

/**
 * “x_api_key”, “X-Api-Key” and “API key” all name the same field. One with an underscore need not be named where a
 * server stands that drops such names.
 */
function namesIt(sent: CredentialEvidence, said: string, scene: Scene): boolean {
  if (sameName(sent.name, said) || (/key/i.test(sent.name) && /key/i.test(said))) return true;
  return dropsName(sent, scene.subject);
}

const plain = (s: string): string => s.toLowerCase().replace(/[^a-z0-9]/g, '');
const sameName = (name: string, said: string): boolean => plain(said).includes(plain(name));

/** The server says by name that this field did not come. */
function quotesHeader(sent: CredentialEvidence, { subject }: Scene): boolean {
  const said = bodyText(subject);
  return sent.name === 'authorization'
    ? /\bauthorization\b/i.test(said) && /header/i.test(said)
    : said.toLowerCase().includes(sent.name);
}
