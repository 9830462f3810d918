import { expect, test } from 'vitest';
import { collect, type Exchange, notSeen, Secret, seen } from '../../../src/core/index.ts';
import { challengeView } from '../../../src/present/sections/challenge.ts';
import { b64url, join, random, utf8 } from '../../playground/samples/make.ts';
import { ntlmChallenge } from '../../playground/samples/messages.ts';

/** The challenges of an answer, by way of evidence: as the panel gets them. */
function shown(field: string, sent = 'Basic YWRhOmxvdmVsYWNl') {
  const subject: Exchange = {
    ...{
      id: 'x1',
      requestId: null,
      tabId: 1,
      frameId: 0,
      type: 'xmlhttprequest',
      method: 'GET',
      url: 'https://a.test/',
    },
    ...{ initiator: null, topLevel: null, time: 0, endTime: 1, status: 401, statusLine: 'HTTP/1.1 401' },
    ...{ error: null, redirectedTo: null, fromCache: false, prompted: false, body: notSeen('not-recorded') },
    requestHeaders: seen(new Secret([['Authorization', sent]])),
    responseHeaders: seen(new Secret([['WWW-Authenticate', field]])),
  };
  const episode = { id: 'e', browser: 'chrome', now: 2, subject, others: [], jar: notSeen('not-recorded') } as const;
  const evidence = collect(episode, { salt: 's' });
  return { items: challengeView(evidence).fields.flatMap(f => f.items), text: JSON.stringify(evidence) };
}

test('What a server says of itself inside an NTLM message is told, and the message is not kept', () => {
  const message = ntlmChallenge();
  const { items, text } = shown(`NTLM ${message}`);
  expect(items[0]).toMatchObject({
    asks: expect.stringContaining('second of three'),
    notes: expect.arrayContaining([
      'The answering machine calls itself web.samples.example.',
      'Its domain is samples.example.',
    ]),
  });
  expect(text).not.toContain(message);
});

test('Whose token a Privacy Pass challenge wants is told', () => {
  const issuer = utf8('issuer.samples.example');
  const asked = b64url(join([0, 2, 0, issuer.length], issuer, [0], [0, 0]));
  const { items, text } = shown(`PrivateToken challenge="${asked}", token-key="${b64url(random(32))}"`);
  expect(items[0]?.notes).toContain('The token is to come from issuer.samples.example.');
  expect(text).not.toContain(asked);
});

test('A secret that a server echoes inside such a message is not told', () => {
  const secret = utf8('s3cr3t-t0ken-0123456789');
  const asked = b64url(join([0, 2, 0, secret.length], secret, [0], [0, 0]));
  const { text } = shown(`PrivateToken challenge="${asked}"`, 'Bearer s3cr3t-t0ken-0123456789');
  expect(text).not.toContain('s3cr3t-t0ken');
});
