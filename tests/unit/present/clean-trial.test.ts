import { describe, expect, test } from 'vitest';
import { type ExchangeEvidence, notSeen, type RequestEvidence, seen } from '../../../src/core/index.ts';
import { trialView } from '../../../src/present/clean-trial.ts';
import { CASES, entryOf } from './cases.ts';

const line = CASES.find(c => c.id === 'dev-54-duplicate');
if (!line) throw new Error('The case is gone');
const subject = entryOf(line).record.evidence.subject;
const request = subject.request.seen ? subject.request.value : null;
if (!request) throw new Error('The request of the case is not seen');

const carrying = (x: ExchangeEvidence, more: Partial<RequestEvidence>): ExchangeEvidence => ({
  ...x,
  request: seen({ ...request, credentials: [], ...more }),
});
const cookie = (name: string, fingerprint: string) => ({ name, fingerprint, length: 3 });
const here = carrying(subject, { cookies: [cookie('sid', 'old'), cookie('theme', 'dark')] });
const answered = (status: number, cookies = [cookie('theme', 'dark')]) => carrying({ ...here, status }, { cookies });
const view = (there: ExchangeEvidence | null, cleanTabId: number | null = 2) =>
  trialView({ tabId: 1, cleanTabId, at: 5, subject: here, there }, 1);

describe('A try in a clean session', () => {
  test('that is accepted without a sign-in puts the fault on the state of this browser, and names what differs', () => {
    const { result, say, proves, differences } = view(answered(200));
    expect([result, say]).toEqual(['works', expect.stringContaining('was accepted (200)')]);
    expect(proves).toContain('without any sign-in, so the state of this browser is at fault');
    expect(differences).toEqual(['Cookies that only the refused request carried: sid.']);
  });

  test('that is accepted after a sign-in there does not claim that none is needed', () => {
    const { proves, differences } = view(answered(200, [cookie('sid', 'new'), cookie('theme', 'dark')]));
    expect(proves).toContain('in a session that started afresh');
    expect(proves).not.toContain('without any sign-in');
    expect(differences).toEqual(['Cookies with another value: sid.']);
  });

  test('that is refused too accuses nobody', () => {
    const { result, proves, differences } = view(answered(401));
    expect(result).toBe('open');
    expect(proves).toContain('not all that stands in the way');
    expect(proves).not.toContain('at fault');
    expect(differences).toEqual([]);
  });

  test('that has got no answer is not called refused by the server', () => {
    const { say, proves } = view({ ...answered(401), status: 0 });
    expect(say).toContain('got no answer');
    expect(proves).toContain('says nothing');
  });

  test('that meets a failing server is not called refused, and proves nothing', () => {
    const { result, say, proves } = view(answered(503));
    expect([result, say]).toEqual(['open', expect.stringContaining('a failing server (503)')]);
    expect(proves).toContain('says nothing');
  });

  test('that sent the same cookies looks for the difference elsewhere', () => {
    const same = [cookie('sid', 'old'), cookie('theme', 'dark')];
    expect(view(answered(200, same)).differences.join()).toContain('stored data');
  });

  test('whose request was not seen says so instead of naming cookies', () => {
    const unseen = { ...answered(200), request: notSeen('not-recorded') } as ExchangeEvidence;
    expect(view(unseen).differences).toEqual(['Which cookies the two sessions sent could not be seen.']);
    expect(view(unseen).proves).not.toContain('without any sign-in');
  });

  test('whose call has not come yet proves nothing', () => {
    expect(view(null)).toMatchObject({ result: 'open', say: expect.stringContaining('not been seen yet') });
  });

  test('that cannot be seen tells how to allow it', () => {
    expect(view(null, null)).toMatchObject({ result: 'unseen', proves: expect.stringContaining('Allow in Incognito') });
  });
});
