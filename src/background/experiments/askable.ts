import { authorizationSeen, type Evidence, type ExchangeEvidence, type Header, isGoodOnce } from '../../core/index.ts';
import type { Ledger } from '../ledger.ts';
import type { Recorder } from '../recorder/recorder.ts';
import { requestOf, type SentRequest, type Vault } from '../vault.ts';

/** A refused request that can be asked again, with what went over the wire. */
export interface Askable {
  readonly evidence: Evidence;
  readonly subject: ExchangeEvidence;
  readonly request: SentRequest;
  readonly headers: readonly Header[];
  readonly goodOnce: boolean;
  /** The browser has, or may have, added a login that extensions are not shown. */
  readonly hiddenLogin: boolean;
}

interface Parts {
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly recorder: Pick<Recorder, 'find'>;
  /** Epoch milliseconds. */
  now(): number;
}

/** The refused request of an episode, or a sentence why it cannot be asked again. */
export function askableOf(episodeId: string, { ledger, vault, recorder, now }: Parts): Askable | string {
  const record = ledger.get(episodeId);
  if (record === null) return 'This failure is no longer held.';
  const { evidence } = record;
  const { subject } = evidence;
  const objection = objectionTo(subject);
  if (objection !== null) return objection;
  if (vault.length === 0) return VAULT_OFF;
  const live = recorder.find(subject.id);
  // The recorder's working memory must not give out what the vault no longer may.
  const isFresh = live !== null && (live.endTime ?? live.time) > now() - vault.length;
  const request = isFresh ? requestOf(live) : vault.sent(subject.id, now());
  if (!request?.headers) return NOT_HELD;
  const { headers } = request;
  const shown = headers.some(([name]) => name.toLowerCase() === 'authorization');
  const authorization = authorizationSeen(evidence);
  const hiddenLogin = !shown && (!authorization.seen || authorization.value !== null);
  return { evidence, subject, request, headers, goodOnce: isGoodOnce(headers), hiddenLogin };
}

function objectionTo({ status, method, type, redirectedTo, url }: ExchangeEvidence): string | null {
  if (!/^https?:$/.test(url.protocol) || type === 'websocket')
    return 'Only requests over http and https can be asked again.';
  if (status === 0) return 'No answer to it arrived that another could be compared with.';
  if (status === 407) return 'The proxy refused it; what is asked again meets the proxy with its own login.';
  if (method === 'OPTIONS') return 'A preflight carries no credentials: there is nothing to try in its place.';
  if (status < 400 && redirectedTo === null)
    return 'By its status it succeeded, so that a comparison of statuses tells nothing.';
  return null;
}

const VAULT_OFF =
  'Raw headers are not kept by the options of Why401, so that nothing can be asked again as it was sent.';

const NOT_HELD =
  'What was sent is no longer held: raw headers are let go after 15 minutes at the latest. Let the request fail again.';
