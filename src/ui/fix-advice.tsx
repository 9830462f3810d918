import type { EpisodeView } from '../present/episode.ts';
import type { Audience } from '../present/explanation.ts';
import { CurlCheck } from './curl-check.tsx';
import { Prose } from './prose.tsx';
import { Section } from './section.tsx';
import { ServerAdvice } from './server-advice.tsx';

const AUDIENCES: readonly (readonly [audience: Audience, title: string])[] = [
  ['user', 'If you use the site'],
  ['developer', 'If you build the page'],
  ['admin', 'If you run the server'],
];

export const adviceId = (audience: Audience): string => `advice-${audience}`;

/** What each kind of reader can do, and how to be sure afterwards. */
export function FixAdvice({ view, onCopy }: { view: EpisodeView; onCopy(text: string): Promise<boolean> }) {
  const { check, explanation, fixes, open, servers, verdict } = view;
  const parts = AUDIENCES.filter(([audience]) => explanation.fix[audience].length > 0);
  if (parts.length === 0 && explanation.beSure.length === 0) return null;
  const normal = verdict.kind === 'normal';
  const line = normal ? 'nothing is wrong' : fixes.proposed.map(f => f.label).join(' · ');
  return (
    <Section id="fix" title={normal ? 'What to do' : 'Fix it'} line={line} open={open.has('fix')} keep>
      {() => (
        <>
          <div class="advice">
            {parts.map(([audience, title]) => (
              <div key={audience} class="advice-part">
                <h4 id={adviceId(audience)} tabIndex={-1}>
                  {title}
                </h4>
                <Prose blocks={explanation.fix[audience]} />
              </div>
            ))}
          </div>
          <ServerAdvice servers={servers} />
          {explanation.beSure.length > 0 && (
            <div class="be-sure">
              <h4>To be sure</h4>
              <Prose blocks={explanation.beSure} />
            </div>
          )}
          {check !== null && <CurlCheck view={check} onCopy={onCopy} />}
        </>
      )}
    </Section>
  );
}
