import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test } from 'vitest';
import { episodeView } from '../../../src/present/episode.ts';
import { reportMarkdown } from '../../../src/present/report.ts';
import { HOSTILE } from '../../lab/hostile.ts';
import { CASES, caseLike, entryOf, LIBRARY, secretsOf } from './cases.ts';

const reportOf = (line: (typeof CASES)[number]) =>
  reportMarkdown(
    episodeView(entryOf(line), { library: LIBRARY, zone: 'UTC' }),
    '2026-11-21 10:00:00.000 GMT+00:00 (UTC)',
  );

describe('The report', () => {
  test.each(CASES.map(line => [line.id, line] as const))(
    'of %s begins with the verdict and holds no secret',
    (_id, line) => {
      const report = reportOf(line);
      expect(report).toMatch(/^# \S/);
      expect(report).toContain('**Cause:**');
      expect(secretsOf(line).filter(secret => report.includes(secret))).toEqual([]);
    },
  );

  test('has secrets to hold back at all', () => {
    expect(CASES.flatMap(secretsOf).length).toBeGreaterThan(50);
  });

  test('tells the admin the exact lines for the server that showed itself, and the command that shows the point', () => {
    const line = caseLike('nginx', { responseHeaders: [['Server', 'nginx/1.24.0']] });
    const report = reportOf({ ...line, exchanges: line.exchanges.filter(x => x.id === line.focus) });
    expect(report).toContain('### nginx');
    expect(report).toContain(
      '`Server: nginx/1.24.0` in the refused exchange. It may be a proxy before the application.',
    );
    expect(report).toContain('(https://nginx.org/en/docs/');
    expect(report).toContain('## The point, shown with curl');
    expect(report).toMatch(/^```\ncurl -sS -i/m);
    expect(report).not.toContain('␊');
  });

  test('of a hostile server is text and code only: nothing of it becomes markup', () => {
    const report = reportOf(HOSTILE);
    expect(report.length).toBeLessThan(20_000);
    const kinds = new Set<string>();
    const walk = (node: { type: string; children?: unknown[] }) => {
      kinds.add(node.type);
      for (const child of node.children ?? []) walk(child as { type: string });
    };
    walk(fromMarkdown(report));
    expect(kinds).not.toContain('html');
    expect(kinds).not.toContain('link');
    expect(kinds).not.toContain('image');
    expect(['\u0000', '\u202e', '\u2066'].filter(c => report.includes(c))).toEqual([]);
  });
});
