import { schemeFacts } from '../standards/schemes.ts';
import { cut } from '../tokens/decode.ts';
import { defineScheme } from './define.ts';
import type { SchemeDescription } from './types.ts';

/** The description of a scheme that has no file of its own: what its name tells, and not a word more. */
export function genericScheme(name: string): SchemeDescription {
  const facts = schemeFacts(name);
  const shown = cut(facts?.name ?? name, 60);
  return defineScheme({
    name: facts?.name ?? shown,
    asks: () =>
      facts
        ? `The server asks for ${shown}: ${facts.title}.`
        : `The server asks for “${shown}”, a scheme that is not registered.`,
    params: {},
    describeCredential: ({ secret, params }) => ({
      secretLength: secret.length,
      paramNames: params.slice(0, 30).map(p => cut(p.name, 60)),
    }),
  });
}
