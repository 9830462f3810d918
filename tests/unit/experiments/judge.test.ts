import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blameOf, blamingDiagnoses } from '../../../src/core/experiments/blame.ts';
import {
  type Asked,
  type Confidence,
  DIAGNOSES,
  type Judged,
  judge,
  type VariantKind,
} from '../../../src/core/index.ts';
import { answerOf, asked, DOWN, SENT_ON, trial } from './answers.ts';

const OK = asked(200);
const NO = asked(401);

/** Experiments whose control was refused as at first, before and after. */
const judged = (
  diagnosis: string,
  confidence: Confidence,
  variants: Partial<Record<VariantKind, Asked>>,
  more: Partial<Judged> = {},
) =>
  judge({
    subject: answerOf(401),
    verdict: { diagnosis, confidence },
    trials: [trial('as-sent', NO), ...Object.entries(variants).map(([kind, a]) => trial(kind as VariantKind, a))],
    ...{ again: NO, goodOnce: false, hiddenLogin: false, ...more },
  });

const result = (...args: Parameters<typeof judged>) => {
  const judgement = judged(...args);
  return judgement.result === 'inconclusive' ? judgement.doubt : `${judgement.result} ${judgement.confidence}`;
};

describe('A verdict', () => {
  test.each([
    [
      'a wrong prefix is proved by putting it right',
      'bearer-prefix-wrong',
      'likely',
      { 'prefix-corrected': OK },
      'supports certain',
    ],
    [
      'a wrong prefix is doubted where putting it right is not enough',
      'bearer-prefix-wrong',
      'certain',
      { 'prefix-corrected': NO },
      'contradicts likely',
    ],
    [
      'a bad token becomes likely when another is accepted',
      'token-revoked',
      'possible',
      { 'other-credential': OK },
      'supports likely',
    ],
    [
      'a bad token never becomes certain by that',
      'token-revoked',
      'likely',
      { 'pasted-credential': OK },
      'supports likely',
    ],
    [
      'a bad token is refuted when it is accepted without the cookies',
      'token-expired',
      'certain',
      { 'without-cookies': OK },
      'contradicts possible',
    ],
    [
      'a bad token is refuted when the prefix alone was wrong',
      'token-rejected',
      'likely',
      { 'prefix-corrected': OK },
      'contradicts possible',
    ],
    [
      'a bad session becomes likely when the token alone is accepted',
      'session-expired',
      'possible',
      { 'without-cookies': OK },
      'supports likely',
    ],
    [
      'a bad session is refuted when the cookies alone are accepted',
      'session-expired',
      'certain',
      { 'without-authorization': OK },
      'contradicts possible',
    ],
    [
      'cookies that stayed at home become likely when they are accepted',
      'cookie-samesite-blocked',
      'possible',
      { 'cookies-of-now': OK },
      'supports likely',
    ],
    [
      'two credentials in each other’s way are proved by leaving one out',
      'auth-header-collision',
      'possible',
      { 'without-authorization': OK },
      'supports certain',
    ],
    [
      'two credentials in each other’s way are doubted where none of them helps',
      'auth-header-collision',
      'likely',
      { 'without-authorization': NO },
      'contradicts possible',
    ],
    [
      'a missing credential becomes likely when one is accepted',
      'credentials-missing',
      'possible',
      { 'pasted-credential': OK },
      'supports likely',
    ],
    [
      'missing rights become likely when another account is accepted',
      'permission-denied',
      'possible',
      { 'other-credential': OK },
      'supports likely',
    ],
    [
      'a server at fault is doubted when the request is what matters',
      'server-auth-misconfigured',
      'likely',
      { 'without-cookies': OK },
      'contradicts possible',
    ],
    [
      'anything stays as it is where nothing made a difference',
      'token-revoked',
      'likely',
      { 'without-cookies': NO, 'without-authorization': NO },
      'silent likely',
    ],
  ] as const)('%s', (_, diagnosis, confidence, variants, expected) => {
    expect(result(diagnosis, confidence, variants)).toBe(expected);
  });

  test('about a token is doubted when one that had been accepted is refused too', () => {
    const trials = [trial('as-sent', NO), trial('other-credential', NO, true)];
    expect(result('token-revoked', 'certain', {}, { trials })).toBe('contradicts likely');
  });
});

