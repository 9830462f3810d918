import { describe, expect, it } from 'vitest';
import { explain, facts, mark, request } from './describe.ts';

const basic = (text: string, encoding: BufferEncoding = 'utf8') =>
  `Basic ${Buffer.from(text, encoding).toString('base64')}`;

describe('Basic', () => {
  it('tells user and password apart, as marks', () => {
    expect(facts(basic('ada:pass:word'))).toMatchObject({
      base64: true,
      colon: true,
      user: mark('ada'),
      password: mark('pass:word'),
      passwordLength: 9,
      charset: 'ascii',
    });
  });

  it.each([
    ['no base64', 'Basic user:pass', { base64: false }],
    ['no colon', basic('ada'), { colon: false, password: null }],
    ['an empty user', basic(':x'), { user: null, userLength: 0 }],
    ['an empty password', basic('ada:'), { password: null, passwordLength: 0 }],
    ['blanks around the user', basic(' ada:x'), { userHasBlanksAround: true }],
    ['a line break after the password', basic('ada:x\n'), { passwordHasBlanksAround: true, controlCharacters: true }],
    ['UTF-8', basic('jörg:schlüssel'), { charset: 'utf-8', passwordLength: 9 }],
    ['Latin-1', basic('jörg:schlüssel', 'latin1'), { charset: 'latin-1', passwordLength: 9 }],
    ['an address', basic('ada@example.com:x'), { userIsAddress: true }],
    ['base64 without padding', 'Basic YTpi', { base64: true, colon: true }],
  ])('tells %s', (_, value, expected) => expect(facts(value)).toMatchObject(expected));

  it('names the realm it asks for', () => expect(explain('Basic realm="Wiki"').asks).toContain('“Wiki”'));
});

describe('Digest', () => {
  // RFC 7616 §3.9.1
  const credential =
    'Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", algorithm=MD5, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001, cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth, response="8ca523f5e9506fed4657c9700eebdbec", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"';

  it('tells what the specification’s example says', () => {
    expect(facts(credential, request('GET', 'http://www.example.org/dir/index.html'))).toMatchObject({
      realm: 'http-auth@example.org',
      algorithm: 'MD5',
      qop: 'auth',
      nc: '00000001',
      user: mark('Mufasa'),
      responseLength: 32,
      userhash: false,
      missing: [],
      uriMatches: true,
    });
  });

  it.each([
    ['another path', 'http://www.example.org/dir/other.html', false],
    ['a query that was not signed', 'http://www.example.org/dir/index.html?a', false],
  ])('sees %s', (_, url, matches) => expect(facts(credential, request('GET', url)).uriMatches).toBe(matches));

  it('lists what is missing', () => {
    expect(facts('Digest username*=UTF-8\'\'%C3%A4, realm="a"').missing).toEqual(['nonce', 'uri', 'response']);
  });

  it.each([
    ['Digest realm="a", nonce="b", stale=TRUE', 'The password was right'],
    ['Digest realm="a", nonce="b"', 'proof of a user name and password'],
  ])('%s', (field, words) => expect(explain(field).asks).toContain(words));

  it.each([
    ['algorithm=SHA-512-256', 'algorithm', 'Neither Chrome nor Firefox'],
    ['algorithm=MD5', 'algorithm', 'Chrome and Firefox compute it'],
    ['algorithm=FAKE', 'algorithm', 'nobody defined'],
    ['qop="auth-int"', 'qop', 'cover the body'],
    ['qop="auth,auth-int"', 'qop', 'browsers take the former'],
    ['userhash=true', 'userhash', 'as a hash'],
  ])('explains %s', (text, name, words) => {
    const { params } = explain(`Digest realm="a", nonce="b", ${text}`);
    expect(params.find(p => p.name === name)?.means).toContain(words);
  });
});

