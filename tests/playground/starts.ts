import { ACCOUNT } from './state.ts';

/** How the browser has to be started, where a row needs more than the extension in it. */
export type Start = 'third-party-cookies-blocked' | 'beside-another-extension' | 'behind-a-proxy';

/** What a person who wants to run such a row does first. `proxy` is the port of the playground's own proxy. */
export const startWords: Readonly<Record<Start, (ports: { readonly proxy: number }) => string>> = {
  'third-party-cookies-blocked': () =>
    'Before: block third-party cookies in the settings of the browser (Firefox: Custom, all cross-site cookies).',
  'beside-another-extension': () =>
    'Before: load a second unpacked extension, tests/extension/besides/strips-authorization.',
  'behind-a-proxy': ({ proxy }) =>
    `Before: set 127.0.0.1, port ${proxy}, as the browser’s HTTP proxy, for localhost too.`,
};

const ANSWER = `The browser asks for an account: answer with ${ACCOUNT.username} and ${ACCOUNT.password}`;

/** What the person does during the run. */
export const personWords = {
  answers: `${ANSWER}, as often as it asks.`,
  'answers, then dismisses': `${ANSWER}. When it asks again, dismiss it.`,
} as const;
