import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { DIAGNOSES } from '../../../../src/core/index.ts';
import { CHECKS } from '../../../../src/present/curl/checks.ts';
import { curlViews, sayCommandCopied } from '../../../../src/present/curl/view.ts';
import { plainShowable } from '../../../../src/present/text.ts';
import REAL from '../../../cases/real-servers.cases.ts';
import { HOSTILE } from '../../../lab/hostile.ts';
import { CASES, caseLike, entryOf, secretsOf } from '../cases.ts';

type Line = (typeof CASES)[number];

const curlOf = (line: Line) => {
  const { record, report } = entryOf(line);
  return curlViews(record.evidence, report.findings[0]);
};
/** The first case with this verdict. */
const caseOf = (diagnosis: string): Line =>
  CASES.find(c => entryOf(c).report.findings[0].diagnosis === diagnosis) as Line;

/** The arguments that a shell hands to curl; the variables hold their own names in angle brackets. */
function argumentsOf(command: string, names: readonly string[]): string[] {
  const env = Object.fromEntries(names.map(name => [name.slice(1), `<${name.slice(1)}>`]));
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  return execFileSync('sh', ['-c', script], { env: { PATH: process.env.PATH ?? '', ...env } })
    .toString('utf8')
    .split('\0')
    .slice(0, -1);
}
const run = (view: { command: string; placeholders: readonly { name: string }[] }) =>
  argumentsOf(
    view.command,
    view.placeholders.map(p => p.name),
  );

test('The cases hold secrets to look for', () => {
  expect(CASES.flatMap(secretsOf).length).toBeGreaterThan(50);
});

describe.each(CASES.map(c => [c.id, c] as const))('The commands of %s', (_id, line) => {
  const { asSent, check } = curlOf(line);
  const views = [asSent, ...(check ? [check] : [])];

  test('hold no secret, and only variables that are told', () => {
    for (const { command, placeholders } of views) {
      expect(secretsOf(line).filter(secret => command.includes(secret))).toEqual([]);
      const used = [...command.matchAll(/\$\{?([A-Z][A-Z0-9_]*)/g)].map(m => `$${m[1]}`);
      expect(new Set(used)).toEqual(new Set(placeholders.map(p => p.name)));
    }
  });

  test('are one call of curl with one address of the same host', () => {
    for (const view of views) {
      const words = run(view);
      const hosts = words.filter(w => /^https?:\/\//.test(w)).map(w => new URL(w).hostname);
      expect(hosts).toHaveLength(1);
      const known = line.exchanges.map(x => new URL(x.url).hostname);
      expect(known).toContain(hosts[0]);
    }
  });
});

describe('The command that shows the point', () => {
  const check = (diagnosis: string) => {
    const { check: view } = curlOf(caseOf(diagnosis));
    if (!view) throw new Error(`${diagnosis} has no command`);
    return { ...view, words: run(view) };
  };

  test('of a refused preflight is the preflight, without credentials', () => {
    const { words } = check('preflight-unauthorized');
    expect(words).toContain('OPTIONS');
    expect(words.filter(w => /^origin: https/.test(w))).toHaveLength(1);
    expect(words.filter(w => /^access-control-request-(?:method|headers): /.test(w)).length).toBeGreaterThan(0);
    expect(words.filter(w => /^(?:authorization|cookie):/.test(w))).toEqual([]);
  });

  test('of a doubled prefix has it once', () => {
    expect(check('bearer-prefix-wrong').words).toContain('authorization: Bearer <TOKEN>');
  });

  test('of a wrong password leaves it to curl to ask for it', () => {
    const { words } = check('wrong-username-or-password');
    expect(words[words.indexOf('-u') + 1]).toBe('<NAME>');
  });

  const builtCheck = (id: string) => {
    const { check: view } = curlOf(REAL.find(c => c.id === id) as Line);
    if (!view) throw new Error(`${id} has no command`);
    return { ...view, words: run(view) };
  };

  test('of a sign-in by a form sends the body again, and no credential beside it', () => {
    const { words, say } = builtCheck('real-obtain');
    expect(words).toContain('<BODY>');
    expect(words.filter(w => /^authorization:/i.test(w) || w === '-u')).toEqual([]);
    expect(say).toContain('in the body');
  });

  test('of a cookie that one call left behind has that cookie, and no token', () => {
    const { words, say } = builtCheck('real-omit');
    expect(words).toContain('cookie: stall.sid=<STALL_SID_VALUE>');
    expect(words.filter(w => /^authorization:/i.test(w))).toEqual([]);
    expect(say).not.toContain('include');
  });

  test('of a header that was lost has it as it was sent, whatever else the server offers', () => {
    expect(builtCheck('real-wanted-not-absent').words).toContain('authorization: Bearer <TOKEN>');
  });

  test('is made for diagnoses that there are', () => {
    const known = new Set(DIAGNOSES.map(d => d.id));
    expect(Object.keys(CHECKS).filter(id => !known.has(id))).toEqual([]);
  });

  test('says what is in the clipboard', () => {
    expect(sayCommandCopied({ command: '', say: null, placeholders: [] })).toContain(
      'Passwords, tokens and cookies are left out',
    );
    const { asSent } = curlOf(caseOf('wrong-username-or-password'));
    expect(sayCommandCopied(asSent)).toMatch(/with \$\w+/);
  });
});

describe('A hostile request', () => {
  test('is one call of curl all the same, and nothing in the command is invisible', () => {
    for (const line of [
      HOSTILE,
      caseLike('quote', { url: "https://api.example/a'b;$(id)/`id`?x=%27%3Bid&path=1&path=2#f" }),
      caseLike('glob', { url: 'https://api.example/a[1-9]{b,c}' }),
    ]) {
      const { asSent } = curlOf(line);
      const words = run(asSent);
      expect(words.filter(w => /^https?:\/\//.test(w))).toHaveLength(1);
      expect(asSent.command.split('\n').map(plainShowable).join('\n')).toBe(asSent.command);
    }
  });

  test('with parameters of one name gets a placeholder for each, and none that a shell sets itself', () => {
    const { asSent } = curlOf(caseLike('twice', { url: 'https://api.example/a?path=1&path=2&home=3' }));
    expect(asSent.placeholders.map(p => p.name)).toEqual(
      expect.arrayContaining(['$PATH_VALUE', '$PATH_VALUE_2', '$HOME_VALUE']),
    );
  });

  test('whose address globs is kept from doing so', () => {
    expect(run(curlOf(caseLike('glob', { url: 'https://api.example/a[1-9]' })).asSent)).toContain('--globoff');
  });
});
