import { frontendCode, signInAgain } from '../../fixes/index.ts';
import { defineDiagnosis, finding, inconclusive, noMatch, point, ruledOut, text } from '../define.ts';
import { isSignInCall, looksLikeRefresh } from '../flow-paths.ts';
import { forbiddenByGraphql, graphqlCodes, graphqlErrors, looksLikeGraphql, plainCode } from '../graphql.ts';
import { saysAny } from '../words.ts';

/** Codes of servers in use (Apollo, Hasura, AppSync, HotChocolate, Strawberry …) in lower case without separators. */
const CODES =
  /^(?:unauthenticated|unauthorized|unauthorizedexception|authfailed|authnotauthenticated|authenticationerror|notauthenticated|invalidjwt|jwtexpired|tokenexpired|invalidtoken|authenticationrequired|unauthenticatederror)$/;

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
    const errors = graphqlErrors(subject.body.value);
    if (errors.length === 0) return noMatch;
    // REST services copy the form of the errors; an address that is of a sign-in's own is none of GraphQL.
    if (!looksLikeGraphql(subject) && (looksLikeRefresh(subject.url) || isSignInCall(subject))) return noMatch;
    const codes = graphqlCodes(errors);
    const code = codes.find(c => CODES.test(plainCode(c)));
    if (!code && forbiddenByGraphql(subject)) return ruledOut('the code speaks of rights, not of identity');
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
