import type { CredentialEvidence } from '../../evidence/evidence.ts';
import { contactAdmin, frontendCode } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { isBrowserScheme, offeredSchemes, placeOf } from '../sent.ts';
import { tenantContradiction } from '../stages.ts';
import { quote, says, saysAny, serverWords } from '../words.ts';

/** The key arrived in the right place and is unknown, disabled or restricted. */
export default defineDiagnosis({
  id: 'api-key-invalid',
  needs: ['request'],
  supersedes: [
    'token-rejected',
    'permission-denied',
    'scheme-mismatch',
    'wrong-username-or-password',
    'wrong-auth-header-name',
    'status-misuse-401-403',
  ],
  blamesCredential: true,
  facts: ['place', 'server', 'said'],
  specs: [
    { title: 'RFC 9110 §15.5.2: 401 Unauthorized', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2' },
  ],
  examine(scene) {
    const { subject, request, history } = scene;
    if (![400, 401, 403].includes(subject.status)) return noMatch;
    const named = says(subject, 'invalid-api-key');
    const keys = request.credentials.filter(c => c.place !== 'proxy-authorization');
    const key = keys.find(isKey) ?? (named ? keys[0] : undefined);
    if (!key) return named ? ruledOut('the request carried no key') : noMatch;
    // "Invalid credentials" of a request whose only credential is a key speaks of the key.
    const alone = keys.length === 1 && isKeyByName(key);
    const word = named ?? (alone ? saysAny(subject, ['credentials-refused', 'invalid-token', 'unknown-key']) : null);
    if (!word && !(isKey(key) && asksForKey(offeredSchemes(subject)) && serverWords(subject).length === 0))
      return noMatch;
    const missing = saysAny(subject, ['missing-api-key', 'expired']);
    if (missing && !word) return ruledOut(`the server gave another reason: ${quote(missing)}`);
    const worked = history.acceptedWith(key.secretFingerprint).find(x => x.url.origin === subject.url.origin);
    if (worked && !/referr?er|ip address|not allowed|restrict/i.test(word?.text ?? ''))
      return ruledOut('the same key had been accepted before');
    const stage = tenantContradiction(scene);
    if (stage) return ruledOut(`the key itself shows where it belongs: ${stage.say}`);
    return finding({
      confidence: word ? 'certain' : 'possible',
      facts: {
        place: text(placeOf(key)),
        server: text(subject.url.hostname),
        ...(word && { said: text(word.text) }),
      },
      because: [
        point(`a key stood in ${placeOf(key)}`, subject),
        ...(word ? [point(quote(word), subject)] : [point('the server asked for a key', subject)]),
      ],
      against: word ? [] : [point('the server did not say what is wrong with it', subject)],
      fixes: [frontendCode(), contactAdmin()],
    });
  },
});

const isKeyByName = (c: CredentialEvidence): boolean =>
  (c.place !== 'authorization' && /key/i.test(c.name)) || /^(?:api-?key|key|ssws|geniekey)$/i.test(c.scheme ?? '');

const isKey = (c: CredentialEvidence): boolean =>
  /key/i.test(c.name) ||
  /^(?:api-?key|key|ssws|geniekey|token)$/i.test(c.scheme ?? '') ||
  (c.token?.opaque != null && !isBrowserScheme(c.scheme ?? ''));

const asksForKey = (offered: readonly string[]): boolean => offered.some(s => /key/i.test(s));
