import { useEffect, useState } from 'preact/hooks';
import {
  type ExperimentsFound,
  type ExperimentsOffer,
  pastedHint,
  type TrialView,
} from '../../present/sections/experiments.ts';
import { Button } from '../button.tsx';
import { Mark } from '../marks.tsx';
import { Wire } from '../wire.tsx';

export interface ExperimentsProps {
  /** What could be asked; asks nothing. Rejects when nobody answers. */
  onPlan(): Promise<ExperimentsOffer>;
  onRun(wish: { pasted: string | null; agreed: boolean }): Promise<ExperimentsFound>;
}

/** Offers to ask the server again with one thing changed at a time, and shows the answers side by side. */
export function Experiments({ onPlan, onRun }: ExperimentsProps) {
  const [offer, setOffer] = useState<ExperimentsOffer | null>(null);
  const [found, setFound] = useState<ExperimentsFound | 'asking' | null>(null);
  const [pasted, setPasted] = useState('');
  const [agreed, setAgreed] = useState(false);
  // Once for each episode: the key is the episode's.
  useEffect(() => {
    let live = true;
    onPlan().then(
      plan => live && setOffer(plan),
      () => live && setOffer({ can: false, say: NO_ANSWER }),
    );
    return () => {
      live = false;
    };
  }, []);

  if (offer === null) return <p class="soft">Looking at what could be asked…</p>;
  if (!offer.can) return <p class="soft">{offer.say}</p>;
  const hint = pastedHint(pasted);
  const run = async () => {
    setFound('asking');
    const wish = { pasted: hint === null ? null : pasted, agreed };
    setFound(await onRun(wish).catch((): ExperimentsFound => ({ ok: false, say: NO_ANSWER })));
  };
  return (
    <div class="experiments">
      <p>This asks the server again, one after the other, beside your session and without touching it:</p>
      <ul class="experiments-plan">
        {offer.variants.map(variant => (
          <li key={variant}>{variant}</li>
        ))}
      </ul>
      <label class="clear-field">
        <span>Also with this credential</span>
        <textarea
          class="mono secret"
          data-field="pasted"
          rows={2}
          value={pasted}
          autocomplete="off"
          spellcheck={false}
          onInput={event => setPasted(event.currentTarget.value)}
        />
        <span class={hint?.ok === false ? 'clear-warning' : 'soft'} data-pasted={hint?.ok === false ? 'bad' : 'fine'}>
          {hint?.say ?? 'A bare token, a whole header line, or a curl command. It is not kept.'}
        </span>
      </label>
      {offer.warning !== null && <p class="clear-warning">{offer.warning}</p>}
      {offer.caution !== null && (
        <div class="experiments-caution">
          <p class="clear-warning">{offer.caution.say}</p>
          <label>
            <input type="checkbox" data-agree checked={agreed} onChange={() => setAgreed(!agreed)} />{' '}
            {offer.caution.agree}
          </label>
        </div>
      )}
      <p>
        <Button
          data-run="experiments"
          disabled={found === 'asking' || hint?.ok === false || (offer.caution !== null && !agreed)}
          onClick={run}
        >
          Run the experiments
        </Button>
      </p>
      <div role="status">
        {found === 'asking' && <p>Asking…</p>}
        {found !== null && found !== 'asking' && <Found found={found} />}
      </div>
    </div>
  );
}

function Found({ found }: { found: ExperimentsFound }) {
  if (!found.ok) return <p data-judgement="none">{found.say}</p>;
  return (
    <>
      <p class="experiments-found" data-judgement={found.result} data-after={found.confidence}>
        <strong>{found.title}.</strong> {found.say}
      </p>
      <table class="experiments-table">
        <thead>
          <tr>
            {['Asked', 'Answer', 'Challenge', 'Length', 'Time'].map(name => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.trials.map(trial => (
            <Row key={trial.name} trial={trial} />
          ))}
        </tbody>
      </table>
    </>
  );
}

const Row = ({ trial }: { trial: TrialView }) => (
  <tr data-variant={trial.kind} data-outcome={trial.outcome}>
    <th scope="row">
      <Wire text={trial.name} max={120} whole={false} />
    </th>
    <td>
      <Mark name={MARKS[trial.outcome]} /> {trial.status}
      <span class="hidden">, {WORDS[trial.outcome]}</span>
    </td>
    <td class="mono">
      <Wire text={trial.challenge} max={120} whole={false} />
    </td>
    <td>{trial.length}</td>
    <td>{trial.time}</td>
  </tr>
);

const MARKS = { accepted: 'accepted', refused: 'refused', other: 'unseen', 'no-answer': 'unseen' } as const;
const WORDS = { accepted: 'accepted', refused: 'refused', other: 'another answer', 'no-answer': 'not known' } as const;

const NO_ANSWER = 'The background of Why401 was ended meanwhile, and nothing of it is left. It can be tried again.';
