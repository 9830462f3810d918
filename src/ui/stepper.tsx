import type { Step } from '../present/list.ts';
import { Icon } from './marks.tsx';

/** Steps through the equal failures of one row: the newest is shown first. */
export const Stepper = ({ step, onStep }: { step: Step; onStep(by: -1 | 1): void }) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
  <div class="stepper" role="group" aria-label="Equal failures">
    <button
      type="button"
      class="tool"
      title="Older  ( ← in the list )"
      aria-label="Older"
      disabled={step.older === null}
      onClick={() => onStep(-1)}
    >
      <Icon name="back" />
    </button>
    <span class="stepper-place" role="status">
      {step.text}
    </span>
    <button
      type="button"
      class="tool"
      title="Newer  ( → in the list )"
      aria-label="Newer"
      disabled={step.newer === null}
      onClick={() => onStep(1)}
    >
      <Icon name="forth" />
    </button>
    <span class="soft">{step.newer === null ? 'the newest of equal failures' : 'equal failures'}</span>
  </div>
);
