import type { Entry } from './entry.ts';
import { type HarEpisode, harOf, harText } from './har.ts';
import { SAY_LEFT_OUT } from './left-out.ts';
import { wordsOf } from './nodes.ts';
import type { Page } from './page.ts';
import { harFileName } from './share.ts';
import type { Notice } from './states.ts';
import { plural } from './text.ts';
import { verdictView } from './verdict.ts';

type Exporter = Pick<Page, 'library' | 'zone' | 'version'>;

/** The HAR of one or more failures, with their verdicts and without secrets. */
export const harOfEntries = (entries: readonly Entry[], { library, zone, version }: Exporter): string =>
  harText(
    harOf(
      entries.map(entry => harEpisode(entry, library, zone)),
      version,
    ),
  );

function harEpisode({ record, report }: Entry, library: Page['library'], zone: Page['zone']): HarEpisode {
  const [finding] = report.findings;
  const { verdict } = verdictView(finding, record.evidence, library, zone);
  return { evidence: record.evidence, finding, sentence: wordsOf(verdict.sentence) };
}

/** A file for all failures of a list. @param now epoch milliseconds */
export const listFileName = (entries: readonly Entry[], now: number): string => {
  const hosts = new Set(entries.map(entry => entry.record.evidence.subject.url.hostname));
  return harFileName(hosts.size === 1 ? ([...hosts][0] ?? '') : `${hosts.size}-hosts`, now);
};

export const exportedNotice = (name: string, failures: number): Notice => ({
  id: 'exported',
  title: `${plural(failures, 'failure')} exported`,
  say: `Saved ${name}: each request with its verdict. ${SAY_LEFT_OUT}`,
  wayOn: null,
});