describe('Nothing is concluded', () => {
  test.each([
    ['nothing was asked', 'nothing-asked', { trials: [] }],
    ['the server does not answer the control', 'no-answer', { trials: [trial('as-sent', DOWN)] }],
    ['the server fails', 'server-fails', { trials: [trial('as-sent', asked(503))] }],
    ['the control is accepted now', 'accepted-now', { trials: [trial('as-sent', OK)] }],
    ['the control gets another status', 'answered-otherwise', { trials: [trial('as-sent', asked(404))] }],
    ['the control is sent on', 'answered-otherwise', { trials: [trial('as-sent', SENT_ON)] }],
    [
      'the control is refused for another reason',
      'refused-otherwise',
      { trials: [trial('as-sent', asked(401, { headers: [['WWW-Authenticate', 'Bearer error="invalid_request"']] }))] },
    ],
    ['the control is accepted at the end', 'not-steady', { again: OK }],
    ['the control was not asked at the end', 'not-steady', { again: null }],
    ['the credential is good once', 'good-once', { goodOnce: true }],
    ['the browser may have added a login', 'hidden-login', { hiddenLogin: true }],
  ] as const)('where %s', (_, doubt, more) => {
    expect(result('token-revoked', 'certain', { 'without-cookies': OK }, more)).toBe(doubt);
  });

  test('from a sign-in page in place of the data', () => {
    const page = asked(200, { headers: [['Content-Type', 'text/html']], body: '<form><input type="password"></form>' });
    expect(result('token-expired', 'certain', { 'without-cookies': page })).toBe('silent certain');
  });

  test('from a GraphQL answer that succeeds by its status alone', () => {
    const body = '{"data":null,"errors":[{"message":"No viewer","extensions":{"code":"UNAUTHENTICATED"}}]}';
    const answer = asked(200, { headers: [['Content-Type', 'application/json']], body });
    expect(result('token-expired', 'certain', { 'without-cookies': answer })).toBe('silent certain');
  });
});

test('A call that was sent on to a sign-in is refused anew when it is sent on again', () => {
  const subject = answerOf(302, { redirectedTo: 'https://shop.example/login' });
  const trials = [trial('as-sent', SENT_ON), trial('without-cookies', OK)];
  expect(result('session-expired', 'possible', {}, { subject, trials, again: SENT_ON })).toBe('supports likely');
});

test('No experiment makes certain what names more than a part of the request', () => {
  const kinds = [
    'without-cookies',
    'without-authorization',
    'without-header',
    'prefix-corrected',
    'cookies-of-now',
    'other-credential',
    'pasted-credential',
  ] as const;
  const answers = fc.constantFrom(OK, NO, SENT_ON, DOWN, asked(404), asked(500));
  const variants = fc.dictionary(fc.constantFrom(...kinds), answers);
  const diagnosis = fc.constantFrom(...DIAGNOSES.map(d => d.id));
  const before = fc.constantFrom<Confidence>('certain', 'likely', 'possible');
  fc.assert(
    fc.property(variants, diagnosis, before, answers, (given, id, confidence, again) => {
      const judgement = judged(id, confidence, given, { again });
      if (judgement.result === 'inconclusive') return;
      const partOnly = !['prefix', 'extra'].includes(blameOf(id) ?? '');
      if (partOnly && confidence !== 'certain') expect(judgement.confidence).not.toBe('certain');
      if (judgement.result === 'supports') expect(judgement.accepted).not.toEqual([]);
      if (judgement.result === 'silent') expect(judgement.confidence).toBe(confidence);
    }),
  );
});

test('Every diagnosis that blames a part of the request is one of the list', () => {
  const known = new Set(DIAGNOSES.map(d => d.id));
  expect(blamingDiagnoses().filter(id => !known.has(id))).toEqual([]);
  expect(new Set(blamingDiagnoses()).size).toBe(blamingDiagnoses().length);
});
