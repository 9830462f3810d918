import { describe, expect, it } from 'vitest';
import { episodeOf } from '../../../src/cli/cases.ts';
import { hints, type Meaning, says, serverWords } from '../../../src/core/diagnoses/words.ts';
import { collect } from '../../../src/core/index.ts';
import { exchange, testCase } from '../../cases/build.ts';
import { said } from './said.ts';

/** Wordings of frameworks, libraries and services, each with the one thing it means. */
const WORDINGS: Readonly<Partial<Record<Meaning, readonly string[]>>> = {
  'rate-limit': [
    'API rate limit exceeded for user ID 12',
    'QUOTA_EXCEEDED',
    'TooManyRequestsException',
    'Too many login attempts. Please try again in 5 minutes.',
    'You have exceeded your daily allowance',
  ],
  unavailable: [
    'Service Unavailable',
    'We are performing scheduled maintenance',
    'SQLSTATE[HY000] [2002] Connection refused',
    'could not connect to database',
  ],
  captcha: ['reCAPTCHA validation failed', 'captcha_required', 'Please confirm you are not a robot'],
  unverified: ['email_not_confirmed', 'Please confirm your e-mail address first', 'Your account is awaiting approval'],
  licence: [
    'API access is disabled for your plan',
    'Not available on the free tier',
    'LICENSE_EXPIRED',
    'No active subscription',
    'Your free trial has ended',
    'Payment required',
  ],
  'sso-required': ['SSO required', 'Password login is disabled for your organization'],
  expired: [
    'jwt expired',
    'The incoming token has expired',
    '"exp" claim timestamp check failed',
    'TokenExpiredError',
    'Firebase ID token has expired. Get a fresh ID token from your client app.',
    'IDX10223: Lifetime validation failed. The token is expired.',
    'The access token provided has expired',
    'ExpiredToken',
    'Access token has been expired',
    'Jwt is expired',
    'Signature has expired.',
    'token is expired by 3m12s',
    'The provided token has expired.',
    'Le jeton a expiré',
    'Das Token ist abgelaufen',
    'El token ha caducado',
    'ACCESS_TOKEN_EXPIRED',
    'expired_token',
    'the exp claim is in the past',
    'This link has expired',
  ],
  'not-yet-valid': [
    'jwt not active',
    '"nbf" claim timestamp check failed',
    'The token is not yet valid (iat)',
    'Token used before issued',
    'Jwt not yet valid',
    'IDX10222: Lifetime validation failed. The token is not yet valid. ValidFrom',
    'ImmatureSignatureError',
    'Issued at is in the future',
    'token used too early',
  ],
  audience: [
    'jwt audience invalid. expected: orders',
    'unexpected "aud" claim value',
    'Audiences in Jwt are not allowed',
    'Invalid audience',
    'The token was not issued for this resource',
    'IDX10214: Audience validation failed.',
    'Wrong recipient, payload audience != requiredAudience',
  ],
  issuer: [
    'jwt issuer invalid. expected: https://id.example',
    'unexpected "iss" claim value',
    'Jwt issuer is not configured',
    'IDX10205: Issuer validation failed.',
    'Untrusted issuer',
  ],
  'unknown-key': [
    'no applicable key found in the JSON Web Key Set',
    "Jwks doesn't have key to match kid or alg from Jwt",
    'Unable to find a signing key that matches: abc',
    'The signature key was not found',
    'IDX10501: Signature validation failed. Unable to match key: kid: abc',
    'unknown kid',
    'No matching JWK for kid',
    'Signing key not found',
  ],
  algorithm: [
    'invalid algorithm',
    'unexpected signing method: HS256',
    'The specified alg value is not allowed',
    '"alg" (Algorithm) Header Parameter value not allowed',
    'Signed JWT rejected: Another algorithm expected, or no matching key(s) found',
  ],
  signature: [
    'invalid signature',
    'JWSError JWSInvalidSignature',
    'signature verification failed',
    'Jwt verification fails',
    'crypto/rsa: verification error',
    'signature is invalid',
    'Could not verify JWT: bad signature',
  ],
  malformed: [
    'jwt malformed',
    'Invalid Compact JWS',
    'Jwt is not in the form of Header.Payload.Signature with two dots and 3 sections',
    'token contains an invalid number of segments',
    'Not enough segments',
    'Invalid JWT serialization: Missing dot delimiter(s)',
    'Invalid token format',
    'CompactToken parsing failed',
  ],
  'wrong-type': [
    'Token has wrong type',
    'Only non-refresh tokens are allowed',
    'token is not an access token',
    'Expected an access token but got a refresh token',
  ],
  revoked: [
    'The token was revoked',
    'token_revoked',
    'Token is blacklisted',
    'Token has been invalidated',
    'You were signed in on another device',
    'Your password was changed, please sign in',
    'Session was terminated by an administrator',
  ],
  scope: [
    'Request had insufficient authentication scopes.',
    'missing_scope',
    "Token is missing the 'orders:write' scope",
    'The request requires higher privileges than provided by the access token.',
    'This endpoint requires the admin scope',
  ],
  'step-up': [
    'MFA required',
    'CREDENTIAL_TOO_OLD: recent login required',
    'reauthentication_required',
    'Two-factor authentication is required for this action',
    'A different authentication level is required',
  ],
  'wrong-password': [
    'Invalid email or password',
    'The user name or password is incorrect.',
    'INVALID_PASSWORD',
    'auth/wrong-password',
    'Login failed',
    'Incorrect login or password',
    'Password does not match',
    "The password you entered isn't right: wrong password",
    'Benutzername oder Passwort falsch',
    'Mot de passe incorrect',
    'AADSTS50126: Error validating credentials due to invalid username or password.',
  ],
  'credentials-refused': [
    'Bad credentials',
    'Unable to log in with provided credentials.',
    'These credentials do not match our records.',
    'Invalid login credentials',
    'Invalid user credentials',
    'unable to authenticate with provided credentials and anonymous access is not allowed for this request',
  ],
  'account-disabled': [
    'User inactive or deleted.',
    'User is disabled',
    'Your account has been suspended',
    'account_locked',
    'This account was deactivated',
    'USER_DISABLED',
    'Account is locked. Try again in 30 minutes.',
    'The user has been blocked',
  ],
  'missing-credentials': [
    'Authentication credentials were not provided.',
    'No authorization token was found',
    'JWT Token not found',
    'Missing bearer token',
    'Authorization header is missing',
    'Access token required',
    'No token provided.',
    'missing authentication credentials for REST request [/x]',
    'Request is missing required authentication credential.',
    "Authorization header was not present or 'Bearer' was missing.",
    'MISSING_TOKEN',
    'not_authed',
    'You did not provide an access token',
  ],
  'not-signed-in': [
    'Unauthenticated.',
    'You need to sign in or sign up before continuing.',
    'Not authenticated',
    'login required',
    'You must be logged in to view this page.',
    'Please log in',
    'User is not logged in',
  ],
  'invalid-api-key': [
    'Invalid API key',
    'API key not valid. Please pass a valid API key.',
    'Your API key is invalid or incorrect.',
    'Access denied due to invalid subscription key',
    'apiKeyDisabled',
    'The API key has been revoked',
    'Unknown API key',
  ],
  'missing-api-key': [
    'No API key found in request',
    'x-api-key header is required',
    'API key is missing',
    'You did not provide an API key.',
  ],
  'invalid-token': [
    'Invalid token.',
    'Could not validate credentials',
    'Given token not valid for any token type',
    'Unrecognised access token',
    'token verification failed',
  ],
  'session-over': [
    'Your session has expired',
    'SESSION_TIMEOUT',
    'Session timed out, please log in again',
    'You have been logged out',
  ],
  'csrf-token': [
    'CSRF token mismatch.',
    'CSRF token missing or incorrect.',
    'InvalidAuthenticityToken: Can’t verify CSRF token authenticity',
    'No valid crumb was included in the request',
    'The required anti-forgery cookie is not present',
  ],
  'csrf-origin': [
    'Origin checking failed - null does not match any trusted origins.',
    'Referer checking failed - no Referer.',
    'Cross-site POST form submissions are forbidden',
  ],
  permission: [
    'You do not have permission to perform this action.',
    'User is not authorized to access this resource',
    'Your role (viewer) may not open this report.',
    'Insufficient privileges to complete the operation.',
    'The client does not have permission for manifest',
  ],
  'client-auth': [
    'invalid_client',
    'Client authentication failed',
    'AADSTS7000215: Invalid client secret provided.',
    'unauthorized_client',
  ],
  'refresh-reuse': ['Refresh token reuse detected', 'Invalid Refresh Token: Already Used', 'REFRESH_TOKEN_REUSED'],
  clock: [
    'Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z',
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
  ],
  'request-signature': [
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided.',
  ],
  'credentials-twice': [
    'Multiple access tokens in one request',
    'The access token must be sent by one method only',
    'Only one auth mechanism allowed',
  ],
};

