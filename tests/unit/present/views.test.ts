import { describe, expect, test } from 'vitest';
import { episodeView } from '../../../src/present/episode.ts';
import { fixViews, sourceOf } from '../../../src/present/fixes.ts';
import { popupView } from '../../../src/present/popup.ts';
import { headerText, revealedBlock, sayCopied } from '../../../src/present/sections/headers.ts';
import { NO_STATE } from '../../../src/present/session.ts';
import { accessNotice, unwatchedWords } from '../../../src/present/states.ts';
import type { TabView } from '../../../src/protocol/index.ts';
import { HOSTILE } from '../../lab/hostile.ts';
import { CASES, entryOf, LIBRARY } from './cases.ts';

const options = { library: LIBRARY, zone: 'UTC' };
const lineOf = (id: string) => CASES.find(c => c.id === id) ?? HOSTILE;
const viewOf = (id: string) => episodeView(entryOf(lineOf(id)), options);
const tab: TabView = { id: 1, state: 'open', url: null, access: 'granted', private: false, watchedSince: 0 };
const popupOf = (...ids: string[]) =>
  popupView(
    { ...NO_STATE, tab, entries: ids.map(id => entryOf(lineOf(id))) },
    options,
    Date.parse('2026-03-04T10:15:59Z'),
  );

