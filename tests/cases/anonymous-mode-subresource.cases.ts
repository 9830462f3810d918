import { exchange, opaque, testCase } from './build.ts';

const host = 'https://intranet.tiller.example';
const files = 'https://files.tiller.example';
const cookie = `sid=${opaque('tiller')}`;
const page = exchange({ id: 'page', at: '-5s', type: 'main_frame', url: `${host}/`, status: 200, cookie });
const manifest = { url: `${host}/site.webmanifest`, headers: { 'Sec-Fetch-Dest': 'manifest' } };

export default [
  testCase('anonymous-manifest', {
    name: 'the manifest is fetched without the cookie that the page was fetched with',
    exchanges: [page, exchange({ ...manifest, type: 'other' })],
    expect: {
      primary: 'anonymous-mode-subresource',
      minConfidence: 'certain',
      fixKinds: ['frontend-code', 'server-config'],
      mustNotSay: ['credentials-missing', 'session-expired'],
    },
  }),
  testCase('anonymous-font', {
    name: 'a font is fetched without it too',
    exchanges: [page, exchange({ type: 'font', url: `${host}/f/inter.woff2` })],
    expect: { primary: 'anonymous-mode-subresource', minConfidence: 'likely' },
  }),
  testCase('anonymous-font-cors', {
    name: 'the answer lacks the CORS headers too, with which it would be the same refusal',
    exchanges: [
      page,
      exchange({ id: 'css', at: '-4s', type: 'stylesheet', url: `${files}/a.css`, from: host, status: 200, cookie }),
      exchange({ type: 'font', url: `${files}/f/inter.woff2`, from: host, error: 'net::ERR_FAILED' }),
    ],
    expect: { primary: 'anonymous-mode-subresource', minConfidence: 'likely' },
  }),
  testCase('anonymous-near-sent', {
    name: 'the manifest carried the cookie: its session was refused',
    exchanges: [page, exchange({ ...manifest, type: 'other', cookie })],
    expect: { primary: null, mustNotSay: ['anonymous-mode-subresource'] },
  }),
  testCase('anonymous-near-nobody', {
    name: 'nothing of this host was given to anybody',
    exchanges: [exchange({ ...manifest, type: 'other' })],
    expect: { primary: null, mustNotSay: ['anonymous-mode-subresource'] },
  }),
  testCase('anonymous-blind', {
    name: 'the request headers were not recorded',
    exchanges: [page, exchange({ type: 'web_manifest', url: `${host}/site.webmanifest`, headers: null })],
    expect: { primary: null, mustNotSay: ['anonymous-mode-subresource'], inconclusive: ['anonymous-mode-subresource'] },
  }),
];
