import type { Notice } from '../present/states.ts';
import { Button, LinkButton } from './button.tsx';
import { Icon, Keyhole } from './marks.tsx';

export interface WaysOn {
  onGrant(): void;
  onReload(): void;
  onClearFilter(): void;
  onWatchAgain(): void;
  /** Shows the failures of earlier pages. */
  onShowEarlier?(): void;
  onResume?(): void;
  /** Asks the recorder once more. */
  onAgain(): void;
  /** Puts a strip away. */
  onDismiss?(id: Notice['id']): void;
  onEndOtherToken(): void;
}

/** A sentence in place of content, with a way on. Never a blank view. */
export const NoticeView = ({ notice, ways }: { notice: Notice; ways: WaysOn }) => (
  <section class="notice" data-notice={notice.id} aria-live="polite">
    <Keyhole />
    <h2>{notice.title}</h2>
    <p>{notice.say}</p>
    <WayOn notice={notice} ways={ways} />
  </section>
);

/** The same above content that stays. */
export const Strip = ({ notice, ways }: { notice: Notice; ways: WaysOn }) => (
  <div class="strip" data-notice={notice.id} role="status">
    <span>
      <strong>{notice.title}.</strong> {notice.say}
    </span>
    <WayOn notice={notice} ways={ways} />
    {ways.onDismiss && DISMISSABLE.has(notice.id) && (
      <LinkButton onClick={() => ways.onDismiss?.(notice.id)}>Dismiss</LinkButton>
    )}
  </div>
);

/** What is over, unlike what still stands in the way. */
const DISMISSABLE: ReadonlySet<Notice['id']> = new Set(['late', 'restarted', 'exported']);

function WayOn({ notice, ways }: { notice: Notice; ways: WaysOn }) {
  if (notice.wayOn === null) return null;
  const { act, label } = {
    grant: { act: ways.onGrant, label: 'Grant access' },
    reload: { act: ways.onReload, label: 'Reload the page' },
    'watch-again': { act: ways.onWatchAgain, label: 'Record it again' },
    'show-earlier': { act: ways.onShowEarlier, label: 'Show them' },
    resume: { act: ways.onResume, label: 'Resume' },
    again: { act: ways.onAgain, label: 'Try again' },
    'clear-filter': { act: ways.onClearFilter, label: 'Clear the filter' },
    'end-other-token': { act: ways.onEndOtherToken, label: 'Stop using it' },
  }[notice.wayOn];
  if (act === undefined) return null;
  return (
    <Button look={notice.wayOn === 'grant' ? 'button-first' : ''} onClick={act}>
      {notice.wayOn === 'reload' && <Icon name="reload" />}
      {label}
    </Button>
  );
}
