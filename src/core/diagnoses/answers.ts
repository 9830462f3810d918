import type { ExchangeEvidence } from '../evidence/evidence.ts';

/** The value of a response field of the allow-list; undefined when it is absent or the response was not seen. */
export const responseField = (x: ExchangeEvidence, name: string): string | undefined =>
  x.response.seen ? x.response.value.headers[name] : undefined;

/** Response fields in which a server of several names itself. */
export const INSTANCE_FIELDS: readonly string[] = [
  'x-served-by',
  'x-backend',
  'x-backend-server',
  'x-node',
  'x-instance',
  'x-instance-id',
  'x-server',
  'x-server-name',
  'x-server-id',
  'x-upstream',
  'x-feserver',
  'x-hostname',
  'x-pod',
];

/** True when the response has the field, also one whose value the evidence does not hold. */
export const hasResponseField = (x: ExchangeEvidence, name: string): boolean =>
  x.response.seen && x.response.value.headerNames.includes(name);

/** The value of a request field of the allow-list. */
export const requestField = (x: ExchangeEvidence, name: string): string | undefined =>
  x.request.seen ? x.request.value.headers[name] : undefined;

/** Title, headings, text and messages of the body in one string; empty when it was not seen. */
export const bodyText = (x: ExchangeEvidence): string =>
  x.body.seen ? x.body.value.words.map(w => w.text).join('\n') : '';

/** Methods that change nothing (RFC 9110 §9.2.1). */
export const isSafeMethod = (method: string): boolean => ['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method);
