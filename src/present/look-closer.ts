import { DIAGNOSES, type Evidence, type Report } from '../core/index.ts';

const SHARPENED: ReadonlySet<string> = new Set(DIAGNOSES.flatMap(d => d.supersedes));

/**
 * True when the body that was not seen may name the reason: the verdict is not certain, or it is one that others say more
 * exactly. Only a GET can be asked again for it.
 */
export function hangsOnBody({ subject }: Evidence, { findings: [verdict] }: Report): boolean {
  if (subject.method !== 'GET' || subject.status < 400 || subject.status === 407 || verdict.kind === 'normal')
    return false;
  const hidden = !subject.body.seen && subject.body.why === 'body-needs-devtools';
  return hidden && (verdict.confidence !== 'certain' || SHARPENED.has(verdict.diagnosis));
}
