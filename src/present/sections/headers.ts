import {
  type ExchangeEvidence,
  mapSeen,
  type Observed,
  type ParsedChallenges,
  type ResponseEvidence,
  serialiseChallenges,
} from '../../core/index.ts';
import type { RawExchange } from '../../protocol/index.ts';
import { sayBlindSpot } from '../blind-spots.ts';
import { SAY_LEFT_OUT } from '../left-out.ts';
import { plural } from '../text.ts';

/** One header line. A masked one shows its name and nothing of its value. */
export interface HeaderLine {
  readonly name: string;
  readonly value: string | null;
}

export interface HeaderBlock {
  readonly title: string;
  readonly startLine: string;
  readonly lines: readonly HeaderLine[];
  /** Why there are no lines; null when there are. */
  readonly unseen: string | null;
}

export interface HeadersView {
  readonly closedLine: string;
  readonly exchange: string;
  readonly request: HeaderBlock;
  readonly response: HeaderBlock;
  readonly masked: number;
}

/** The headers with every value that may hold a secret masked: only the allow-list's values are in the evidence. */
export function headersView(x: ExchangeEvidence): HeadersView {
  const request = block('Request', `${x.method} ${x.url.href}`, x.request);
  const response = block(
    'Response',
    x.statusLine || String(x.status || 'no answer'),
    mapSeen(x.response, withChallenges),
  );
  const masked = [...request.lines, ...response.lines].filter(l => l.value === null).length;
  return {
    closedLine:
      request.unseen !== null && response.unseen !== null
        ? 'could not be seen'
        : `${request.lines.length} sent · ${response.lines.length} received · ${masked} masked`,
    exchange: x.id,
    request,
    response,
    masked,
  };
}

/** The same block as it came over the wire, after the reader has asked for it. */
export function revealedBlock(masked: HeaderBlock, raw: RawExchange['requestHeaders']): HeaderBlock {
  if (!raw.seen) return { ...masked, unseen: sayBlindSpot(`the raw ${masked.title.toLowerCase()} headers`, raw.why) };
  return { ...masked, lines: raw.value.map(([name, value]) => ({ name, value })), unseen: null };
}

/** Header text for the clipboard; masked values stay masked. */
export function headerText(blocks: readonly HeaderBlock[]): string {
  return blocks
    .map(b => [b.startLine, ...b.lines.map(l => `${l.name}: ${l.value ?? '(masked)'}`)].join('\n'))
    .join('\n\n');
}

/** What the clipboard holds after a copy. */
export const sayCopied = (blocks: readonly HeaderBlock[]): string => {
  const lines = blocks.flatMap(b => b.lines);
  const masked = lines.filter(l => l.value === null).length;
  return masked === lines.length || masked > 0
    ? `Copied ${plural(lines.length, 'header')}, ${masked} of them masked. ${SAY_LEFT_OUT}`
    : `Copied ${plural(lines.length, 'header')} with their values. The clipboard holds secrets.`;
};

/** Challenges are public and already without secrets; a malformed field stays masked, for only the raw one tells it. */
function withChallenges({ headerNames, headers, challenges, proxyChallenges }: ResponseEvidence): Fields {
  return {
    headerNames,
    headers: {
      ...headers,
      ...written('www-authenticate', challenges),
      ...written('proxy-authenticate', proxyChallenges),
    },
  };
}

const written = (name: string, parsed: ParsedChallenges | null): Fields['headers'] =>
  parsed?.ok ? { [name]: serialiseChallenges(parsed.challenges).join(', ') } : {};

type Fields = { readonly headerNames: readonly string[]; readonly headers: Readonly<Record<string, string>> };

function block(title: string, startLine: string, fields: Observed<Fields>): HeaderBlock {
  if (!fields.seen) {
    return { title, startLine, lines: [], unseen: sayBlindSpot(`the ${title.toLowerCase()} headers`, fields.why) };
  }
  const { headerNames, headers } = fields.value;
  const given = new Set<string>();
  const lines = headerNames.flatMap(name => {
    const value = Object.hasOwn(headers, name) ? (headers[name] ?? null) : null;
    // Fields of one name were joined into one value; show it once.
    if (value !== null && given.has(name)) return [];
    given.add(name);
    return [{ name, value }];
  });
  return { title, startLine, lines, unseen: null };
}
