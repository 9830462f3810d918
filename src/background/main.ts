import { onAlarm } from '../platform/alarms.ts';
import { watchPrompts } from '../platform/login-prompts.ts';
import { onAccessChange } from '../platform/permissions.ts';
import { onBrowserStart, onMessage } from '../platform/runtime.ts';
import { local } from '../platform/storage.ts';
import { onTabRemoved, onTabUpdated } from '../platform/tabs.ts';
import { type WireEvent, watchRequests } from '../platform/web-request.ts';
import { createOptionsStore, readMessage } from '../protocol/index.ts';
import { type Background, startBackground } from './background.ts';
import { withoutPrompt } from './login-prompts.ts';

// Both browsers wake a stopped background only for listeners that were registered in its first turn, so all of them
// stand here and wait for readiness inside.
const prompts = watchPrompts({
  closes: asked => (background ? background.closesPrompt(asked) : ready.then(b => b.closesPrompt(asked))),
  withoutPrompt,
});
const ready = startBackground(prompts.setSites);
let background: Background | null = null;
let early: WireEvent[] = [];

ready.then(
  started => {
    background = started;
    for (const event of early) started.recorder.take(event);
    early = [];
  },
  (error: unknown) => console.error('Why401 could not start:', error),
);

watchRequests(event => {
  // No promise on the way of each request: this is the hot path.
  if (background) background.recorder.take(event);
  else if (early.length < MOST_EARLY) early.push(event);
});

onMessage(async (raw, asker) => {
  const message = asker.ownPage ? readMessage(raw) : null;
  if (!message) throw new Error('Why401 does not know this message');
  return (await ready).answer(message);
});

onTabUpdated(tab => void ready.then(b => b.tabUpdated(tab)));
onTabRemoved(tabId => void ready.then(b => b.tabRemoved(tabId)));
onAccessChange(() => void ready.then(b => b.accessChanged()));
onAlarm(() => void ready.then(b => b.purge()));
createOptionsStore(local).watch(next => void ready.then(b => b.optionsChanged(next)));
onBrowserStart(() => void ready.then(b => b.browserStarted()));

/** Reading the session storage takes milliseconds; more than this in that time is a storm that repeats itself. */
const MOST_EARLY = 5000;
