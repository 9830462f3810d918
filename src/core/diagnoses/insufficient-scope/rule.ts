import { askAccess, frontendCode } from '../../fixes/index.ts';
import { param } from '../../http/challenge.ts';
import { defineDiagnosis, finding, noMatch, type Point, point, ruledOut, type Scene, text } from '../define.ts';
import { confidenceAfter, type Doubt, doubt } from '../doubts.ts';
import { claimsOf, mayCarryToken, refusedToken, scopesOf } from '../refused-token.ts';
import { challengesOf } from '../sent.ts';
import { moment } from '../token-times.ts';
import { quote, says } from '../words.ts';

/** A valid token that lacks the scope which this call needs. */
export default defineDiagnosis({
  id: 'insufficient-scope',
  needs: ['response'],
  supersedes: ['permission-denied', 'token-rejected', 'status-misuse-401-403'],
  blamesCredential: true,
  facts: ['wanted', 'has', 'server', 'said'],
  specs: [{ title: 'RFC 6750 §3.1: insufficient_scope', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1' }],
  examine(scene) {
    const { subject, time } = scene;
    if (!mayCarryToken(subject) && subject.status !== 404) return noMatch;
    const word = says(subject, 'scope');
    const token = refusedToken(subject);
    const owned = token ? scopesOf(claimsOf(token)) : null;
    const wanted = wantedScopes(scene);
    const listed = byLists(scene);
    const lacking = owned && wanted.length > 0 ? wanted.filter(s => !owned.includes(s)) : [];
    if (!word && !listed && !(lacking.length > 0 && subject.status === 403)) return noMatch;
    if (owned && wanted.length > 0 && lacking.length === 0 && !listed)
      return ruledOut('the token has the scope that was named');
    const invalid = says(subject, 'invalid-token');
    if (invalid && invalid.place === 'challenge' && word?.place !== 'challenge') return ruledOut(quote(invalid));
    const doubts: Doubt[] = [];
    if (!word && !listed) doubts.push(doubt('likely', 'the server did not say that a scope is missing', subject));
    const exp = moment(claimsOf(token).exp, time);
    if (exp && exp.past > 0) doubts.push(doubt('likely', 'the token had expired as well', subject));
    const missing = lacking.length > 0 ? lacking : wanted;
    return finding({
      confidence: confidenceAfter(doubts),
      facts: {
        server: text(subject.url.hostname),
        ...(missing.length > 0 && { wanted: text(missing.join(' ')) }),
        ...(owned && { has: text(owned.join(' ') || 'none') }),
        ...(word && { said: text(word.text) }),
      },
      because: [
        ...(word ? [point(quote(word), subject)] : []),
        ...(wanted.length > 0 ? [point(`the call needs ${wanted.join(' ')}`, subject)] : []),
        ...(owned ? [point(`the token allows ${owned.join(' ') || 'nothing by name'}`, subject)] : []),
        ...(listed ? [listed] : []),
      ],
      against: doubts.map(d => d.point),
      fixes: [askAccess(), frontendCode()],
    });
  },
});

function wantedScopes({ subject }: Scene): readonly string[] {
  const named = challengesOf(subject)
    .map(c => param(c, 'scope'))
    .find(Boolean);
  if (named) return named.split(/[\s,]+/).filter(Boolean);
  if (!subject.body.seen) return [];
  const needed = subject.body.value.words.find(w => /(?:^|\.)(?:needed|required_?scopes?|scope)$/i.test(w.path));
  return needed ? needed.text.split(/[\s,]+/).filter(Boolean) : [];
}

/** Some APIs list in every answer what the token has and what the call takes; any one of the latter is enough. */
function byLists({ subject }: Scene): Point | null {
  if (!subject.response.seen || !['403', '404'].includes(String(subject.status))) return null;
  const { headers } = subject.response.value;
  const takes = headers['x-accepted-oauth-scopes'];
  const has = headers['x-oauth-scopes'];
  if (!takes || has === undefined) return null;
  const split = (s: string) =>
    s
      .split(',')
      .map(w => w.trim())
      .filter(Boolean);
  if (split(takes).some(s => split(has).includes(s))) return null;
  return point(`the call takes ${takes}, and the token has ${has || 'none'}`, subject);
}
