import type { Challenge } from '../http/challenges.ts';
import { schemeFacts } from '../standards/schemes.ts';
import type { BrowserSupport, ExplainedChallenge, ExplainedParam, SchemeDescription } from './types.ts';

/** What a scheme's file has to give; the rest comes from standards/schemes.ts. */
export interface SchemeSource {
  readonly name: string;
  readonly asks: (challenge: Challenge) => string;
  /** Meaning of each parameter, by lower-cased name. */
  readonly params: Readonly<Record<string, string | ((value: string, challenge: Challenge) => string)>>;
  readonly notes?: (challenge: Challenge) => string[];
  readonly browserSupport?: BrowserSupport;
  readonly describeCredential: SchemeDescription['describeCredential'];
}

/** Makes a scheme's description. Parameters that the scheme does not define are listed as such, never left out. */
export function defineScheme(source: SchemeSource): SchemeDescription {
  const facts = schemeFacts(source.name);
  const means: ReadonlyMap<string, SchemeSource['params'][string]> = new Map(Object.entries(source.params));
  const explain =
    (challenge: Challenge) =>
    ({ name, value }: { name: string; value: string }): ExplainedParam => {
      const meaning = means.get(name) ?? COMMON.get(name) ?? 'A parameter that this scheme does not define.';
      return { name, value, means: typeof meaning === 'string' ? meaning : meaning(value, challenge) };
    };
  return {
    name: source.name,
    title: facts?.title ?? 'unknown scheme',
    known: facts !== undefined,
    registered: facts?.registered ?? false,
    spec: facts?.spec ?? null,
    browserSupport: source.browserSupport ?? (facts?.browsersAct ? BOTH : NEITHER),
    explainChallenge: (challenge): ExplainedChallenge => ({
      asks: source.asks(challenge),
      params: challenge.params.map(explain(challenge)),
      notes: source.notes?.(challenge) ?? [],
    }),
    describeCredential: source.describeCredential,
  };
}

const BOTH: BrowserSupport = {
  chrome: true,
  firefox: true,
  say: 'Chrome and Firefox answer this challenge themselves.',
};
const NEITHER: BrowserSupport = {
  chrome: false,
  firefox: false,
  say: 'No browser answers this challenge by itself; the page’s own code has to send the credential.',
};

/** Parameters that any scheme may carry. */
const COMMON: ReadonlyMap<string, string> = new Map([
  ['realm', 'The protected area, as the server names it. It is free text and proves nothing about who asks.'],
  ['resource_metadata', 'Where the server describes how to get a token for it (RFC 9728).'],
]);