describe('Every case', () => {
  test.each(CASES.map(c => [c.id, c] as const))('%s can be shown: a sentence, a line per section', (_id, line) => {
    const view = episodeView(entryOf(line), options);
    expect(view.verdict.sentence.length).toBeGreaterThan(0);
    for (const { closedLine } of [
      view.knowledge,
      view.challenge,
      view.credential,
      view.cookies,
      view.way,
      view.change,
      view.headers,
    ]) {
      expect(closedLine).not.toBe('');
      expect(closedLine).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});

describe('The headers', () => {
  const { headers } = viewOf('hostile');
  const raw = { seen: true as const, value: [['Authorization', 'Bearer hidden-secret'] as const] };

  test('are masked by the allow-list, not by a list of what is secret', () => {
    const masked = headers.request.lines.filter(l => l.value === null).map(l => l.name);
    expect(masked).toEqual(['authorization', 'cookie']);
    expect(headerText([headers.request])).toContain('authorization: (masked)');
    expect(headerText([headers.request])).not.toContain('hidden-secret');
  });

  test('say what a copy put on the clipboard', () => {
    expect(sayCopied([headers.request])).toMatch(/2 of them masked\. Passwords, tokens and cookies are left out/);
    expect(sayCopied([revealedBlock(headers.request, raw)])).toMatch(/The clipboard holds secrets/);
  });

  test('say why they cannot be revealed', () => {
    expect(revealedBlock(headers.request, { seen: false, why: 'not-recorded' }).unseen).toMatch(
      /could not be seen, because/,
    );
  });
});

describe('The fixes', () => {
  test('are those of the verdict first, then what can be tried beside any refusal, each once', () => {
    const plans = (['sign-in-again', 'frontend-code', 'reload-page'] as const).map(kind => ({ kind, params: {} }));
    const source = { ...sourceOf(entryOf(lineOf('dev-54-duplicate'))), plans };
    const { proposed, beside } = fixViews([source, { ...source, episode: 'another' }]);
    expect(proposed.map(f => f.kind)).toEqual(['sign-in-again', 'frontend-code', 'reload-page']);
    expect([...proposed, ...beside].map(f => f.episode)).not.toContain('another');
    expect(beside.map(f => f.kind)).toEqual([
      'clear-site-cookies',
      'retry-in-clean-session',
      'use-other-token',
      'clear-site-data',
    ]);
  });

  test('offer to forget a login only where browsers remember one, and to clear cookies only where some are', () => {
    const offered = (id: string) => fixViews([sourceOf(entryOf(lineOf(id)))]).beside.map(f => f.kind);
    expect(offered('dev-14-wrong-password')[0]).toBe('clear-saved-credentials');
    expect(offered('dev-18-expired-jwt')).not.toContain('clear-saved-credentials');
    const { evidence, ...rest } = sourceOf(entryOf(lineOf('dev-54-duplicate')));
    const emptied = { ...rest, plans: [], evidence: { ...evidence, jar: { seen: true as const, value: [] } } };
    expect(fixViews([emptied]).beside.map(f => f.kind)).not.toContain('clear-site-cookies');
  });

  test('offer to close a login prompt that was shown, and the way back to one that was kept closed', () => {
    const { evidence, ...rest } = sourceOf(entryOf(lineOf('dev-14-wrong-password')));
    const offered = (about: object, normal = false) =>
      fixViews([
        {
          ...rest,
          plans: [],
          normal,
          prompting: normal,
          evidence: { ...evidence, subject: { ...evidence.subject, ...about } },
        },
      ]).beside.map(f => f.kind);
    expect(offered({ prompted: false })).not.toContain('dismiss-login-prompt');
    expect(offered({ prompted: true })[0]).toBe('dismiss-login-prompt');
    expect(offered({ prompted: true }, true), 'while it is up').toEqual(['dismiss-login-prompt']);
    expect(offered({ prompted: true, status: 407 })).not.toContain('dismiss-login-prompt');
    const closed = offered({ prompted: true, promptClosed: true });
    expect(closed[0]).toBe('show-login-prompt');
    expect(closed).not.toContain('dismiss-login-prompt');
  });

  test('are none where nothing is wrong', () => {
    const source = sourceOf(entryOf(lineOf('dev-18-expired-jwt')));
    expect(fixViews([{ ...source, normal: true }])).toEqual({ proposed: [], beside: [] });
  });
});

describe('The popup', () => {
  test('names at most two causes, the newest first, and counts their requests', () => {
    const view = popupOf('dev-18-expired-jwt', 'dev-14-wrong-password', 'dev-43-redirect-cross-origin');
    expect(view.causes).toHaveLength(2);
    expect(view.causes[0]?.diagnosis).toBe('authorization-stripped-cross-origin-redirect');
  });

  test('has the report for its best button only where the verdicts leave nothing else to the person', () => {
    expect(popupOf('dev-98-login-no-cookie')).toMatchObject({ best: null, reportIsBest: true });
    expect(popupOf('dev-14-wrong-password'), 'they can type again').toMatchObject({ best: null, reportIsBest: false });
    expect(popupOf('dev-18-expired-jwt')).toMatchObject({ best: { kind: 'sign-in-again' }, reportIsBest: false });
    expect(popupOf('dev-92-normal-refresh')).toMatchObject({ reportIsBest: false });
  });

  test('says in one line that nothing is wrong when all was recovered', () => {
    const view = popupOf('dev-92-normal-refresh');
    expect(view.causes).toEqual([]);
    expect(view.notice?.title).toBe('Nothing is wrong here');
  });

  describe('after a navigation', () => {
    const [failed] = [entryOf(lineOf('dev-18-expired-jwt'))];
    const page = failed.record.evidence.subject.topLevel ?? failed.record.evidence.subject.url;
    const other = {
      ...page,
      hostname: 'www.bank.example',
      site: 'https://bank.example',
      origin: 'https://www.bank.example',
    };
    const seenFrom = (url: typeof page, navigatedAt: number) =>
      popupView({ ...NO_STATE, tab: { ...tab, url, navigatedAt }, entries: [failed] }, options, failed.time + 9000);

    test('to another site says that nothing is wrong, with one quiet line of the page before', () => {
      const view = seenFrom(other, failed.time + 1000);
      expect(view).toMatchObject({ site: 'www.bank.example', causes: [], best: null, others: [] });
      expect(view.notice?.title).toBe('Nothing is wrong here');
      expect(view.elsewhere).toBe(`Before this page, 1 request of ${page.hostname} was refused.`);
    });

    test('to another page of the site, such as its sign-in, still says what was refused, and that it was before', () => {
      const view = seenFrom({ ...page, path: '/sign-in' }, failed.time + 1000);
      expect(view.causes).toMatchObject([{ diagnosis: 'token-expired', before: true }]);
      expect(view.best?.kind).toBe('sign-in-again');
      expect(view.elsewhere).toBeNull();
    });

    test('that no request was seen of, as by the Back button, goes by the site of the page', () => {
      expect(seenFrom(other, failed.time - 1000).causes).toEqual([]);
      expect(seenFrom(page, failed.time - 1000).causes).toMatchObject([{ before: false }]);
    });
  });

  test('offers as the best fix only what a verdict proposes', () => {
    expect(popupOf('dev-18-expired-jwt').best?.kind).toBe('sign-in-again');
    expect(popupOf('dev-43-redirect-cross-origin').best).toBeNull();
  });
});

describe('What stands in the way', () => {
  test.each([
    [{ access: 'withheld' as const }, 'withheld', 'grant'],
    [{ access: 'restricted' as const }, 'restricted', null],
    [{ state: 'closed' as const }, 'closed', null],
  ])('of %j is a sentence with a way on', (more, id, wayOn) => {
    expect(accessNotice({ ...tab, ...more })).toMatchObject({ id, wayOn });
  });

  test('is nothing on an open page with access', () => {
    expect(accessNotice(tab)).toBeNull();
  });

  test('names what the options keep from being recorded, the first two by name', () => {
    expect(unwatchedWords(tab)).toEqual([]);
    expect(unwatchedWords({ ...tab, unwatched: ['401'] })).toEqual([
      'Not recorded, as the options say: 401 Unauthorized.',
    ]);
    expect(unwatchedWords({ ...tab, unwatched: ['401', '419', '431', '440'] })).toEqual([
      'Not recorded, as the options say: 401 Unauthorized, 419 and 2 others.',
    ]);
  });
});

describe('What came through DevTools', () => {
  const entry = entryOf(lineOf('hostile'));
  const shown = (parts: readonly ('body' | 'credential')[]) => {
    const { evidence } = entry.record;
    const subject = { ...evidence.subject, throughDevtools: parts };
    const others = [{ ...subject, id: 'beside', throughDevtools: ['body' as const] }];
    const record = { ...entry.record, evidence: { ...evidence, subject, others } };
    return episodeView({ ...entry, report: entry.report, record }, options);
  };

  test('is said where the reasoning is', () => {
    expect(shown(['body', 'credential']).knowledge.throughDevtools).toEqual([
      'The response body was read through DevTools.',
      'The login that the browser added by itself was seen through DevTools.',
      '1 body of other answers came through DevTools too.',
    ]);
    expect(shown(['body']).knowledge.closedLine).toContain('DevTools helped');
  });

  test('is said of a login where the login is', () => {
    expect(shown(['credential']).credential.notes.join()).toContain('DevTools showed it');
    expect(shown(['body']).credential.notes.join()).not.toContain('DevTools');
  });

  test('is not said where nothing did', () => {
    expect(episodeView(entry, options).knowledge.throughDevtools).toEqual([]);
  });
});
