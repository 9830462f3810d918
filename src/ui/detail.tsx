import { useState } from 'preact/hooks';
import type { OpenCode } from '../present/code.ts';
import type { EpisodeView } from '../present/episode.ts';
import type { HeaderBlock, HeadersView } from '../present/sections/headers.ts';
import { AskedBy } from './code.tsx';
import { FixAdvice } from './fix-advice.tsx';
import { FixBar, type ToDo } from './fix-bar.tsx';
import { Fixing, type FixingProps } from './fixing.tsx';
import { goTo } from './go-to.ts';
import { Prose, Words } from './prose.tsx';
import { Section } from './section.tsx';
import { Challenge } from './sections/challenge.tsx';
import { Changed } from './sections/change.tsx';
import { Cookies } from './sections/cookies.tsx';
import { Credential, type CredentialProps } from './sections/credential.tsx';
import { Experiments, type ExperimentsProps } from './sections/experiments.tsx';
import { Headers } from './sections/headers.tsx';
import { Knowledge } from './sections/knowledge.tsx';
import { Share, type ShareProps } from './sections/share.tsx';
import { Timeline } from './sections/timeline.tsx';
import { Way } from './sections/way.tsx';
import { ConfidenceTag, When } from './small.tsx';
import { Wire } from './wire.tsx';

export interface DetailProps {
  readonly view: EpisodeView;
  readonly fixing: FixingProps;
  onFix(fix: ToDo): void;
  onReveal(view: HeadersView): Promise<readonly HeaderBlock[]>;
  readonly onCheckSignature: CredentialProps['onCheck'];
  onRawChallenge(exchange: string): Promise<readonly string[] | string>;
  onCopy(text: string): Promise<boolean>;
  onCopyReport(): Promise<boolean>;
  readonly sharing: Pick<ShareProps, 'har' | 'onSave' | 'onRawCommand'>;
  /** Null where the browser cannot show code beside the panel. */
  readonly onOpenCode: OpenCode | null;
  readonly onPlanExperiments: ExperimentsProps['onPlan'];
  readonly onRunExperiments: ExperimentsProps['onRun'];
}

/** The explanation of one episode: the verdict, the fixes, then the proof, part by part. */
export function Detail({ view, fixing, onFix, onCheckSignature, ...rest }: DetailProps) {
  const { onReveal, onRawChallenge, onCopy, onCopyReport, onOpenCode, sharing } = rest;
  const { verdict, explanation, open } = view;
  const { proposed, away } = view.fixes;
  const [judged, setJudged] = useState<Judged | null>(null);
  // A repeated failure takes the place of the one that experiments were about.
  const weighed = judged?.episode === view.id && judged.diagnosis === verdict.diagnosis ? judged.confidence : null;
  const run: ExperimentsProps['onRun'] = async wish => {
    const found = await rest.onRunExperiments(wish);
    if (found.ok) setJudged({ episode: view.id, diagnosis: verdict.diagnosis, confidence: found.confidence });
    return found;
  };
  // What a fix asks and tells stands at the top, out of sight from where it was clicked.
  const fixFromBelow = (fix: ToDo) => {
    onFix({ ...fix, episode: view.id });
    goTo('verdict');
  };
  // A step to an equal failure keeps this view: without a key of the failure's own, a section would go on showing what was
  // revealed, checked or asked of the one before.
  return (
    <article class="detail-in" aria-labelledby="verdict">
      <header class="verdict">
        <p class="verdict-request mono">
          <span>{view.method}</span> <Wire text={view.url} max={160} />{' '}
          <span class={`status-chip status-${verdict.kind}`}>{view.status}</span>
        </p>
        <h2
          id="verdict"
          tabIndex={-1}
          data-diagnosis={verdict.diagnosis}
          data-confidence={weighed ?? verdict.confidence}
        >
          <Words nodes={verdict.sentence} />
        </h2>
        <p class="verdict-meta">
          {verdict.kind === 'normal' ? (
            <span class="confidence">normal</span>
          ) : (
            <ConfidenceTag word={weighed ?? verdict.confidence} />
          )}
          {weighed !== null && weighed !== verdict.confidence && (
            <span class="soft">by experiment, {verdict.confidence} before</span>
          )}
          <span>
            <bdi>{verdict.refusedBy}</bdi>, <When at={verdict.when} />
          </span>
          <AskedBy code={view.way.code} onOpen={onOpenCode} />
          {view.askedAgain !== null && (
            <span class="soft" data-asked-again>
              with the body of a second request at <When at={view.askedAgain} />
            </span>
          )}
          {view.settling && <span class="unsettled">Still settling: the page may repeat the request by itself.</span>}
        </p>
        <FixBar fixes={view.fixes} onFix={onFix} onCopyReport={onCopyReport} />
        <Fixing {...fixing} />
        <Prose blocks={explanation.why} />
      </header>
      {view.timeline !== null && (
        <Section id="token" title="Token state" line={view.timeline.closedLine} open={open.has('token')}>
          {() => view.timeline && <Timeline view={view.timeline} />}
        </Section>
      )}
      <FixAdvice view={view} onCopy={onCopy} />
      <Section id="knowledge" title="How do we know" line={view.knowledge.closedLine} open={open.has('knowledge')}>
        {() => <Knowledge view={view.knowledge} />}
      </Section>
      <Section id="challenge" title="The challenge" line={view.challenge.closedLine} open={open.has('challenge')}>
        {() => <Challenge key={view.challenge.exchange} view={view.challenge} onRaw={onRawChallenge} />}
      </Section>
      <Section id="credential" title="The credential" line={view.credential.closedLine} open={open.has('credential')}>
        {() => <Credential key={view.id} view={view.credential} onCheck={onCheckSignature} />}
      </Section>
      <Section id="cookies" title="Cookies" line={view.cookies.closedLine} open={open.has('cookies')}>
        {() => <Cookies view={view.cookies} {...{ proposed, away }} onFix={fixFromBelow} />}
      </Section>
      <Section id="way" title="The way" line={view.way.closedLine} open={open.has('way')}>
        {() => <Way view={view.way} onOpenCode={onOpenCode} />}
      </Section>
      <Section id="change" title="What changed" line={view.change.closedLine} open={open.has('change')}>
        {() => <Changed view={view.change} />}
      </Section>
      <Section id="headers" title="The headers" line={view.headers.closedLine} open={open.has('headers')}>
        {() => <Headers key={view.headers.exchange} view={view.headers} onReveal={onReveal} onCopy={onCopy} />}
      </Section>
      {verdict.kind !== 'normal' && (
        <Section
          id="experiments"
          title="Experiments"
          line="ask again with one thing changed"
          open={open.has('experiments')}
        >
          {() => <Experiments key={view.id} onPlan={rest.onPlanExperiments} onRun={run} />}
        </Section>
      )}
      <Section id="share" title="Share" line={view.share.closedLine} open={open.has('share')}>
        {() => <Share key={view.id} {...sharing} view={view.share} onCopy={onCopy} onCopyReport={onCopyReport} />}
      </Section>
    </article>
  );
}

/** What experiments have made of a verdict's confidence. */
interface Judged {
  readonly episode: string;
  readonly diagnosis: string;
  readonly confidence: EpisodeView['verdict']['confidence'];
}
