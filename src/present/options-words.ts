import type { Options, OptionsFile, ReadPattern, WatchedKind } from '../protocol/index.ts';

export interface KindWords {
  readonly label: string;
  readonly hint: string;
}

/** The words of every kind of refusal; a kind without words does not compile. */
export const KIND_WORDS: Readonly<Record<WatchedKind, KindWords>> = {
  401: { label: '401 Unauthorized', hint: 'The server wants a sign-in, or did not take the one that was sent.' },
  407: { label: '407 Proxy Authentication Required', hint: 'A proxy on the way wants a sign-in.' },
  403: {
    label: '403 Forbidden',
    hint: 'Where it can be about who is asking: with a challenge, a credential or a cookie, to a page, a form or a preflight.',
  },
  400: { label: '400 Bad Request', hint: 'With a challenge, or in answer to a digest of another address.' },
  419: { label: '419', hint: 'The page’s protection against forged forms has expired (Laravel).' },
  431: { label: '431 Request Header Fields Too Large', hint: 'Mostly too many or too large cookies.' },
  440: { label: '440', hint: 'The session has expired (IIS, Exchange).' },
  498: { label: '498', hint: 'The token is invalid or has expired (ArcGIS and others).' },
  511: { label: '511 Network Authentication Required', hint: 'The network itself wants a sign-in first.' },
  'client-certificate': { label: '495 and 496', hint: 'A client certificate is missing or was not taken (nginx).' },
  'sign-in-page': {
    label: 'A refusal without such a status',
    hint: 'A call that is sent to a sign-in page, or whose text says that nobody is signed in.',
  },
  cors: {
    label: 'A refusal that the page sees as a network error',
    hint: 'The real answer is hidden from the page by CORS: a refused preflight, an answer without its headers.',
  },
};

/** Why what was typed is no site pattern. A sentence for each reason. */
export const PATTERN_WORDS: Readonly<Record<Extract<ReadPattern, { ok: false }>['why'], string>> = {
  empty: 'Type a host first, such as shop.example.',
  'every-site': 'That would be every site. To record less, switch off statuses above.',
  'star-inside': 'A star can stand only at the beginning, as in *.shop.example.',
  scheme: 'Only addresses of http and https are recorded at all.',
  'no-host': 'That is no host. Type one as in the address bar: shop.example, *.shop.example or localhost:3000.',
  'too-long': 'That is too long to be a host.',
};

/** What each option is called on the page. */
export const OPTION_WORDS: Readonly<Record<keyof Options, string>> = {
  watched: 'what is recorded',
  moreStatuses: 'further statuses',
  ignoredSites: 'ignored sites',
  closedPrompts: 'closed login prompts',
  vault: 'raw headers',
  badge: 'the number on the icon',
  retention: 'how much is kept',
};

/** Why a file was not taken. In every case nothing has changed. */
export function sayFileProblem(file: Extract<OptionsFile, { ok: false }>): string {
  return `${problemOf(file)} Nothing was changed.`;
}

function problemOf(file: Extract<OptionsFile, { ok: false }>): string {
  switch (file.why) {
    case 'too-long':
      return 'The file is far too large to hold options.';
    case 'no-json':
      return 'The file is not JSON, or only a part of it.';
    case 'not-ours':
      return 'The file does not hold options of Why401.';
    case 'newer':
      return 'The file was written by a newer Why401. Update this one first.';
    case 'unknown':
      return `The file has an option “${file.option.slice(0, 60)}” that Why401 does not know.`;
    case 'missing':
      return `The file lacks the option “${file.option}” (${wordsOf(file.option)}).`;
    case 'bad-value':
      return `The option “${file.option}” (${wordsOf(file.option)}) of the file has a value that is not allowed.`;
  }
}

const wordsOf = (option: string): string => OPTION_WORDS[option as keyof Options];
