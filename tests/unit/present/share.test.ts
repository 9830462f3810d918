import type { Har } from 'har-format';
import { describe, expect, test } from 'vitest';
import { collect, notSeen, seen } from '../../../src/core/index.ts';
import { curlViews } from '../../../src/present/curl/view.ts';
import { deriveEntry, type Entry } from '../../../src/present/entry.ts';
import { episodeView } from '../../../src/present/episode.ts';
import { harOf, harText } from '../../../src/present/har.ts';
import { wordsOf } from '../../../src/present/nodes.ts';
import { reportMarkdown } from '../../../src/present/report.ts';
import { harFileName, rawCommand } from '../../../src/present/share.ts';
import { canaries, episode, forms, PLACES } from '../evidence/canaries.ts';
import { CASES, entryOf, LIBRARY } from './cases.ts';

const options = { library: LIBRARY, zone: 'UTC' };

const harFor = (...entries: readonly Entry[]): Har =>
  harOf(
    entries.map(entry => ({
      evidence: entry.record.evidence,
      finding: entry.report.findings[0],
      sentence: wordsOf(episodeView(entry, options).verdict.sentence),
    })),
    '1.2.3',
  );

/** Everything that the panel puts on a clipboard or in a file without asking first. */
function sharedOf(entry: Entry): string {
  const view = episodeView(entry, options);
  const { check, asSent } = curlViews(entry.record.evidence, entry.report.findings[0]);
  return [reportMarkdown(view, 'now'), harText(harFor(entry)), asSent.command, check?.command ?? ''].join('\n');
}

describe('What is shared', () => {
  test.each(Object.entries(PLACES))('holds nothing of %s', (_place, part) => {
    const evidence = collect(episode(part), { salt: 'salt' });
    const shared = sharedOf(deriveEntry({ id: 'e', tabId: 1, state: 'settled', evidence }));
    for (const secret of canaries(part)) {
      for (const form of forms(secret)) expect(shared).not.toContain(form);
    }
  });
});

describe('The HAR', () => {
  test.each(CASES.map(c => [c.id, c] as const))('of %s has each exchange once, oldest first', (_id, line) => {
    const { entries } = harFor(entryOf(line)).log;
    expect(entries).toHaveLength(line.exchanges.length);
    const times = entries.map(e => e.startedDateTime);
    expect(times).toEqual(times.toSorted());
    expect(times.map(t => Number.isNaN(Date.parse(t)))).not.toContain(true);
  });

  test('has what HAR 1.2 asks of each entry, and a word for each value that was left out', () => {
    const { log } = harFor(...CASES.slice(0, 20).map(line => entryOf(line)));
    expect(log).toMatchObject({ version: '1.2', creator: { name: 'Why401', version: '1.2.3' } });
    for (const { request, response, timings, time } of log.entries) {
      expect(typeof request.method).toBe('string');
      expect(URL.canParse(request.url)).toBe(true);
      expect(typeof response.status).toBe('number');
      expect(timings.wait).toBe(time);
      for (const { name, value, comment } of [...request.headers, ...response.headers, ...request.cookies]) {
        expect(name).not.toBe('');
        if (value === '') expect(comment).toContain('left out');
      }
    }
  });

  test('keeps what is public: the challenge, the server, the names of cookies', () => {
    const line = CASES.find(c => c.exchanges.some(x => x.responseHeaders?.some(([n]) => /www-auth/i.test(n))));
    if (!line) throw new Error('no case has a challenge');
    const { entries } = harFor(entryOf(line)).log;
    const challenge = entries.flatMap(e => e.response.headers).find(h => h.name === 'www-authenticate');
    expect(challenge?.value).toMatch(/^\w/);
  });

  test('names the verdict at the refused request alone', () => {
    const line = CASES[0] as (typeof CASES)[number];
    const marked = harFor(entryOf(line)).log.entries.filter(e => '_why401' in e);
    expect(marked).toHaveLength(1);
    expect(marked[0]).toMatchObject({ _why401: { diagnosis: entryOf(line).report.findings[0].diagnosis } });
  });

  test('of several episodes holds an exchange that they share once', () => {
    const entry = entryOf(CASES[0] as (typeof CASES)[number]);
    expect(harFor(entry, entry).log.entries).toEqual(harFor(entry).log.entries);
  });

  test('is saved under a name that every file system takes', () => {
    expect(harFileName('api.shop.example', Date.parse('2026-03-04T10:15:59Z'))).toBe(
      'why401-api.shop.example-2026-03-04-10-15.har',
    );
    expect(harFileName('[::1]', 0)).toMatch(/^why401-[a-z0-9.-]+\.har$/);
  });
});

describe('The command with secrets', () => {
  const raw = (...headers: [string, string][]) =>
    seen({
      url: "https://api.example/a'b?access_token=s3cret#f",
      requestHeaders: seen(headers),
      responseHeaders: notSeen('no-response'),
    });

  test('is the request as it went out, but for what curl makes itself', () => {
    const made = rawCommand(
      'POST',
      raw(['Host', 'api.example'], ['Authorization', 'Bearer s3cret'], ['Cookie', "a='1'"], ['Content-Length', '3']),
    );
    expect(made).toEqual({
      command: [
        `curl -sS -i -X POST 'https://api.example/a'\\''b?access_token=s3cret' \\`,
        "  -H 'authorization: Bearer s3cret' \\",
        `  -H 'cookie: a='\\''1'\\'''`,
      ].join('\n'),
    });
  });

  test('leaves out a field that hides something from the eye', () => {
    const made = rawCommand('GET', raw(['X-A', 'shown'], ['X-B', 'a\u001b]0;evil\u0007'], ['X-C', '\u202e']));
    expect(made).toMatchObject({ command: expect.stringContaining('x-a: shown') });
    expect(JSON.stringify(made)).not.toMatch(/x-b|x-c/);
  });

  test('says why there is none once the vault has let the request go', () => {
    expect(rawCommand('GET', notSeen('not-recorded'))).toEqual({ say: expect.stringContaining('could not be seen') });
    const unseen = {
      url: 'https://h/',
      requestHeaders: notSeen('not-recorded'),
      responseHeaders: notSeen('no-response'),
    };
    expect(rawCommand('GET', seen(unseen))).toEqual({ say: expect.stringContaining('could not be seen') });
  });
});
