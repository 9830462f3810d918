import { OPAQUE_KINDS } from '../standards/token-prefixes.ts';
import { isPlain, isUuid } from './plain.ts';

const SECRETS =
  'passwor[dt]|passwor[dt]s|passwd|passphrase|passcode|pwd|kennwort|contraseña|mot de passe|senha|wachtwoord|hasło|' +
  'lösenord|adgangskode|salasana|heslo|otp|one-time code|secret';
const TOKENS = 'token|key|session|cookie|ticket|signature|nonce|jwt|bearer|credential|schlüssel|sitzung';
const LINK = String.raw`(?:\s*[:=]\s*|\s+)(?:(?:is|was|ist|war|of|value|given|provided|received|got)\s+)?`;
const NEXT = String.raw`["'“„‘«(]?([^\s"'“”„‘’«»‹›<>]{3,200})`;
const AFTER_SECRET = new RegExp(`(?<![\\p{L}\\d])(${SECRETS})(["']?${LINK})${NEXT}`, 'giu');
const AFTER_TOKEN = new RegExp(`(?<![\\p{L}\\d])(${TOKENS})(["']?${LINK})${NEXT}`, 'giu');
/** `Password for ann is Summer2024!`: a few words may stand between. */
const FURTHER = new RegExp(`(?<![\\p{L}\\d])(${SECRETS})((?:\\s+[\\p{L}'-]+,?){1,6}:?\\s+)${NEXT}`, 'giu');
const KEY_ASSIGNED = new RegExp(`(?<![\\p{L}\\d])(${TOKENS})(\\s*=\\s*)${NEXT}`, 'giu');
const ASSIGNED = new RegExp(`(?<![\\p{L}\\d])(${SECRETS})(\\s*=\\s*)${NEXT}`, 'giu');

const PREFIXES = OPAQUE_KINDS.filter(k => k.secret && !k.rest && k.prefix.length >= 4 && /[-_.]$/.test(k.prefix))
  .map(k => k.prefix.replace(/[.]/g, '\\.'))
  .concat('[srp]k[-_]');
const PREFIXED = new RegExp(`(?<![\\w-])(?:${PREFIXES.join('|')})[\\w.~+/=-]{4,}`, 'g');

/**
 * Takes out of a text what its own words call a secret (`Invalid password Summer2024!`), and keys that their issuers
 * made recognisable. A password that is a plain word cannot be told from the sentence (`password expired`): it stays,
 * unless it was assigned (`password=hunter`).
 */
export function hideSaid(text: string, mark: (value: string) => string): string {
  const after = (whole: string, next: string, isSecret: (value: string) => boolean) => {
    const bare = next.replace(/[.,;:)\]}]+$/, '');
    return isSecret(bare) ? whole.replace(bare, () => mark(bare)) : whole;
  };
  const replaced = (from: string, pattern: RegExp, isSecret: (value: string) => boolean) =>
    from.replace(pattern, (whole: string, word: string, link: string, next: string) => {
      const head = word + link;
      return head + after(whole.slice(head.length), next, isSecret);
    });
  const prefixed = text.replace(PREFIXED, key => (/\d/.test(key) || key.length >= 24 ? mark(key) : key));
  const assigned = replaced(prefixed, ASSIGNED, value => value.length >= 3);
  const passwords = replaced(assigned, AFTER_SECRET, value => !isSentenceWord(value) && value.length >= 3);
  const further = replaced(passwords, FURTHER, looksLikePassword);
  const keys = replaced(further, KEY_ASSIGNED, value => value.length >= 6 && /\d/.test(value));
  return replaced(keys, AFTER_TOKEN, value => value.length >= 6 && /\d/.test(value) && !isPlain(value));
}

/** Digits among small letters, and no date or public id. */
const looksLikePassword = (value: string): boolean =>
  value.length >= 5 && /\d/.test(value) && /\p{Ll}/u.test(value) && !/^\d{4}-\d\d/.test(value) && !isUuid(value);

/** `required`, `can't`, `one-time`, `reset/change`: what a sentence goes on with. */
const isSentenceWord = (value: string): boolean => /^\p{L}+(?:[-_'’/.]\p{L}+)*[!?]?$/u.test(value);
