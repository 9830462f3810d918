import { basic, exchange, testCase } from './build.ts';

const url = 'https://printers.quarry.example/queue';

export default [
  testCase('handshake-basic-chrome', {
    name: 'a Basic challenge is followed by the page, and Chrome shows no credential',
    focus: 'first',
    exchanges: [
      exchange({
        id: 'first',
        at: '-9s',
        type: 'main_frame',
        url,
        challenge: 'Basic realm="Printers", charset="UTF-8"',
      }),
      exchange({ id: 'second', at: '-2s', type: 'main_frame', url, status: 200, html: '<title>Queue</title>' }),
    ],
    expect: {
      primary: 'normal-challenge-handshake',
      minConfidence: 'certain',
      mustNotSay: ['credentials-missing', 'wrong-username-or-password'],
      fixKinds: ['none'],
    },
  }),
  testCase('handshake-digest-firefox', {
    name: 'Firefox shows the Digest answer in the second leg',
    browser: 'firefox',
    focus: 'first',
    exchanges: [
      exchange({
        id: 'first',
        at: '-40s',
        type: 'main_frame',
        url,
        challenge: 'Digest realm="P", qop="auth", nonce="ab12", algorithm=SHA-256',
      }),
      exchange({
        id: 'second',
        at: '-5s',
        type: 'main_frame',
        url,
        status: 200,
        authorization:
          'Digest username="ida", realm="P", nonce="ab12", uri="/queue", algorithm=SHA-256, qop=auth, nc=00000001, cnonce="c", response="00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"',
        html: '<title>Queue</title>',
      }),
    ],
    expect: { primary: 'normal-challenge-handshake', minConfidence: 'certain' },
  }),
  testCase('handshake-other-url', {
    name: 'a success on another address is no answer to this challenge',
    browser: 'firefox',
    focus: 'first',
    exchanges: [
      exchange({ id: 'first', at: '-9s', type: 'main_frame', url, challenge: 'Negotiate' }),
      exchange({
        id: 'second',
        at: '-6s',
        type: 'main_frame',
        url: 'https://printers.quarry.example/help',
        status: 200,
        html: '<p>Help</p>',
      }),
    ],
    expect: { primary: null, mustNotSay: ['normal-challenge-handshake'] },
  }),
  testCase('handshake-form-sign-in', {
    name: 'a session that began with a form in between explains the success',
    focus: 'first',
    exchanges: [
      exchange({ id: 'first', at: '-9s', url, challenge: 'Basic realm="Printers"' }),
      exchange({
        id: 'form',
        at: '-5s',
        method: 'POST',
        url: 'https://printers.quarry.example/login',
        status: 200,
        setCookie: 'psid=p0o9i8u7y6t5r4e3; Path=/; Secure; HttpOnly; SameSite=Lax',
        json: { ok: true },
      }),
      exchange({ id: 'second', at: '-3s', url, status: 200, cookie: 'psid=p0o9i8u7y6t5r4e3', json: [] }),
    ],
    expect: { primary: null, mustNotSay: ['normal-challenge-handshake'] },
  }),
  testCase('handshake-retyped', {
    name: 'a refused password that was typed again is no first leg',
    browser: 'firefox',
    focus: 'first',
    exchanges: [
      exchange({
        id: 'first',
        at: '-9s',
        type: 'main_frame',
        url,
        authorization: basic('ida:sundial'),
        challenge: 'Basic realm="Printers"',
      }),
      exchange({
        id: 'second',
        at: '-3s',
        type: 'main_frame',
        url,
        status: 200,
        authorization: basic('ida:Sundial'),
        html: '<p>Queue</p>',
      }),
    ],
    expect: { primary: null, mustNotSay: ['normal-challenge-handshake'] },
  }),
  testCase('handshake-mistyped-at-the-prompt', {
    name: 'a mistyped password at the prompt of one request that was then accepted is part of the handshake',
    browser: 'firefox',
    focus: 'second',
    exchanges: [
      exchange({ id: 'first', at: '-20s', request: '7', type: 'main_frame', url, challenge: 'Basic realm="Printers"' }),
      exchange({
        id: 'second',
        at: '-9s',
        request: '7',
        type: 'main_frame',
        url,
        authorization: basic('ida:sundial'),
        challenge: 'Basic realm="Printers"',
      }),
      exchange({
        id: 'third',
        at: '-3s',
        request: '7',
        type: 'main_frame',
        url,
        status: 200,
        authorization: basic('ida:Sundial'),
        html: '<p>Queue</p>',
      }),
    ],
    expect: {
      primary: 'normal-challenge-handshake',
      mustNotSay: ['wrong-username-or-password'],
      minConfidence: 'certain',
    },
  }),
  testCase('handshake-answer-unseen', {
    name: 'without response headers there is no challenge to look at',
    exchanges: [{ ...exchange({ type: 'main_frame', url }), responseHeaders: [] }],
    expect: { primary: null, inconclusive: ['normal-challenge-handshake'] },
  }),
];
