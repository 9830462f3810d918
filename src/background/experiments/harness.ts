import type { Header } from '../../core/index.ts';
import type { GotAnswer, Question } from '../../platform/ask.ts';
import type { HeaderRule } from '../../platform/header-rules.ts';

/** Asks servers again with headers of one's choice, and with nothing else of the browser's. */
export interface Harness {
  /**
   * One question at a time. Rejects only when the browser refuses the rule that sets the headers; nothing is asked then.
   *
   * @param sent every header that is to go out, as it went over the wire
   */
  ask(question: Pick<Question, 'url' | 'method'>, sent: readonly Header[]): Promise<GotAnswer>;
  /** Removes the rule that an earlier life of the background may have left. */
  sweep(): Promise<void>;
}

export interface HarnessParts {
  setHeaderRule(rule: HeaderRule): Promise<void>;
  dropHeaderRules(ids: readonly number[]): Promise<void>;
  askOnce(question: Question): Promise<GotAnswer>;
}

/** There is never more than one such rule, and never one for anybody else's requests. */
const RULE_ID = 1;
const MOST_BYTES = 64 * 1024;
const TIME_LIMIT = 10_000;

/**
 * The one way in which Why401 asks a server again (decision 0020): `fetch` may set neither cookies nor most of the headers
 * that browsers answer for, so a rule does, for this question alone.
 */
export function createHarness({ setHeaderRule, dropHeaderRules, askOnce }: HarnessParts): Harness {
  let queue: Promise<unknown> = Promise.resolve();

  const ask: Harness['ask'] = async ({ url, method }, sent) => {
    try {
      await setHeaderRule({ id: RULE_ID, headers: changesFor(sent), address: withoutQuery(url), of: 'own-background' });
      return await askOnce({ url, method, most: MOST_BYTES, timeLimit: TIME_LIMIT });
    } finally {
      await dropHeaderRules([RULE_ID]);
    }
  };

  return {
    ask(question, sent) {
      const asked = queue.then(() => ask(question, sent));
      queue = asked.catch(() => undefined);
      return asked;
    },
    sweep: () => dropHeaderRules([RULE_ID]),
  };
}

/** What belongs to the connection, or would make the answer unreadable: the browser answers for it. */
const CONNECTION =
  /^(?:host|connection|keep-alive|content-length|accept-encoding|transfer-encoding|te|trailer|upgrade|expect|proxy-.*|:.*)$/;

/** What browsers add to a question of ours that the refused request may not have had. */
const ADDED = [
  'authorization',
  'cookie',
  'origin',
  'referer',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-fetch-storage-access',
  'sec-fetch-user',
];

function changesFor(sent: readonly Header[]): [string, string | null][] {
  const changes = new Map<string, string | null>(ADDED.map(name => [name, null]));
  for (const [name, value] of sent) {
    const lower = name.toLowerCase();
    if (CONNECTION.test(lower)) continue;
    const before = changes.get(lower) ?? null;
    // Fields of one name are one list (RFC 9110 §5.3); the pairs of Cookie stand behind semicolons (RFC 6265 §5.4).
    changes.set(lower, before === null ? value : `${before}${lower === 'cookie' ? '; ' : ', '}${value}`);
  }
  return [...changes];
}

/** Rules know the beginning of an address; what is asked is in the same process, and nothing else of it has this path. */
const withoutQuery = (url: string): string => url.split(/[?#]/, 1)[0] ?? url;
