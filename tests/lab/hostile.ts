import type { CaseLine } from '../../src/cli/cases.ts';

const MEGABYTE = 1_048_576;

/** A server that tries everything on the reader: markup, direction controls, null bytes, endless values. */
export const HOSTILE: CaseLine & { readonly title: string } = {
  id: 'hostile',
  title: 'A server that writes markup, bidi controls, null bytes and a realm of one megabyte',
  now: '2026-03-04T10:15:30.000Z',
  browser: 'chrome',
  focus: 'a',
  exchanges: [
    {
      id: 'a',
      time: '2026-03-04T10:15:29.600Z',
      tabId: 101,
      type: 'xmlhttprequest',
      method: 'GET',
      url: 'https://evil.example/api/<img src=x onerror=document.title=1>/\u202Egnp.exe?q=<script>document.title=1</script>',
      initiator: 'https://evil.example',
      requestHeaders: [
        ['Accept', 'application/json'],
        ['Authorization', 'Bearer hidden-secret-0123456789abcdef0123456789abcdef'],
        ['Cookie', '<b>bold</b>=1; \u202Esid=abcdef0123456789'],
      ],
      status: 401,
      statusLine: 'HTTP/1.1 401 <h1>Unauthorized</h1>',
      responseHeaders: [
        ['date', 'Wed, 04 Mar 2026 10:15:29 GMT'],
        ['server', '<marquee>nginx\u0000</marquee>'],
        ['www-authenticate', `Bearer realm="<img src=x onerror=document.title=1>", error="\u202Einvalid_token"`],
        ['www-authenticate', `X<svg/onload=1> realm="\u0000\u2066null"`],
        ['www-authenticate', `Digest realm="${'A'.repeat(MEGABYTE)}", nonce="abc"`],
        ['x-error', '[click](javascript:alert(1)) `code` {status} <iframe>'],
      ],
      body: '{"error":"<script>document.title=1</script>"}',
    },
  ],
  cookieJar: [],
};
