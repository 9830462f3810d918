import type { ActionRequest, ActionSubject, Outcome, Preview } from '../../protocol/index.ts';
import type { FixParts } from './parts.ts';

/** What keeping the browser's login prompt closed would do. */
export async function previewDismiss(subject: ActionSubject, parts: FixParts): Promise<Preview> {
  const found = await lookAt(subject, parts);
  if ('result' in found) return found;
  const { host, document } = found;
  const moves = document && !parts.prompts.sameTab;
  return {
    result: 'preview',
    preview: {
      title: `The browser would not show its own login prompt for ${host}`,
      notes: [
        'The page shows what the site answers to somebody who is not signed in. No name or password is sent.',
        moves
          ? 'It opens in a new tab: in one that has shown the prompt, Chromium shows it again.'
          : 'The page is loaded again.',
      ],
      warning: null,
      presets: [],
      pick: 'one',
      choices: [
        { ...CHOICE, id: 'once', label: 'This time', note: 'in this tab, for one minute', ticked: true },
        { ...CHOICE, id: 'always', label: `Always for ${host}`, note: 'until it is taken off the list in the options' },
      ],
      fields: [],
      confirm: { verb: 'Show the page without it', noun: null },
      cancel: 'Keep the prompt',
      undo: '',
      needs: [],
    },
  };
}

const CHOICE = { detail: '', consequence: null, ticked: false } as const;

/** Keeps the prompt closed from now on, and asks for the page again so that its own answer shows. */
export async function dismissPrompt(request: ActionRequest, parts: FixParts): Promise<Outcome> {
  const found = await lookAt(request, parts);
  if ('result' in found) return found.result === 'nothing' ? { ...found, result: 'done', undoId: null } : found;
  const { host, origin, url, document } = found;
  const always = request.chosen.includes('always');
  if (always) await parts.prompts.always(host);
  const say = `The login prompt of ${host} stays closed${always ? '' : ' for one minute'}.`;

  if (document && url === null) {
    if (!always) parts.prompts.once(request.tabId, origin);
    return { result: 'partly', say, remains: AGAIN, undoId: null };
  }
  const moves = document && !parts.prompts.sameTab;
  const tabId = moves ? await parts.tabs.openTabBeside(request.tabId) : request.tabId;
  if (!always) parts.prompts.once(tabId, origin);
  if (document && url !== null) await parts.tabs.loadInTab(tabId, url);
  else await parts.tabs.reloadTab(tabId, { bypassCache: false });
  return { result: 'done', say: moves ? `${say} The page is in a new tab.` : say, undoId: null };
}

/** Lets the prompt show again, and asks for the page again so that it does. */
export async function showPrompt({ tabId, episode }: ActionRequest, parts: FixParts): Promise<Outcome> {
  const subject = (episode === null ? null : parts.evidenceOf(episode))?.subject ?? null;
  if (subject === null || !(await parts.tabs.findTab(tabId))) {
    return { result: 'refused', say: 'What the prompt was for is not known any more.', byHand: IN_OPTIONS };
  }
  await parts.prompts.show(subject.url.origin);
  await parts.tabs.reloadTab(tabId, { bypassCache: false });
  const say = `The browser shows its login prompt for ${new URL(subject.url.origin).host} again.`;
  return { result: 'done', say, undoId: null };
}

const IN_OPTIONS = 'Take the site off the list of closed login prompts in the options.';

interface Found {
  /** With its port, if it has one. */
  readonly host: string;
  readonly origin: string;
  /** Of the page that asked, whole; null when it is no longer known, or only a form can ask for it. */
  readonly url: string | null;
  /** The prompt was for the page itself, not for something that it loads. */
  readonly document: boolean;
}

type NotFound = Exclude<Preview, { result: 'preview' }>;

async function lookAt({ tabId, episode }: ActionSubject, parts: FixParts): Promise<Found | NotFound> {
  if (!(await parts.tabs.findTab(tabId))) {
    return { result: 'refused', say: 'The tab is closed.', byHand: 'Open the page again.' };
  }
  const subject = (episode === null ? null : parts.evidenceOf(episode))?.subject ?? null;
  if (subject === null) {
    return { result: 'refused', say: 'What the prompt was for is not known any more.', byHand: BY_HAND };
  }
  const { origin } = subject.url;
  const { host } = new URL(origin);
  const by = parts.prompts.closedBy(origin);
  if (by !== null) {
    const where = parts.prompts.sameTab ? '' : ' in another tab';
    return { result: 'nothing', say: `The options keep the prompt of ${by} closed. Open the page again${where}.` };
  }
  const document = subject.type === 'main_frame';
  const url = subject.method === 'GET' ? parts.addressOf(subject.id) : null;
  return { host, origin, url, document };
}

const AGAIN = 'Open the page again, from its link or the address bar.';
const BY_HAND = 'Press Cancel in the prompt.';
