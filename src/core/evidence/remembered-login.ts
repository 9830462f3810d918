import { param } from '../http/challenge.ts';
import { SCHEMES } from '../standards/schemes.ts';
import type { Evidence } from './evidence.ts';

/** A login that the browser may remember and send by itself: of a Basic, Digest, NTLM or Negotiate challenge. */
export interface RememberedLogin {
  readonly realm: string | null;
  /** The browser may also answer with the account of the computer, and then has nothing to forget. */
  readonly ambient: boolean;
  /** It is one for a proxy. */
  readonly proxy: boolean;
}

/** @returns null where neither a challenge nor a credential of the subject is of a scheme that browsers answer */
export function rememberedLogin({ subject }: Evidence): RememberedLogin | null {
  const response = subject.response.seen ? subject.response.value : null;
  const proxy = subject.status === 407;
  const challenges = (proxy ? response?.proxyChallenges : response?.challenges)?.challenges ?? [];
  const challenge = challenges.find(c => isAnswered(c.scheme));
  const sent = subject.request.seen ? subject.request.value.credentials : [];
  const credential = sent.find(c => c.place === 'authorization' && c.scheme !== null && isAnswered(c.scheme));
  const scheme = challenge?.scheme ?? credential?.scheme;
  if (!scheme) return null;
  const realm = challenge ? (param(challenge, 'realm') ?? null) : null;
  return { realm, ambient: /^(negotiate|ntlm)$/i.test(scheme), proxy };
}

const ANSWERED = new Set(SCHEMES.filter(s => s.browsersAct).map(s => s.name.toLowerCase()));

const isAnswered = (scheme: string): boolean => ANSWERED.has(scheme.toLowerCase());