describe('NTLM', () => {
  // The type 2 message of curl's tests, and the type 1 message of Jetty's.
  const type2 =
    'TlRMTVNTUAACAAAAAgACADAAAACGggEAc51AYVDgyNcAAAAAAAAAAG4AbgAyAAAAQ0MCAAQAQwBDAAEAEgBFAEwASQBTAEEAQgBFAFQASAAEABgAYwBjAC4AaQBjAGUAZABlAHYALgBuAHUAAwAsAGUAbABpAHMAYQBiAGUAdABoAC4AYwBjAC4AaQBjAGUAZABlAHYALgBuAHUAAAAAAA==';
  const type1 = 'TlRMTVNTUAABAAAAB4IIogAAAAAAAAAAAAAAAAAAAAAFAs4OAAAADw==';

  it('reads the server’s message, though it does not announce its target info', () => {
    expect(explain(`NTLM ${type2}`)).toMatchObject({
      asks: expect.stringContaining('second of three'),
      notes: ['The answering machine calls itself elisabeth.cc.icedev.nu.', 'Its domain is cc.icedev.nu.'],
    });
  });

  it('reads the client’s first message', () => {
    expect(facts(`NTLM ${type1}`)).toMatchObject({
      ntlmMessage: 1,
      version: '5.2.3790',
      flags: expect.arrayContaining(['Unicode', 'NTLM', '128-bit keys']),
    });
  });

  it('reads the client’s answer: form, account as a mark, never the hashes', () => {
    const told = facts(`NTLM ${type3({ user: 'ada', domain: 'CORP', nt: ntlmV2() }).toString('base64')}`);
    expect(told).toMatchObject({
      ntlmMessage: 3,
      user: mark('ada'),
      domain: 'CORP',
      workstation: 'PC1',
      answer: 'ntlmv2',
      serviceName: 'HTTP/intranet',
      channelBound: true,
    });
    expect(JSON.stringify(told)).not.toContain('ada');
  });

  it.each([
    ['NTLMv1', Buffer.alloc(24, 1), 'ada', 'ntlmv1'],
    ['nobody', Buffer.alloc(0), '', 'anonymous'],
  ])('tells an answer of %s', (_, nt, user, answer) => {
    expect(facts(`NTLM ${type3({ user, domain: '', nt }).toString('base64')}`).answer).toBe(answer);
  });

  it.each(['NTLM !!!', 'NTLM YWJj', `NTLM ${type1.slice(0, 12)}`])('answers on %s', value => {
    expect(facts(value).ntlmMessage ?? null).toBeNull();
  });
});

function type3({ user, domain, nt }: { user: string; domain: string; nt: Buffer }): Buffer {
  const fixed = Buffer.alloc(88);
  fixed.write('NTLMSSP\0', 'latin1');
  fixed.writeUInt32LE(3, 8);
  fixed.writeUInt32LE(0x1 | 0x200, 60);
  const parts = [
    Buffer.from([0]),
    nt,
    Buffer.from(domain, 'utf16le'),
    Buffer.from(user, 'utf16le'),
    Buffer.from('PC1', 'utf16le'),
  ];
  let offset = fixed.length;
  [12, 20, 28, 36, 44].forEach((field, index) => {
    const part = parts[index] as Buffer;
    fixed.writeUInt16LE(part.length, field);
    fixed.writeUInt16LE(part.length, field + 2);
    fixed.writeUInt32LE(offset, field + 4);
    offset += part.length;
  });
  return Buffer.concat([fixed, ...parts]);
}

/** A proof, the blob's header, and pairs that name the service and bind the channel. */
function ntlmV2(): Buffer {
  const pair = (id: number, value: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt16LE(id, 0);
    head.writeUInt16LE(value.length, 2);
    return Buffer.concat([head, value]);
  };
  const blob = Buffer.alloc(28);
  blob.writeUInt16LE(0x0101, 0);
  return Buffer.concat([
    Buffer.alloc(16, 9),
    blob,
    pair(9, Buffer.from('HTTP/intranet', 'utf16le')),
    pair(10, Buffer.alloc(16, 5)),
    pair(0, Buffer.alloc(0)),
  ]);
}
