import type { ExchangeEvidence } from '../core/index.ts';
import { oneLine } from './text.ts';

/** Who made a request, as far as the browser tells. */
export interface AskerView {
  readonly kind: 'page' | 'frame' | 'worker' | 'navigation' | 'untold';
  /** For a row: empty where it is the page itself, or not told. `frame of login.example`. */
  readonly short: string;
  /** A whole sentence. */
  readonly sentence: string;
  /** The name in a drawing of the way. */
  readonly node: string;
}

/**
 * The page, a frame in it, or a worker. Requests of no tab are a service or shared worker's where an origin asked;
 * without one it may also have been the browser itself (platform facts, section 1).
 */
export function askerOf(x: ExchangeEvidence): AskerView {
  const from = x.document ?? x.initiator;
  const host = from === null ? '' : oneLine(from.hostname || from.href, 80);
  const by = from === null ? '' : ` of ${x.document ? oneLine(from.href, 160) : oneLine(from.origin, 100)}`;
  if (x.tabId < 0) {
    const script = x.document ? oneLine(x.document.path, 80) : host;
    return from === null
      ? { kind: 'untold', short: '', node: 'no tab', sentence: 'The browser names no tab that asked for it.' }
      : {
          kind: 'worker',
          short: `worker ${script}`,
          node: 'worker',
          sentence: `A worker${by} asked for it (${x.type}).`,
        };
  }
  if (x.type === 'main_frame')
    return { kind: 'navigation', short: '', node: 'address bar or link', sentence: 'The page itself was loaded.' };
  if (x.type === 'sub_frame')
    return {
      kind: 'frame',
      short: 'frame',
      node: 'frame',
      sentence: `A frame was loaded${by === '' ? '' : `, for a page${by}`}.`,
    };
  if (x.frameId !== null && x.frameId > 0) {
    const nested =
      x.parentFrameId !== undefined && x.parentFrameId !== null && x.parentFrameId > 0 ? ' within a frame' : '';
    return {
      kind: 'frame',
      short: host === '' ? 'frame' : `frame of ${host}`,
      node: 'frame',
      sentence: `A frame${nested}${by} asked for it (${x.type}).`,
    };
  }
  return {
    kind: x.frameId === null ? 'untold' : 'page',
    short: '',
    node: 'page',
    sentence: `The page${by} asked for it (${x.type}).`,
  };
}
