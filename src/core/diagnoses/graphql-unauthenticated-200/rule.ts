import type { BodyEvidence } from '../../evidence/evidence.ts';
import { frontendCode, signInAgain } from '../../fixes/index.ts';
import { defineDiagnosis, finding, inconclusive, noMatch, point, ruledOut, text } from '../define.ts';
import { isSignInCall, looksLikeRefresh } from '../flow-paths.ts';
import { looksLikeGraphql } from '../graphql.ts';
import { saysAny } from '../words.ts';

/** Codes of servers in use (Apollo, Hasura, AppSync, HotChocolate, Strawberry …) in lower case without separators. */
const CODES =
  /^(?:unauthenticated|unauthorized|unauthorizedexception|authfailed|authnotauthenticated|authenticationerror|notauthenticated|invalidjwt|jwtexpired|tokenexpired|invalidtoken|authenticationrequired|unauthenticatederror)$/;
const RIGHTS = /^(?:forbidden|accessdenied|permissiondenied|authnotauthorized|notauthorized|unauthorizedfield)$/;

/** GraphQL says “not signed in” inside an answer that looks like a success. */
export default defineDiagnosis({
  id: 'graphql-unauthenticated-200',
  needs: [],
  supersedes: ['credentials-missing', 'session-expired'],
  facts: ['server', 'status', 'code', 'said'],
  specs: [
    { title: 'GraphQL over HTTP', url: 'https://graphql.github.io/graphql-over-http/draft/' },
    { title: 'GraphQL: Errors', url: 'https://spec.graphql.org/October2021/#sec-Errors' },
  ],
  examine({ subject }) {
    if (subject.status !== 200 && subject.status !== 400) return noMatch;
    if (!subject.body.seen)
      return subject.status === 200 && looksLikeGraphql(subject)
        ? inconclusive('a GraphQL answer tells its errors in the body', subject.body.why)
        : noMatch;
    const errors = subject.body.value.words.filter(w => /^(?:\[\d+\]\.)?errors\b/.test(w.path));
    if (errors.length === 0 || !isGraphql(subject.body.value)) return noMatch;
    // REST services copy the form of the errors; an address that is of a sign-in's own is none of GraphQL.
    if (!looksLikeGraphql(subject) && (looksLikeRefresh(subject.url) || isSignInCall(subject))) return noMatch;
    const codes = errors.filter(w => /\b(?:code|errortype|error_?code)$/i.test(w.path)).map(w => w.text);
    const code = codes.find(c => CODES.test(plain(c)));
    if (!code && codes.some(c => RIGHTS.test(plain(c)))) return ruledOut('the code speaks of rights, not of identity');
    const word = saysAny(subject, ['not-signed-in', 'missing-credentials', 'expired', 'invalid-token', 'revoked']);
    if (!code && !word) return noMatch;
    const said = errors.find(w => /message$/.test(w.path))?.text ?? word?.text;
    return finding({
      confidence: 'certain',
      facts: {
        server: text(subject.url.hostname),
        status: text(String(subject.status)),
        ...(code && { code: text(code) }),
        ...(said !== undefined && { said: text(said) }),
      },
      because: [
        point(`the status is ${subject.status}, and the body holds errors`, subject),
        point(code ? `their code is ${code}` : `they say “${word?.text}”`, subject),
      ],
      fixes: [signInAgain(), frontendCode()],
    });
  },
});

const plain = (code: string): string => code.toLowerCase().replace(/[^a-z]/g, '');

/** A list named `errors` with messages in it; other APIs have such a member too, but as texts or by field. */
const isGraphql = (body: BodyEvidence): boolean =>
  body.words.some(w => /^(?:\[\d+\]\.)?errors\[\d+\]\.(?:message|extensions|errorType)/.test(w.path));
