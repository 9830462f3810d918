import type { CheckParts } from '../../src/background/check-signature.ts';
import type { CaseLine } from '../../src/cli/cases.ts';
import {
  carried,
  issuerAnswer,
  issuerOf,
  newIssuerKeys,
  type Sample,
  samplePath,
  samples,
} from '../playground/samples/index.ts';

/** In the picker, and in the address, the rows of the playground's page with every scheme and token kind. */
export const SAMPLES: readonly { readonly id: string; readonly title: string }[] = [
  { id: 'schemes', title: 'every scheme and token' },
  ...samples.map(sample => ({ id: caseId(sample), title: sample.title })),
];

/** Cases of the samples that are asked for, and the issuer that their tokens name. Made anew each time, at a fixed time. */
export async function samplesFor(
  cases: readonly string[],
): Promise<{ readonly lines: readonly CaseLine[]; readonly getJson: CheckParts['getJson'] }> {
  const wanted = cases.includes('schemes') ? samples : samples.filter(sample => cases.includes(caseId(sample)));
  if (wanted.length === 0) return { lines: [], getJson: async () => SILENT };
  const keys = await newIssuerKeys();
  const shop = { now: Date.parse(NOW) / 1000, origin: ORIGIN, issuer: issuerOf(ORIGIN), keys };
  const lines = wanted.map(async (sample, i): Promise<CaseLine> => {
    const { fields, url } = await carried(sample, shop);
    const challenges = sample.challenge({ ...shop, path: samplePath(sample) });
    return {
      id: caseId(sample),
      now: NOW,
      browser: 'chrome',
      focus: caseId(sample),
      cookieJar: [],
      exchanges: [
        {
          id: caseId(sample),
          time: new Date(Date.parse(NOW) - (wanted.length - i) * 1000).toISOString(),
          tabId: 101,
          type: 'xmlhttprequest',
          method: 'GET',
          url: ORIGIN + url,
          initiator: ORIGIN,
          requestHeaders: [['Accept', '*/*'], ...Object.entries(fields)],
          status: 401,
          statusLine: 'HTTP/1.1 401 Unauthorized',
          responseHeaders: [
            ['Date', new Date(NOW).toUTCString()],
            ...challenges.map(value => ['WWW-Authenticate', value] as const),
          ],
        },
      ],
    };
  });
  return { lines: await Promise.all(lines), getJson: url => issuerSays(url, keys) };
}

const ORIGIN = 'https://samples.example';
const NOW = '2026-03-04T10:15:30.000Z';
const SILENT = { ok: false, because: 'the lab asks nobody', answered: false } as const;

function caseId({ id }: Pick<Sample, 'id'>): string {
  return `sample-${id}`;
}

async function issuerSays(url: string, keys: Awaited<ReturnType<typeof newIssuerKeys>>) {
  if (!url.startsWith(ORIGIN)) return SILENT;
  const json = await issuerAnswer(new URL(url), keys);
  return json
    ? ({ ok: true, json } as const)
    : ({ ok: false, because: 'it answered with status 404', answered: true } as const);
}
