import { CHALLENGE_ERRORS, DIGEST_ALGORITHMS, schemeFacts } from '../standards/schemes.ts';
import { type Challenge, type ChallengeWarning, param } from './challenge.ts';
import { isToken } from './grammar.ts';

type Warn = (code: string, say: string) => void;

/**
 * What the grammar allows but a scheme's RFC, or a browser, does not. Never a reason to call a header malformed.
 * `folded`: a field had a line break in it (obs-fold, RFC 9112 §5.2).
 */
export function warnAbout(challenges: readonly Challenge[], folded: boolean): ChallengeWarning[] {
  const warnings: ChallengeWarning[] = [];
  if (folded)
    warnings.push({ code: 'obs-fold', say: 'A field value goes over several lines, which HTTP no longer allows.' });
  if (challenges.some((challenge, index) => challenge.field === challenges[index - 1]?.field)) {
    // Measured in Chromium 156: neither `Basic, Bearer` nor `Bearer …, Basic …` in one field brings up its dialog.
    warnings.push({
      code: 'several-challenges-in-one-field',
      say: 'Several challenges share one field. Chrome acts on one challenge per field only; a field for each is safe.',
    });
  }
  challenges.forEach((challenge, index) => {
    const warn: Warn = (code, say) => warnings.push({ code, say, challenge: index });
    general(challenge, index, challenges.length, warn);
    BY_SCHEME[challenge.scheme.length < 16 ? challenge.scheme.toLowerCase() : '']?.(challenge, warn);
  });
  return warnings;
}

const BY_SCHEME: Record<string, ((challenge: Challenge, warn: Warn) => void) | undefined> = {
  __proto__: null as never,
  basic,
  digest,
  bearer,
  dpop: oauthParams,
};

function general(challenge: Challenge, index: number, count: number, warn: Warn): void {
  const { params, token68, scheme } = challenge;
  const facts = schemeFacts(scheme);
  if (!facts && index === 0 && count > 1) {
    warn(
      'unknown-scheme-first',
      `The first challenge is of a scheme that nobody registered (“${cut(scheme)}”); old clients read no further.`,
    );
  }
  if (!facts && params.length === 0 && token68 === null && index > 0 && PARAM_NAMES.has(scheme.toLowerCase())) {
    warn(
      'looks-like-a-cut-off-parameter',
      `“${cut(scheme)}” stands as a scheme of its own, but is the name of a parameter.`,
    );
  }
  if (params.length > 1 && new Set(params.map(({ name }) => name)).size < params.length) {
    warn('duplicate-param', 'A parameter appears more than once; each may appear only once in a challenge.');
  }
  if (params.some(({ name, quoted }) => name === 'realm' && !quoted)) {
    warn('realm-not-quoted', 'The realm stands without quotes; it has to be sent as a quoted string.');
  }
  if (token68 !== null && looksLikeEmptyParam(token68)) {
    warn(
      'looks-like-empty-param',
      `“${cut(token68)}” looks like a parameter without a value; by the grammar it is a token.`,
    );
  }
  const metadata = param(challenge, 'resource_metadata');
  if (metadata !== undefined && !/^https?:\/\/[^/?#\s]/i.test(metadata)) {
    warn('resource-metadata-not-url', 'resource_metadata is not a URL.');
  }
}

function basic(challenge: Challenge, warn: Warn): void {
  if (param(challenge, 'realm') === undefined) warn('basic-missing-realm', 'Basic has to name a realm.');
  const charset = param(challenge, 'charset');
  if (charset !== undefined && charset.toLowerCase() !== 'utf-8') {
    warn('basic-charset-not-utf8', 'The only charset that Basic may name is UTF-8.');
  }
}

function digest(challenge: Challenge, warn: Warn): void {
  if (param(challenge, 'realm') === undefined) warn('digest-missing-realm', 'Digest has to name a realm.');
  if (param(challenge, 'nonce') === undefined) warn('digest-missing-nonce', 'Digest has to send a nonce.');
  const algorithm = param(challenge, 'algorithm');
  const support = algorithm === undefined ? undefined : DIGEST_ALGORITHMS.get(algorithm.toLowerCase());
  if (algorithm !== undefined && !support) {
    warn(
      'digest-unknown-algorithm',
      `Nobody defined the Digest algorithm “${cut(algorithm)}”; clients ignore such a challenge.`,
    );
  } else if (support && !support.chrome && !support.firefox) {
    warn('digest-algorithm-not-in-browsers', `Neither Chrome nor Firefox computes the Digest algorithm ${algorithm}.`);
  }
  const charset = param(challenge, 'charset');
  if (charset !== undefined && charset.toLowerCase() !== 'utf-8') {
    warn('digest-charset-not-utf8', 'The only charset that Digest may name is UTF-8.');
  }
  const qop = param(challenge, 'qop');
  if (qop !== undefined && !qop.split(',').some(option => option.trim().toLowerCase() === 'auth')) {
    warn('digest-qop-without-auth', 'The qop list does not offer “auth”, the only protection that browsers compute.');
  }
}

function bearer(challenge: Challenge, warn: Warn): void {
  if (challenge.params.length === 0) warn('bearer-no-params', 'Bearer has to carry at least one parameter.');
  oauthParams(challenge, warn);
}

function oauthParams(challenge: Challenge, warn: Warn): void {
  const error = param(challenge, 'error');
  const description = param(challenge, 'error_description');
  const uri = param(challenge, 'error_uri');
  const scope = param(challenge, 'scope');
  // RFC 6750 §3: %x20-21 / %x23-5B / %x5D-7E; in error_uri without the space.
  if ([error, description].some(text => text !== undefined && !/^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/.test(text))) {
    warn(
      'rfc6750-charset',
      'error or error_description holds characters that it may not: plain ASCII without quotes and backslashes only.',
    );
  }
  if (uri !== undefined && !/^[\x21\x23-\x5b\x5d-\x7e]*$/.test(uri)) {
    warn('rfc6750-charset', 'error_uri holds characters that no URI may hold.');
  }
  if (scope !== undefined && !isScope(scope)) {
    warn('rfc6750-scope-syntax', 'scope has to be a list of scope names with one space between them.');
  }
  if (error !== undefined && !CHALLENGE_ERRORS.has(error)) {
    warn(
      'rfc6750-unregistered-error',
      `“${cut(error)}” is not an error code that a specification of this scheme defines.`,
    );
  }
}

/** scope = scope-token *( SP scope-token ), RFC 6749 §3.3; checked word by word so that time stays linear. */
function isScope(scope: string): boolean {
  return scope.split(' ').every(word => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(word));
}

const PARAM_NAMES: ReadonlySet<string> = new Set(
  'realm charset nonce opaque qop algorithm stale domain userhash scope error error_description error_uri service resource resource_metadata resource_id authorization_uri client_id claims acr_values max_age algs challenge token-key'.split(
    ' ',
  ),
);

/** A lone `name=` is a token68 by the grammar. One whose length base64 could have is told apart by well-known names. */
function looksLikeEmptyParam(token68: string): boolean {
  const name = token68.slice(0, -1);
  if (!token68.endsWith('=') || name.endsWith('=') || !isToken(name)) return false;
  return token68.length % 4 !== 0 || PARAM_NAMES.has(name.toLowerCase());
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
