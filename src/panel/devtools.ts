import { createPanel, inspectedTabId } from '../platform/devtools.ts';
import { allAnswers, onAnswer } from '../platform/devtools-network.ts';
import { transport } from '../platform/transport.ts';
import { PANEL_HIDDEN } from '../ui/panel-hidden.ts';
import { tellAnswers } from './tell-answers.ts';

// This page lives as long as DevTools are open, whichever of their panels is in front; the panel's own only from its
// first showing on. So it is here that answers are taken in.
const tabId = inspectedTabId();
if (tabId !== null) tellAnswers(tabId, { onAnswer, allAnswers, ...transport });

// Paths from the root mean the same in both browsers; relative ones do not (platform/devtools.ts).
await createPanel('Why401', '/icons/32.png', '/src/panel/index.html', panel =>
  panel.dispatchEvent(new Event(PANEL_HIDDEN)),
);
