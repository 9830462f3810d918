import type { CaseLine } from '../../../../src/cli/cases.ts';
import { type TimelineView, timelineView } from '../../../../src/present/timeline/view.ts';
import { recordOf } from '../cases.ts';

export const NOW = Date.parse('2026-03-04T10:00:00Z');
const ORIGIN = 'https://api.example';

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export const tokenWith = (claims: object): string => `${base64url({ alg: 'RS256' })}.${base64url(claims)}.c2lnbmF0dXJl`;

/** A request with the token, so many milliseconds before the refusal. */
export interface Earlier {
  readonly before: number;
  readonly status: number;
  readonly authorization?: string;
  readonly body?: string;
}

export interface Asked {
  readonly authorization: string;
  readonly earlier?: readonly Earlier[];
  /** Of the server's clock, milliseconds; null: it tells none. */
  readonly skew?: number | null;
}

/** The token state of a refusal at 10:00:00 UTC. */
export function timelineOf({ authorization, earlier = [], skew = 0 }: Asked): TimelineView | null {
  const answer = (time: number, status: number, body?: string) => ({
    status,
    statusLine: `HTTP/1.1 ${status} x`,
    responseHeaders: [
      ['content-type', 'application/json'],
      ...(skew === null ? [] : [['date', new Date(time + skew).toUTCString()]]),
    ] as [string, string][],
    ...(body === undefined ? {} : { body }),
  });
  const line: CaseLine = {
    id: 'timeline',
    now: new Date(NOW).toISOString(),
    browser: 'firefox',
    focus: 'subject',
    cookieJar: [],
    exchanges: [
      ...earlier.map((e, i) => ({
        id: `e${i}`,
        time: new Date(NOW - e.before).toISOString(),
        type: 'xmlhttprequest',
        method: 'GET',
        url: `${ORIGIN}/earlier/${i}`,
        requestHeaders: [['Authorization', e.authorization ?? authorization]] as [string, string][],
        ...answer(NOW - e.before, e.status, e.body),
      })),
      {
        id: 'subject',
        time: new Date(NOW).toISOString(),
        type: 'xmlhttprequest',
        method: 'GET',
        url: `${ORIGIN}/orders`,
        requestHeaders: [['Authorization', authorization]],
        ...answer(NOW, 401),
      },
    ],
  };
  return timelineView(recordOf(line).evidence, 'UTC');
}
