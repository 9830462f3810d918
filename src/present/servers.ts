import { type Evidence, type Finding, type RecognisedServer, recogniseServers, topicsOf } from '../core/index.ts';
import type { FactWords } from './explanation.ts';
import type { Library } from './library.ts';
import type { Block, Inline } from './nodes.ts';
import { oneLine } from './text.ts';

/** A product that took part in the answer, and what whoever runs it can do about this verdict. */
export interface ServerView {
  readonly id: string;
  readonly name: string;
  /** By what it was recognised, and how far that carries. */
  readonly basis: readonly Inline[];
  /** Empty when it has nothing to do with a verdict of this kind. */
  readonly advice: readonly Block[];
}

/**
 * The servers that showed themselves, each with its advice on the verdict.
 *
 * @returns empty for a verdict on which no server has a say
 */
export function serverViews(evidence: Evidence, finding: Finding, library: Library): readonly ServerView[] {
  const topics = topicsOf(finding.diagnosis);
  if (topics.length === 0) return [];
  const facts = adviceFacts(evidence);
  return recogniseServers(evidence).map(server => ({
    id: server.id,
    name: server.name,
    basis: basisOf(server),
    advice: topics.flatMap(topic => library.advise(server.id, topic, facts)),
  }));
}

/** Names of the facts that `advice.md` may use. They stand in lines that people copy, so only host names and origins do. */
export const ADVICE_FACTS = ['page', 'host'] as const;

/** An unknown page is a word in capitals, which nobody takes for a value. */
function adviceFacts({ subject }: Evidence): ReadonlyMap<string, FactWords> {
  const page = [subject.initiator, subject.topLevel].find(u => u?.protocol.startsWith('http'));
  const origin = page && page.origin !== subject.url.origin ? page.origin : 'https://PAGE';
  const word = (text: string): FactWords => ({ text, title: null });
  return new Map([
    ['page', word(origin)],
    ['host', word(subject.url.hostname || 'HOST')],
  ]);
}

function basisOf({ name, role, strength, mark, own }: RecognisedServer): readonly Inline[] {
  const where = own ? 'the refused exchange' : 'another exchange of this origin';
  const caveat = strength === 'typical' ? `This is usual with ${name}, and not a proof.` : CAVEATS[role];
  return [...markWords(mark), text(` in ${where}. ${caveat}`)];
}

const CAVEATS: Readonly<Record<RecognisedServer['role'], string>> = {
  'web-server': 'It may be a proxy before the application.',
  gateway: 'It may have passed on what a service behind it answered.',
  'identity-proxy': 'It asks who comes, before the application does.',
  application: 'A proxy may stand before it.',
};

function markWords({ place, name, value }: RecognisedServer['mark']): readonly Inline[] {
  switch (place) {
    case 'field':
      return [code(value === null ? fieldName(name) : `${fieldName(name)}: ${value}`)];
    case 'cookie':
      return [text('The cookie '), code(name)];
    case 'challenge':
      return [text('The challenge '), code(value === null ? name : `${name} ${value}`)];
    case 'body':
      return [text('The words “'), fact(value ?? ''), text('”')];
    case 'redirect':
      return [text('A redirect to '), code(value ?? '')];
  }
}

/** As it is written on the wire of HTTP/1.1: `x-powered-by` → `X-Powered-By`. */
const fieldName = (name: string): string => name.replace(/(^|-)[a-z]/g, start => start.toUpperCase());

const text = (words: string): Inline => ({ kind: 'text', text: words });
/** Values are a server's own words: facts, so that they stay text. */
const fact = (value: string) => ({ kind: 'fact', name: 'mark', text: oneLine(value, 80), title: null }) as const;
const code = (value: string): Inline => ({ kind: 'code', children: [fact(value)] });
