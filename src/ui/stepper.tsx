import type { Step } from '../present/list.ts';
import { Tool } from './button.tsx';

/** Steps through the equal failures of one row: the newest is shown first. */
export const Stepper = ({ step, onStep }: { step: Step; onStep(by: -1 | 1): void }) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
  <div class="stepper" role="group" aria-label="Equal failures">
    <Tool
      icon="back"
      title="Older  ( ← in the list )"
      label="Older"
      disabled={step.older === null}
      onClick={() => onStep(-1)}
    />
    <span class="stepper-place" role="status">
      {step.text}
    </span>
    <Tool
      icon="forth"
      title="Newer  ( → in the list )"
      label="Newer"
      disabled={step.newer === null}
      onClick={() => onStep(1)}
    />
    <span class="soft">{step.newer === null ? 'the newest of equal failures' : 'equal failures'}</span>
  </div>
);
