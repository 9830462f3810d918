import { describe, expect, test } from 'vitest';
import { fillExplanation, placeholdersOf } from '../../../src/present/explanation.ts';
import { factWords } from '../../../src/present/facts.ts';
import { type Inline, wordsOf } from '../../../src/present/nodes.ts';
import { parseExplanation } from '../../../src/present/parse-explanation.ts';
import { firstSentence } from '../../../src/present/popup.ts';

const MARKDOWN = `# The token expired {late} before {server} saw it

# The token had expired

## In plain words

Your sign-in for {server} ran out {late} ago. Sign in again.

Your sign-in ran out.

## Why this happens

Tokens end. See [RFC 7519](https://www.rfc-editor.org/rfc/rfc7519) and [this](javascript:alert).

- At {server}, \`exp\` was {late}.
- Always true.

\`\`\`
curl {server}
\`\`\`

## Fix it: developer

1. Refresh **before** the _end_.
`;

const filled = (facts: Record<string, string>) =>
  fillExplanation(
    parseExplanation(MARKDOWN),
    new Map(Object.entries(facts).map(([name, text]) => [name, { text, title: null }])),
  );
const words = (nodes: readonly Inline[] | null) => (nodes === null ? null : wordsOf(nodes));

describe('An explanation', () => {
  test('takes the first title whose facts are all known', () => {
    expect(words(filled({ late: '4 min', server: 'a.example' }).title)).toBe(
      'The token expired 4 min before a.example saw it',
    );
    expect(words(filled({ server: 'a.example' }).title)).toBe('The token had expired');
  });

  test('takes the first plain paragraph whose facts are all known', () => {
    expect(words(filled({ late: '4 min', server: 'a.example' }).plain)).toMatch(/^Your sign-in for a\.example/);
    expect(words(filled({}).plain)).toBe('Your sign-in ran out.');
  });

  test('leaves out paragraphs, list items and code with an unknown fact, and keeps the rest', () => {
    const { why } = filled({});
    expect(why.map(b => b.kind)).toEqual(['paragraph', 'list']);
    expect(why[1]).toMatchObject({ items: [[{ kind: 'paragraph', children: [{ text: 'Always true.' }] }]] });
  });

  test('links to https only; other links keep their words', () => {
    const [paragraph] = filled({}).why;
    const links = paragraph?.kind === 'paragraph' ? paragraph.children.filter(c => c.kind === 'link') : [];
    expect(links).toEqual([expect.objectContaining({ href: 'https://www.rfc-editor.org/rfc/rfc7519' })]);
    expect(paragraph?.kind === 'paragraph' && wordsOf(paragraph.children)).toBe('Tokens end. See RFC 7519 and this.');
  });

  test.each([
    '<img src=x onerror=alert(1)>',
    '[click](https://evil.example)',
    '**bold** `code` {late}',
    '\n\n# A title\n\n- item',
    '![i](https://evil.example/pixel.png)',
  ])('shows the hostile value %j as one text, never as markup', value => {
    const { title, why } = filled({ late: value, server: 'a.example' });
    expect(title).toEqual([
      { kind: 'text', text: 'The token expired ' },
      { kind: 'fact', name: 'late', text: value, title: null },
      { kind: 'text', text: ' before ' },
      { kind: 'fact', name: 'server', text: 'a.example', title: null },
      { kind: 'text', text: ' saw it' },
    ]);
    expect(why.map(b => b.kind)).toEqual(['paragraph', 'list', 'code']);
  });

  test('drops HTML of its own', () => {
    const parsed = parseExplanation('# A <b>title</b>\n\n## Why this happens\n\n<script>1</script>\n\nText.');
    const { title, why } = fillExplanation(parsed, new Map());
    expect(words(title)).toBe('A title');
    expect(why).toEqual([{ kind: 'paragraph', children: [{ kind: 'text', text: 'Text.' }] }]);
  });

  test('names its placeholders', () => {
    expect([...placeholdersOf(MARKDOWN)].sort()).toEqual(['late', 'server']);
  });
});

test('Facts are said in words, with the exact value beside them', () => {
  const near = Date.UTC(2026, 10, 21, 9, 4, 31);
  const said = factWords(
    {
      text: { kind: 'text', text: `a\u202E${'b'.repeat(200)}` },
      late: { kind: 'duration', ms: 252_000 },
      at: { kind: 'instant', at: near },
      n: { kind: 'count', n: 1200 },
      size: { kind: 'bytes', n: 4096 },
    },
    'UTC',
    near,
  );
  expect(said.get('text')?.text).toMatch(/^aU\+202Eb+…$/);
  expect(said.get('late')).toEqual({ text: '4 min 12 s', title: '252,000 ms' });
  expect(said.get('at')).toEqual({ text: '09:04:31', title: '2026-11-21 09:04:31.000 GMT+00:00 (UTC)' });
  expect(said.get('n')?.text).toBe('1,200');
  expect(said.get('size')).toEqual({ text: '4.1 kB', title: '4,096 bytes' });
});

describe('The first sentence of plain words', () => {
  const fact = { kind: 'fact', name: 'v', text: 'v1.2. x', title: null } as const;

  test('ends where the text ends it, not inside a fact', () => {
    const [lead, rest] = firstSentence([
      { kind: 'text', text: 'It was ' },
      fact,
      { kind: 'text', text: ' here. Then more.' },
    ]);
    expect([words(lead), words(rest)]).toEqual(['It was v1.2. x here.', 'Then more.']);
  });

  test('may be all there is', () => {
    expect(firstSentence([{ kind: 'text', text: 'All of it.' }])[1]).toEqual([]);
    expect(firstSentence([fact])).toEqual([[fact], []]);
  });
});
