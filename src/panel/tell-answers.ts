import { carriesBrowserLogin, isTelling, wantedOf } from '../present/wanted-answers.ts';
import {
  LONGEST_BODY,
  LONGEST_NAME,
  type Message,
  MOST_CALLS,
  readSessionKey,
  type SeenAnswer,
} from '../protocol/index.ts';

/** What DevTools and the browser have to offer; `platform` has it. */
export interface AnswerSource {
  onAnswer(listener: (answer: ShownAnswer) => void): void;
  allAnswers(): Promise<readonly ShownAnswer[]>;
  onSessionChange(listener: (changes: Readonly<Record<string, { readonly newValue?: unknown }>>) => void): unknown;
  send(message: Message): Promise<unknown>;
  /** Milliseconds. */
  wait(delay: number): Promise<void>;
}

export interface ShownAnswer extends Omit<SeenAnswer, 'body'> {
  body(): Promise<string | null>;
}

/** A burst of failures asks DevTools once, not once each: their list of all requests is long. */
const TOGETHER_MS = 400;
const MOST_REMEMBERED = 2000;
const MOST_TRIES = 3;

/**
 * Tells the recorder what DevTools shows of a tab's answers and network events hide, for as long as DevTools are open.
 * Answers are told as they finish; those that the page never reads are looked up when an episode of the tab changes.
 */
export function tellAnswers(tabId: number, source: AnswerSource): void {
  const tries = new Map<string, number>();
  let asked = false;

  const tell = async (answer: ShownAnswer): Promise<void> => {
    const wanted = wantedOf(answer);
    if (wanted === 'nothing') return;
    const key = keyOf(answer, wanted);
    const tried = tries.get(key) ?? 0;
    if (tried >= MOST_TRIES) return;
    // Also while it is being read, so that nothing is told twice.
    remember(tries, key, MOST_TRIES);
    const { body: read, calledFrom = [], ...shown } = answer;
    const whole = wanted === 'headers' ? null : await read();
    const again = (): void => {
      remember(tries, key, tried + 1);
      if (tried + 1 < MOST_TRIES) void source.wait(TOGETHER_MS).then(() => tell(answer));
    };
    // A body may still be on its way.
    if (whole === null && wanted !== 'headers') again();
    if (whole === null ? !carriesBrowserLogin(answer) : wanted === 'body-if-telling' && !isTelling(whole)) return;
    try {
      const body = whole === null ? null : whole.slice(0, LONGEST_BODY);
      await source.send({ kind: 'answersSeen', tabId, answers: [{ ...shown, body, ...pageCode(calledFrom) }] });
    } catch {
      again(); // the recorder was just being stopped, or is gone with an update of the extension
    }
  };

  const lookAround = (): void => {
    if (asked) return;
    asked = true;
    void source.wait(TOGETHER_MS).then(async () => {
      asked = false;
      for (const answer of await source.allAnswers()) void tell(answer);
    });
  };

  source.onAnswer(answer => void tell(answer));
  source.onSessionChange(changes => {
    if (Object.entries(changes).some(([name, { newValue }]) => newValue !== undefined && isEpisodeOf(name, tabId)))
      lookAround();
  });
  lookAround();
}

/** Code of pages: extensions that wrap `fetch`, and what has no address, cannot be opened. */
function pageCode(calls: NonNullable<SeenAnswer['calledFrom']>): Pick<SeenAnswer, 'calledFrom'> {
  const own = calls.filter(({ url }) => /^https?:/i.test(url)).slice(0, MOST_CALLS);
  if (own.length === 0) return {};
  return { calledFrom: own.map(call => ({ ...call, functionName: call.functionName.slice(0, LONGEST_NAME) })) };
}

function isEpisodeOf(name: string, tabId: number): boolean {
  const key = readSessionKey(name);
  return key?.kind === 'episode' && key.tabId === tabId;
}

/** One credential is told once for each origin and outcome, not with each request that carries it. */
function keyOf({ url, method, status, time, requestHeaders }: ShownAnswer, wanted: string): string {
  if (wanted !== 'headers') return `${time} ${method} ${status} ${url}`;
  const sent = requestHeaders.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';
  return `${URL.canParse(url) ? new URL(url).origin : url} ${Math.floor(status / 100)} ${sent}`;
}

function remember(tries: Map<string, number>, key: string, count: number): void {
  tries.delete(key);
  tries.set(key, count);
  const oldest = tries.size > MOST_REMEMBERED ? tries.keys().next() : null;
  if (oldest?.done === false) tries.delete(oldest.value);
}