describe.each(Object.entries(WORDINGS) as [Meaning, readonly string[]][])('words that mean %s', (meaning, wordings) => {
  it.each(wordings)('“%s”', wording => {
    const x = said(wording);
    expect(
      says(x, meaning),
      serverWords(x)
        .map(w => w.meaning)
        .join(' '),
    ).not.toBeNull();
  });
});

/** What the same letters must not be taken for. */
const NOT_MEANT: readonly (readonly [wording: string, meaning: Meaning])[] = [
  ['Signature has expired.', 'signature'],
  ['Your password has expired', 'expired'],
  ['Your session has expired', 'expired'],
  ['Signature expired: 20260101T000000Z is now earlier than 20260101T000500Z', 'expired'],
  ['CSRF token expired', 'expired'],
  ['The certificate has expired', 'expired'],
  ['Your subscription has expired', 'expired'],
  ['The token is not expired', 'expired'],
  ['Your account will be locked after 3 more attempts', 'account-disabled'],
  ['This token has been disabled', 'account-disabled'],
  ['Your IP has been blocked', 'account-disabled'],
  ['User not found or password invalid for this token', 'account-disabled'],
  ['The signature key was not found', 'missing-credentials'],
  ['CSRF token missing', 'missing-credentials'],
  ['Missing scope', 'missing-credentials'],
  ['401 Authorization Required', 'missing-credentials'],
  ['Access denied due to invalid subscription key', 'permission'],
  ['The access token is invalid', 'missing-credentials'],
  ['Invalid CSRF token', 'invalid-token'],
  ['invalid_client', 'credentials-refused'],
  [
    'unable to authenticate with provided credentials and anonymous access is not allowed for this request',
    'not-signed-in',
  ],
  ['The signing key is invalid', 'invalid-api-key'],
  ['You cannot send messages to this user because they have blocked you.', 'account-disabled'],
  ['The record is locked by another user', 'account-disabled'],
  ['This file was deleted by its owner, a former member, who has archived it', 'account-disabled'],
  ['User registration is disabled', 'account-disabled'],
  ['User account creation is disabled', 'account-disabled'],
  ['Customer account export is locked', 'account-disabled'],
  ['Account recovery is disabled', 'account-disabled'],
  ['Login button disabled', 'account-disabled'],
  ['Your account manager was removed', 'account-disabled'],
  ["This user's comments are closed", 'account-disabled'],
  ['Profile photos are disabled', 'account-disabled'],
  ['You cannot use this endpoint without a token', 'permission'],
  ['You cannot sign in again before 10:00', 'permission'],
  ['Email is required', 'wrong-password'],
  ['Password is missing', 'wrong-password'],
  ['No refresh token provided', 'missing-credentials'],
];

