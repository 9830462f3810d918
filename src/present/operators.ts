import type { Row } from './rows.ts';

/** A word with a colon that the filter box knows. */
export interface Operator {
  readonly name: string;
  /** What it compares, for the help under the box. */
  readonly says: string;
  readonly example: string;
  /** The only values there are; absent where any text is one. Others are told as a mistake. */
  readonly values?: readonly string[];
  /** Values that the rows at hand have, for completion. */
  of(row: Row): readonly string[];
  /** @param value lower case, never empty */
  fits(row: Row, value: string): boolean;
}

const STATES = ['refused', 'recovered', 'normal', 'settling', 'repeated', 'certain', 'likely', 'possible'] as const;

const lower = (text: string): string => text.toLowerCase();

export const OPERATORS: readonly Operator[] = [
  {
    name: 'status',
    says: 'The status of the answer; x stands for any digit',
    example: 'status:4xx',
    of: row => [row.status],
    fits: (row, value) =>
      value.length === row.status.length && [...value].every((digit, i) => digit === 'x' || digit === row.status[i]),
  },
  {
    name: 'method',
    says: 'The method of the request',
    example: 'method:post',
    of: row => [row.method],
    fits: (row, value) => lower(row.method) === value,
  },
  {
    name: 'host',
    says: 'A part of the host',
    example: 'host:api',
    of: row => [row.host],
    fits: (row, value) => lower(row.host).includes(value),
  },
  {
    name: 'path',
    says: 'A part of the path',
    example: 'path:/v2/',
    of: row => [row.path],
    fits: (row, value) => lower(row.path).includes(value),
  },
  {
    name: 'scheme',
    says: 'An auth scheme that the answer offered or the request carried',
    example: 'scheme:digest',
    of: row => row.schemes,
    fits: (row, value) => row.schemes.some(scheme => scheme.startsWith(value)),
  },
  {
    name: 'cause',
    says: 'A part of the cause',
    example: 'cause:token-expired',
    of: row => (row.diagnosis === '' ? [] : [row.diagnosis]),
    fits: (row, value) => row.diagnosis.includes(value) || lower(row.cause).includes(value),
  },
  {
    name: 'is',
    says: 'How it stands, how sure the verdict is, or that it happened more than once',
    example: 'is:recovered',
    values: STATES,
    of: statesOf,
    fits: (row, value) => statesOf(row).includes(value),
  },
  {
    name: 'from',
    says: 'Who asked: the page, a frame, a worker, or a part of its name',
    example: 'from:worker',
    of: row => (row.askerKind === 'untold' ? [] : [row.askerKind]),
    fits: (row, value) => row.askerKind === value || lower(row.asker).includes(value),
  },
];

/** @param name in any case */
export const operatorNamed = (name: string): Operator | undefined => {
  const wanted = lower(name);
  return OPERATORS.find(operator => operator.name === wanted);
};

function statesOf(row: Row): readonly string[] {
  // What settles has no verdict yet that could be sure, and what is normal is no refusal.
  const state = row.stateWord === '' ? 'refused' : row.stateWord;
  return [
    state,
    ...(state === 'recovered' ? ['normal'] : []),
    ...(row.count > 1 ? ['repeated'] : []),
    ...(row.state === 'refused' ? [row.confidence] : []),
  ];
}
