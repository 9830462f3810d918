import type { CredentialEvidence, ExchangeEvidence } from '../evidence/evidence.ts';
import { responseField } from './answers.ts';

/** The software that the answer names; null where it names none. */
export function softwareOf(x: ExchangeEvidence): string | null {
  const parts = [responseField(x, 'server'), responseField(x, 'x-powered-by')].filter(v => v !== undefined);
  return parts.length > 0 ? parts.join(' and ') : null;
}

/** Whether a credential stood under a name with an underscore, before a server that drops such names by default. */
export const dropsName = (sent: CredentialEvidence, x: ExchangeEvidence): boolean =>
  sent.place === 'header' && sent.name.includes('_') && /\b(?:nginx|openresty|apache)\b/i.test(softwareOf(x) ?? '');
