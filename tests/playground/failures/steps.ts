import type { Step } from '../failures.ts';

/** Signs in with the account; `kind` is a name of `routes/accounts.ts` and says what cookie comes of it. */
export const signIn = (kind: string, more: Partial<Step> = {}): Step => ({
  method: 'POST',
  path: `/login/${kind}`,
  fields: { username: 'ada', password: 'lovelace' },
  answer: 200,
  ...more,
});

/** Goes on with the run on another host's copy of the page. */
export const moveTo = (host: string): Step => ({ path: '/', how: 'move', host, answer: 200 });

/** One call with a token that the API refuses. */
export const withToken = (
  authorization: string,
  answer: Step['answer'] = 401,
  path = '/api/orders',
): readonly Step[] => [{ path, authorization, answer }];

export const BODY_NOTE = 'The reason stands in the body, which Chromium shows to devtools only.';
