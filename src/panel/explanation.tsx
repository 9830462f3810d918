import type { ReadonlySignal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import type { Entry } from '../present/entry.ts';
import type { EpisodeView } from '../present/episode.ts';
import { harOfEntries } from '../present/exported.ts';
import type { Page } from '../present/page.ts';
import { reportMarkdown } from '../present/report.ts';
import { experimentsFound, experimentsOffer } from '../present/sections/experiments.ts';
import { type HeaderBlock, type HeadersView, revealedBlock } from '../present/sections/headers.ts';
import { signatureFound } from '../present/sections/signature.ts';
import { rawCommand } from '../present/share.ts';
import { sayInstant } from '../present/time.ts';
import { Detail } from '../ui/detail.tsx';
import type { Wired } from '../wiring/mount.tsx';
import { rawChallenges } from './raw-challenges.ts';

export interface Chosen {
  /** Of the row: a repeated failure updates what is open, another row starts afresh, masked. */
  readonly key: string;
  readonly view: EpisodeView;
  readonly entry: Entry;
}

/** The right-hand side of the panel: the explanation of the chosen row, and what its buttons do. */
export function explanationOf(
  chosen: ReadonlySignal<Chosen | null>,
  page: Page,
  { flow, fixing }: Wired,
): FunctionComponent {
  const { client, copy, now, openCode, save, zone } = page;
  const reveal = async (masked: HeadersView): Promise<readonly HeaderBlock[]> => {
    const raw = await client.reveal(masked.exchange);
    return raw.seen
      ? [
          revealedBlock(masked.request, raw.value.requestHeaders),
          revealedBlock(masked.response, raw.value.responseHeaders),
        ]
      : [revealedBlock(masked.request, raw), revealedBlock(masked.response, raw)];
  };
  return () => {
    if (chosen.value === null) return null;
    const { key, view, entry } = chosen.value;
    return (
      <Detail
        key={key}
        view={view}
        fixing={fixing()}
        onFix={fix => void flow.choose(fix)}
        onReveal={reveal}
        onRawChallenge={exchange => rawChallenges(client, exchange)}
        onCheckSignature={async (exchange, field) => signatureFound(await client.checkSignature(exchange, field))}
        onPlanExperiments={async () => experimentsOffer(await client.planExperiments(view.id), zone)}
        onRunExperiments={async wish => {
          const run = await client.runExperiments({ ...wish, episodeId: view.id });
          return experimentsFound(run, entry.record.evidence, entry.report, zone);
        }}
        onCopy={copy}
        onOpenCode={openCode ?? null}
        sharing={{
          har: () => harOfEntries([entry], page),
          onSave: save,
          onRawCommand: async () => rawCommand(view.method, await client.reveal(view.share.exchange)),
        }}
        onCopyReport={() => copy(reportMarkdown(view, sayInstant(now(), zone).exact))}
      />
    );
  };
}
