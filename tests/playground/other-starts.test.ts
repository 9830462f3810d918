import { type IncomingHttpHeaders, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { failures, runsUnattended } from './failures.ts';
import { escapeHtml } from './http.ts';
import { type Playground, startPlayground } from './playground.ts';
import { personWords, startWords } from './starts.ts';

let playground: Playground;

beforeAll(async () => {
  playground = await startPlayground();
});
afterAll(() => playground.close());

interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

const ask = (port: number | string, path: string, headers: Record<string, string> = {}): Promise<Got> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers }, answer => {
      answer.resume().on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
    });
    sent.on('error', reject).end();
  });

describe('rows that need more than the extension', () => {
  it('run in no tour, and tell the person what to do', async () => {
    const page = await (await fetch(playground.origin)).text();
    for (const { id, start, person } of failures.filter(failure => failure.start ?? failure.person)) {
      const row = page.slice(page.indexOf(`<li id="${id}">`)).split('</button>')[0];
      if (start) expect(row).toContain(escapeHtml(startWords[start]({ proxy: playground.proxyPort })));
      if (person) expect(row).toContain(escapeHtml(personWords[person]));
    }
    expect(
      failures.filter(({ start, person }) => start ?? person).filter(row => runsUnattended(row, 'firefox')),
    ).toEqual([]);
  });
});

describe('the forward proxy', () => {
  const account = { 'Proxy-Authorization': `Basic ${btoa('ada:lovelace')}` };
  const through = (url: string, headers: Record<string, string> = {}) => ask(playground.proxyPort, url, headers);

  it('wants its own account before anything else', async () => {
    const { status, headers } = await through(`${playground.origin}/public/time`);
    expect([status, headers['proxy-authenticate']]).toEqual([407, 'Basic realm="Company Gateway"']);
    expect((await through('http://games.test/')).status).toBe(407);
  });

  it('passes on to this machine without the account, and signs the way', async () => {
    playground.reset();
    const { status, headers } = await through(`${playground.origin}/public/time`, account);
    expect([status, headers.via]).toEqual([200, '1.1 gateway.company.test (Company Gateway)']);
    const names = playground.requests[0]?.headers.map(([name]) => name.toLowerCase());
    expect(names).not.toContain('proxy-authorization');
  });

  it('refuses every other host itself', async () => {
    const { status, headers } = await through('http://games.test/', account);
    expect([status, headers.server]).toEqual([403, 'Company Gateway/1.0']);
  });
});

describe('the NTLM page behind two servers', () => {
  const message = (type: number) =>
    `NTLM ${Buffer.from(`NTLMSSP\0${String.fromCharCode(type)}\0\0\0`).toString('base64')}`;
  const leg = async (type?: number) => {
    const headers = type === undefined ? undefined : { Authorization: message(type) };
    const { status, headers: got } = await ask(new URL(playground.origin).port, '/ntlm/page', headers);
    return [status, got['www-authenticate']?.slice(0, 20), got['x-served-by']];
  };

  it('begins anew at the last message, which reaches the server that did not begin', async () => {
    playground.reset();
    expect([await leg(), await leg(1), await leg(3)]).toEqual([
      [401, 'NTLM', 'web-1'],
      [401, 'NTLM TlRMTVNTUAACAAA', 'web-2'],
      [401, 'NTLM', 'web-1'],
    ]);
  });

  it('lets in whoever reaches the same server again', async () => {
    playground.reset();
    await leg(1);
    await leg();
    expect((await leg(3))[0]).toBe(200);
  });
});
