import { readFileSync } from 'node:fs';
import * as authHeader from 'auth-header';
import { mechanisms, parseWWWAuthenticateHeader } from 'http-auth-utils';
import * as oauth from 'oauth4webapi';
import wwwAuthenticate from 'www-authenticate';
import { parseChallenges } from '../../src/core/http/challenges.ts';

/** What every parser's answer is brought into, so that it can be compared with what the grammar says. */
interface Read {
  readonly scheme: string;
  readonly token68: string | null;
  readonly params: Readonly<Record<string, string>>;
}

interface Entry {
  readonly input: readonly string[];
  readonly expect: { readonly challenges: readonly Read[]; readonly malformed: boolean };
}

interface Parser {
  readonly name: string;
  /** The bare call that is timed. */
  readonly run: (entry: Entry, prepared: Response) => unknown;
  /** The same call's answer, for comparison; may throw. */
  readonly read: (entry: Entry, prepared: Response) => Promise<readonly Read[]> | readonly Read[];
}

const joined = (entry: Entry): string => entry.input.join(', ');
const lower = (params: object): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([n, v]) => [n.toLowerCase(), String(v)]));

const PARSERS: readonly Parser[] = [
  {
    name: 'Why401',
    run: entry => parseChallenges(entry.input),
    read: entry =>
      parseChallenges(entry.input).challenges.map(c => ({
        scheme: c.scheme,
        token68: c.token68,
        params: Object.fromEntries([...c.params].reverse().map(p => [p.name, p.value])),
      })),
  },
  {
    name: 'Why401 with warnings',
    run: entry => parseChallenges(entry.input).warnings,
    read: entry => PARSERS[0]?.read(entry, respond(entry)) ?? [],
  },
  {
    name: 'auth-header',
    run: entry => authHeader.parse(joined(entry)),
    read: entry => {
      const { scheme, token, params } = authHeader.parse(joined(entry));
      return [{ scheme, token68: typeof token === 'string' ? token : null, params: lower(params) }];
    },
  },
  {
    name: 'www-authenticate',
    run: entry => new wwwAuthenticate.parsers.WWW_Authenticate(joined(entry)),
    read: entry => {
      const { scheme, parms, err } = new wwwAuthenticate.parsers.WWW_Authenticate(joined(entry));
      if (err || !scheme) throw new Error(String(err));
      return [{ scheme, token68: null, params: lower(parms ?? {}) }];
    },
  },
  {
    name: 'http-auth-utils',
    run: entry => parseWWWAuthenticateHeader(joined(entry), mechanisms, { strict: false }),
    read: entry => {
      const { type, data } = parseWWWAuthenticateHeader(joined(entry), mechanisms, { strict: false });
      return [{ scheme: type, token68: null, params: lower(data) }];
    },
  },
  {
    // Its parser has no door of its own: an answer is processed, and the challenges come out with the error.
    name: 'oauth4webapi',
    run: (_entry, response) => oauthChallenges(response),
    read: async (_entry, response) =>
      (await oauthChallenges(response)).map(c => ({
        scheme: c.scheme,
        token68: c.token68 ?? null,
        params: lower(c.parameters),
      })),
  },
];

const AS: oauth.AuthorizationServer = { issuer: 'https://issuer.example' };
const CLIENT: oauth.Client = { client_id: 'client' };

async function oauthChallenges(response: Response): Promise<oauth.WWWAuthenticateChallenge[]> {
  try {
    await oauth.processUserInfoResponse(AS, CLIENT, oauth.skipSubjectCheck, response);
  } catch (error) {
    if (error instanceof oauth.WWWAuthenticateChallengeError) return error.cause;
  }
  return [];
}

const ROUNDS = 15;
const REPEATS = 40;

/** Right answers and time of this parser beside the published ones, on the well-formed headers of the corpus. */
export async function parserRows() {
  const corpus = new URL('../corpora/challenges.dev.jsonl', import.meta.url);
  const entries: Entry[] = readFileSync(corpus, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  const wellFormed = entries.filter(e => !e.expect.malformed && e.input.every(isSendable));
  const right = await Promise.all(PARSERS.map(p => countRight(p, wellFormed)));
  const times = await timeSideBySide(wellFormed);
  const own = times[0] ?? Number.NaN;
  return {
    title: 'Challenge parser',
    note: `${wellFormed.length} well-formed headers of the corpus; time: best of ${ROUNDS} interleaved rounds after a warm-up.`,
    rows: PARSERS.map((p, i) => ({
      parser: p.name,
      right: `${right[i]} of ${wellFormed.length}`,
      'µs per header': ((times[i] ?? 0) * 1000).toFixed(2),
      'time against Why401': `${((times[i] ?? 0) / own).toFixed(2)}×`,
    })),
  };
}

/** `Response` refuses what cannot travel; those headers would measure the wrapper instead of the parser. */
const isSendable = (field: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(field);

async function countRight(parser: Parser, entries: readonly Entry[]): Promise<number> {
  let right = 0;
  for (const entry of entries) {
    try {
      if (canonical(await parser.read(entry, respond(entry))) === canonical(entry.expect.challenges)) right += 1;
    } catch {
      // A parser that throws gave no answer.
    }
  }
  return right;
}

function canonical(challenges: readonly Read[]): string {
  return JSON.stringify(
    challenges.map(c => [
      c.scheme.toLowerCase(),
      c.token68,
      Object.entries(c.params).sort(([a], [b]) => (a < b ? -1 : 1)),
    ]),
  );
}

function respond(entry: Entry): Response {
  const headers = new Headers();
  for (const field of entry.input) headers.append('www-authenticate', field);
  return new Response(null, { status: 401, headers });
}

/** Milliseconds per header of each parser: the best of the rounds in which each takes its turn, which noise disturbs least. */
async function timeSideBySide(entries: readonly Entry[]): Promise<number[]> {
  const samples: number[][] = PARSERS.map(() => []);
  for (const parser of PARSERS) await timeOnce(parser, entries);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [i, parser] of PARSERS.entries()) samples[i]?.push(await timeOnce(parser, entries));
  }
  return samples.map(s => Math.min(...s));
}

async function timeOnce(parser: Parser, entries: readonly Entry[]): Promise<number> {
  const prepared = entries.map(e => Array.from({ length: REPEATS }, () => respond(e)));
  const start = performance.now();
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    for (const [i, entry] of entries.entries()) {
      try {
        const answer = parser.run(entry, prepared[i]?.[repeat] as Response);
        if (answer instanceof Promise) await answer;
      } catch {
        // Throwing is this parser's answer, and its time counts.
      }
    }
  }
  return (performance.now() - start) / (entries.length * REPEATS);
}
