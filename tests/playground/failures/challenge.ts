import type { Failure } from '../failures.ts';

const INTRANET = { path: '/basic-once/home', authorization: 'Basic YWRhOmxvdmVsYWNl', credentials: 'omit' } as const;

/** Schemes that browsers answer by themselves. */
export const challengeFailures: readonly Failure[] = [
  {
    id: 'stale-cached-credentials',
    title: 'The saved password worked, was changed at the server, and is still sent',
    diagnosis: 'stale-cached-credentials',
    outcome: 'failure',
    steps: [
      { ...INTRANET, answer: 200 },
      // The very same address: another one might only be open to other accounts.
      { ...INTRANET, answer: 401 },
    ],
  },
  {
    id: 'basic-encoding-mismatch',
    title: 'A name with an umlaut, in Latin-1 where the server reads UTF-8',
    diagnosis: 'basic-encoding-mismatch',
    outcome: 'failure',
    steps: [{ path: '/basic-utf8/files', authorization: 'Basic {latin1}', credentials: 'omit', answer: 401 }],
  },
  {
    id: 'digest-stale-nonce',
    title: 'The nonce was good for one answer; the next is told that it is stale',
    diagnosis: 'digest-stale-nonce',
    outcome: 'failure',
    steps: [
      { path: '/digest-once/live', authorization: '{digest}', credentials: 'omit', answer: 200 },
      { path: '/digest-once/live', authorization: '{digestAgain}', credentials: 'omit', answer: 401 },
    ],
  },
  {
    id: 'digest-algorithm-unsupported',
    title: 'Digest with SHA-512-256 alone, which browsers lack',
    diagnosis: 'digest-algorithm-unsupported',
    outcome: 'failure',
    steps: [{ path: '/digest-rare/live', answer: 401 }],
  },
  {
    id: 'digest-uri-mismatch',
    title: 'A proxy takes a part of the path off, so the Digest answer names another one',
    diagnosis: 'digest-uri-mismatch',
    outcome: 'failure',
    steps: [{ path: '/meter/values/now', how: 'xhr', account: ['ada', 'lovelace'], answer: 400 }],
    browsers: ['firefox'],
    note: 'Chromium keeps the uri of its Digest answer to itself.',
  },
  {
    id: 'negotiate-not-sent',
    title: 'The intranet asks for Kerberos and the browser sends nothing',
    diagnosis: 'negotiate-not-sent',
    outcome: 'failure',
    steps: [{ path: '/negotiate/home', answer: 401 }],
  },
  {
    id: 'negotiate-ntlm-fallback',
    title: 'An NTLM message inside Negotiate, where Kerberos is wanted',
    diagnosis: 'negotiate-ntlm-fallback',
    outcome: 'failure',
    steps: [
      {
        path: '/negotiate/home',
        authorization: 'Negotiate TlRMTVNTUAABAAAAl4II4gAAAAAAAAAAAAAAAAAAAAAKAGFKAAAADw==',
        credentials: 'omit',
        answer: 401,
      },
    ],
    note: 'The page’s script sends what a browser on Windows would send without a Kerberos ticket.',
  },
  {
    id: 'ntlm-connection-broken',
    title: 'A load balancer gives the last message of an NTLM handshake to a server that did not begin it',
    diagnosis: 'ntlm-connection-broken',
    outcome: 'failure',
    person: 'answers, then dismisses',
    steps: [{ path: '/ntlm/page', how: 'navigate', answer: 401 }],
    browsers: ['firefox'],
    note: 'Chromium makes the same handshake, and shows its messages neither to extensions nor to what they read through devtools.',
  },
  {
    id: 'challenge-missing',
    title: 'A page that is refused without saying how to sign in',
    diagnosis: 'challenge-missing',
    outcome: 'failure',
    steps: [{ path: '/bare/page', how: 'navigate', answer: 401 }],
  },
  {
    id: 'challenge-malformed',
    title: 'A page with a Digest challenge that lacks its nonce and a quotation mark',
    diagnosis: 'challenge-malformed',
    outcome: 'failure',
    steps: [{ path: '/broken/page', how: 'navigate', answer: 401 }],
  },
];
