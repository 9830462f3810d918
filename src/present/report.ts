import type { EpisodeView } from './episode.ts';
import { codeSpan as code, codeBlock, inert, markdownOf } from './markdown.ts';
import type { Block } from './nodes.ts';
import { wordsOf } from './nodes.ts';
import type { ChallengeView } from './sections/challenge.ts';
import type { CredentialView } from './sections/credential.ts';
import type { ServerView } from './servers.ts';

/**
 * The Markdown report of one episode, for an issue or a mail. It is made from the view, which is made from evidence:
 * what evidence leaves out is not in it. Values of servers stand in code spans, so that they stay text.
 *
 * @param made when the report is made, in exact words
 */
export function reportMarkdown(view: EpisodeView, made: string): string {
  const { verdict, knowledge, explanation } = view;
  return `${[
    `# ${inert(wordsOf(verdict.sentence))}`,
    [
      `- **Request:** ${code(`${view.method} ${view.url}`)}`,
      `- **Answer:** ${inert(view.status)}, ${inert(verdict.refusedBy)}`,
      `- **When:** ${verdict.when.exact}`,
      `- **Cause:** ${code(verdict.diagnosis)}, ${verdict.confidence}`,
    ].join('\n'),
    ...paragraphs(explanation.why),
    ...part('What can be done at the server', [
      ...markdownOf(explanation.fix.admin),
      ...view.servers.filter(s => s.advice.length > 0).flatMap(serverPart),
    ]),
    ...checkPart(view.check),
    ...list(
      'What speaks for it',
      knowledge.because.map(p => p.say + (p.where === null ? '' : ` (${p.where})`)),
    ),
    ...list(
      'What speaks against it',
      knowledge.against.map(p => p.say),
    ),
    ...list(
      'What could not be seen',
      knowledge.unseen.map(u => u.say),
    ),
    ...list(
      'Could not be decided',
      knowledge.inconclusive.map(c => `${c.cause}: ${c.say}`),
    ),
    ...list(
      'Ruled out',
      knowledge.ruledOut.map(c => `${c.cause}: ${c.say}`),
    ),
    ...challengePart(view.challenge),
    ...credentialPart(view.credential),
    ...list(
      'Cookies',
      view.cookies.rows.map(
        c =>
          `${c.name}: ${[c.word, c.where, ...c.attributes].filter(Boolean).join(', ')}${c.why === '' ? '' : `. ${c.why}`}`,
      ),
    ),
    ...list(
      'Refused at Set-Cookie',
      view.cookies.refused.map(c => `${c.name} (${c.by}): ${c.say}`),
    ),
    ...list(
      'The way',
      view.way.legs.map(
        l => `${l.title}: ${l.method} ${l.url} → ${l.answer} (${l.carried})${l.lost === null ? '' : ` — ${l.lost}`}`,
      ),
    ),
    ...list('What changed', [
      ...(view.change.accepted ? [`Compared with ${view.change.accepted.name}, ${view.change.accepted.relation}`] : []),
      ...view.change.notes,
      ...view.change.rows.map(
        r => `${r.title}: ${r.before} → ${r.after}${r.meaning === null ? '' : ` (${r.meaning})`}`,
      ),
    ]),
    ...list(
      'References',
      knowledge.specs.map(s => `${s.title}: ${s.url}`),
    ),
    `Made by Why401 on ${made}. It holds no passwords, tokens or cookie values.`,
  ].join('\n\n')}\n`;
}

function list(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`## ${title}`, items.map(item => `- ${inert(item)}`).join('\n')];
}

const part = (title: string, blocks: readonly string[]): string[] =>
  blocks.length === 0 ? [] : [`## ${title}`, ...blocks];

function checkPart(check: EpisodeView['check']): string[] {
  if (check === null) return [];
  const values = check.placeholders.map(p => `- ${code(p.name)}: ${inert(p.stands)}`);
  return part('The point, shown with curl', [
    codeBlock(check.command),
    ...(values.length > 0 ? [values.join('\n')] : []),
    ...(check.say === null ? [] : [inert(check.say)]),
  ]);
}

const serverPart = ({ name, basis, advice }: ServerView): string[] => [
  `### ${name}`,
  ...markdownOf([{ kind: 'paragraph', children: basis }, ...advice]),
];

const paragraphs = (blocks: readonly Block[]): string[] => markdownOf(blocks.filter(b => b.kind === 'paragraph'));

function challengePart({ fields, none }: ChallengeView): string[] {
  if (none !== null) return ['## The challenge', inert(none)];
  const lines = fields.flatMap(f => [
    ...f.items.map(i => {
      const params = i.params.map(p => `${p.name}="${p.value}"`).join(', ');
      return `- ${code(`${f.field}: ${[i.scheme, i.token68, params].filter(Boolean).join(' ')}`)}`;
    }),
    ...[...f.problems, ...f.warnings, ...f.items.flatMap(i => i.warnings)].map(say => `  - ${inert(say)}`),
  ]);
  return ['## The challenge', lines.join('\n')];
}

function credentialPart({ items, notes }: CredentialView): string[] {
  const lines = items.flatMap(i => [
    `- ${code(i.where)}${i.scheme === null ? '' : ` ${code(i.scheme)}`}: ${inert([i.title, i.size].filter(Boolean).join(', '))}`,
    ...i.problems.map(say => `  - ${inert(say)}`),
    ...[...i.facts, ...i.header, ...i.claims].map(l => `  - ${code(l.name)}: ${code(l.title ?? l.value)}`),
  ]);
  return ['## The credential', [...lines, ...notes.map(n => `- ${inert(n)}`)].join('\n')];
}
