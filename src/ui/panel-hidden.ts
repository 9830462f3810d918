/**
 * Told to the panel's window when another panel of DevTools comes to the front. Chromium only moves this one out of sight then: no
 * `visibilitychange` and no `pagehide` happens in it (chrome.devtools.panels, `ExtensionPanel.onHidden`).
 */
export const PANEL_HIDDEN = 'why401:panel-hidden';
