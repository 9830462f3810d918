import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { episodeOf } from '../../../src/cli/cases.ts';
import { collect, type Header, recogniseServers } from '../../../src/core/index.ts';
import { exchange, testCase } from '../../cases/build.ts';

interface Recorded {
  readonly id: string;
  /** Product and version that really answered. */
  readonly made: string;
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: string;
  /** The products that show themselves in it, the nearest first; none where the product is not on the list. */
  readonly servers: readonly string[];
}

const lines = <T>(file: string): T[] =>
  readFileSync(new URL(`../../corpora/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));

const RECORDED = lines<Recorded>('servers.jsonl');

/** An episode around one answer as it was recorded. */
function recognisedIn({ id, status, headers, body }: Omit<Recorded, 'made' | 'servers'>, bodySeen = true) {
  const base = exchange({ url: 'https://files.harbour.example/reports', status });
  const subject = { ...base, responseHeaders: headers, ...(bodySeen ? { body } : {}) };
  if (!bodySeen) delete (subject as { body?: string }).body;
  const line = testCase(id, { name: id, exchanges: [subject], expect: { primary: null } });
  return recogniseServers(collect(episodeOf(line), { salt: 'test' }));
}

describe('A real answer', () => {
  test.each(RECORDED.map(r => [r.made, r] as const))('of %s shows what answered', (_made, recorded) => {
    expect(recognisedIn(recorded).map(s => s.id)).toEqual(recorded.servers);
  });

  test('whose fields were taken away is still told by its page', () => {
    const pages = RECORDED.filter(r => ['nginx-basic', 'apache-basic', 'tomcat-basic', 'flask-abort'].includes(r.id));
    const told = pages.map(r => recognisedIn({ ...r, headers: r.headers.filter(([n]) => !/^server$/i.test(n)) }));
    expect(told.map(([first]) => first?.id)).toEqual(['nginx', 'apache', 'flask', 'tomcat']);
    expect(told.map(([first]) => first?.mark.place)).toEqual(['body', 'body', 'body', 'body']);
  });

  test('shows less when its body could not be seen, and nothing is made up for it', () => {
    const tomcat = RECORDED.find(r => r.id === 'tomcat-basic') as Recorded;
    expect(recognisedIn(tomcat, false)).toEqual([]);
  });

  test('tells the version that it names', () => {
    const versions = ['nginx-basic', 'apache-basic', 'flask-abort', 'tomcat-basic'].map(
      id => recognisedIn(RECORDED.find(r => r.id === id) as Recorded)[0]?.mark.version,
    );
    expect(versions).toEqual(['1.22.1', '2.4.71', '2.2.2', '10.1.60']);
  });
});

const of = (fields: Record<string, string>, more: Partial<Recorded> = {}) =>
  recognisedIn({ id: 'made', status: 401, headers: Object.entries(fields), body: '', ...more });
const ids = (fields: Record<string, string>, more: Partial<Recorded> = {}) => of(fields, more).map(s => s.id);

describe('A mark', () => {
  test.each([
    ['iis', { Server: 'Microsoft-IIS/10.0' }],
    ['iis', { Server: 'Microsoft-HTTPAPI/2.0' }],
    ['kong', { 'X-Kong-Response-Latency': '2' }],
    ['kong', { Via: '1.1 kong/3.9.1' }],
    ['aws-api-gateway', { 'x-amz-apigw-id': 'AbC=' }],
    [
      'azure-api-management',
      { 'WWW-Authenticate': 'AzureApiManagementKey realm="https://h/api",name="K",type="header"' },
    ],
    ['envoy', { Server: 'istio-envoy' }],
    ['traefik', { 'WWW-Authenticate': 'Basic realm="traefik"' }],
    ['aspnet-core', { Server: 'Kestrel' }],
    ['aspnet-core', { 'Set-Cookie': '.AspNetCore.Cookies=abc; Path=/' }],
    ['laravel', { 'Set-Cookie': 'laravel_session=abc; Path=/' }],
    ['tomcat', { 'Set-Cookie': 'JSESSIONID=abc; Path=/' }],
    ['cloudflare-access', { 'WWW-Authenticate': 'Cloudflare-Access resource_metadata="https://h/x"' }],
    [
      'spring',
      {
        'Cache-Control': 'no-cache, no-store, max-age=0, must-revalidate',
        Expires: '0',
        'X-Content-Type-Options': 'nosniff',
      },
    ],
  ] as const)('of %s is known: %j', (id, fields) => {
    expect(ids(fields)).toEqual([id]);
  });

  test.each([
    [{ Server: 'cloudflare' }],
    [{ Server: 'Apache-Tika' }],
    [{ Server: 'not-nginx' }],
    [{ Server: 'my-nginx-like/1.0' }],
    [{ 'X-Powered-By': 'PHP/8.3' }],
    [{ 'WWW-Authenticate': 'Basic realm="traefik dashboards of the harbour"' }],
    [{ 'Cache-Control': 'no-cache, no-store, max-age=0, must-revalidate' }],
    [{ 'Set-Cookie': 'my-JSESSIONID=abc' }],
    [{ 'Set-Cookie': 'session=abc' }],
    [{}],
  ])('is not seen in %j', fields => {
    expect(ids(fields as Record<string, string>)).toEqual([]);
  });

  test('that is a habit is weaker than a name, and says so', () => {
    const [first, second] = of({ Server: 'Kestrel', 'Set-Cookie': 'JSESSIONID=abc; Path=/' });
    expect([first?.id, first?.strength]).toEqual(['aspnet-core', 'names-itself']);
    expect([second?.id, second?.strength]).toEqual(['tomcat', 'typical']);
  });

  test('of a forward proxy, whose own answer a 407 is, says nothing of the server', () => {
    expect(ids({ Server: 'nginx/1.24.0', 'Proxy-Authenticate': 'Basic realm="p"' }, { status: 407 })).toEqual([]);
  });
});

describe('Another exchange', () => {
  const around = (url: string) => {
    const earlier = exchange({ id: 'a', at: '-9s', url, status: 200, responseHeaders: { 'X-Powered-By': 'Express' } });
    const subject = exchange({ id: 'b', url: 'https://api.harbour.example/orders', status: 401 });
    const line = testCase('x', { name: 'x', exchanges: [earlier, subject], expect: { primary: null } });
    return recogniseServers(collect(episodeOf(line), { salt: 'test' }));
  };

  test('of the same origin tells what answers there, and that it was another one', () => {
    expect(around('https://api.harbour.example/start').map(s => [s.id, s.own, s.exchange])).toEqual([
      ['express', false, 'a'],
    ]);
  });

  test('of another origin tells nothing', () => {
    expect(around('https://www.harbour.example/start')).toEqual([]);
  });
});