describe('words that mean something else', () => {
  it.each(NOT_MEANT)('“%s” does not mean %s', (wording, meaning) => {
    const x = said(wording);
    expect(says(x, meaning)).toBeNull();
  });
});

describe('a sentence that names several reasons', () => {
  it.each([
    'Invalid or expired token',
    'Token is invalid or expired',
    'Missing, invalid or expired token',
    'The access token is invalid/expired',
    'The provided authorization grant is invalid, expired, revoked, or was issued to another client.',
  ])('“%s” is no statement that the token expired, but a hint', wording => {
    const x = said(wording);
    expect(says(x, 'expired')).toBeNull();
    expect(hints(x, 'expired')).not.toBeNull();
  });

  it('still says that the token was refused', () => {
    expect(says(said('Token is invalid or expired'), 'invalid-token')).not.toBeNull();
  });

  it('is one reason where the states do not stand in a row', () => {
    expect(says(said('The token is invalid: it has expired. Refresh or sign in again.'), 'expired')).not.toBeNull();
  });

  it('is one reason where both words name the same', () => {
    expect(says(said('User inactive or deleted.'), 'account-disabled')).not.toBeNull();
  });
});

describe('a reason that the server supposes', () => {
  it.each([
    ['Authentication required. Your session may have expired.', 'session-over'],
    ['If your session has expired, please sign in again.', 'session-over'],
    ['The token might have been revoked', 'revoked'],
    ['If the token is invalid, expired or revoked, request a new one', 'expired'],
    ['Check whether your token has expired', 'expired'],
    ['Refused (perhaps the token has expired)', 'expired'],
    ['You may have triggered the forgery (CSRF) protection', 'csrf-token'],
    ['トークンの有効期限が切れているかもしれません', 'expired'],
    ['Token abgelehnt, möglicherweise ist das Token abgelaufen', 'expired'],
  ] as const)('“%s” is no statement, but a hint', (wording, meaning) => {
    const x = said(wording);
    expect(says(x, meaning)).toBeNull();
    expect(hints(x, meaning)).not.toBeNull();
  });

  it.each([
    ['Token could not be verified: signature mismatch', 'signature'],
    ['Your session has expired, please log in again if you wish to continue', 'session-over'],
    ['Token has expired (if using CLI run login)', 'expired'],
    ['jwt expired - check whether your clock is right', 'expired'],
    ['The data could be stale: token expired', 'expired'],
    ['Invalid API key, check if it is copied completely', 'invalid-api-key'],
    ['The token may not be used before 10:00', 'not-yet-valid'],
    ['Your role (viewer) may not open this report', 'permission'],
  ] as const)('“%s” is a statement', (wording, meaning) => {
    expect(says(said(wording), meaning)).not.toBeNull();
  });

  it('still says that the token was refused', () => {
    expect(says(said('The token may have been revoked'), 'invalid-token')).not.toBeNull();
  });

  it.each([
    'Access denied. If your token has expired, request a new one',
    'If your token is invalid, request a new one',
    'Falls das Token abgelaufen ist, melden Sie sich an',
    'Quota exceeded. Maybe the token is revoked?',
  ])('“%s” does not say that the token was refused', wording => {
    expect(says(said(wording), 'invalid-token')).toBeNull();
  });
});

describe('known liars', () => {
  it('an API gateway that knows no such route misses no token', () => {
    const line = testCase('liar', {
      name: 'liar',
      exchanges: [
        exchange({
          url: 'https://api.example/x',
          status: 403,
          responseHeaders: { 'x-amzn-ErrorType': 'MissingAuthenticationTokenException' },
          json: { message: 'Missing Authentication Token' },
        }),
      ],
      expect: { primary: null },
    });
    const { subject } = collect(episodeOf(line), { salt: 'tests' });
    expect(says(subject, 'missing-credentials')).toBeNull();
    expect(says(subject, 'no-such-route')).not.toBeNull();
  });
});
