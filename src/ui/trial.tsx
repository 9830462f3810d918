import type { TrialView } from '../present/clean-trial.ts';
import { LinkButton } from './button.tsx';
import { Wire } from './wire.tsx';

/** What a try in a clean session has shown. */
export const Trial = ({ trial, onDismiss }: { trial: TrialView; onDismiss(): void }) => (
  <section class={`trial trial-${trial.result}`} data-trial={trial.result} aria-label="Clean session">
    <p>
      <strong>
        <Wire text={trial.say} max={200} whole={false} />
      </strong>{' '}
      {trial.proves}
    </p>
    {trial.differences.length > 0 && (
      <ul>
        {trial.differences.map(say => (
          <li key={say}>
            <Wire text={say} max={600} whole={false} />
          </li>
        ))}
      </ul>
    )}
    <LinkButton onClick={onDismiss}>Close</LinkButton>
  </section>
);
