import { originOf, PASTED_PROBLEMS, readPasted } from '../../core/index.ts';
import type { ActionRequest, ActionSubject, Outcome, Preview, PreviewChoice } from '../../protocol/index.ts';
import type { FixParts } from './parts.ts';

/** Asks for the token, and for which of the origins it is. */
export async function previewOtherToken(subject: ActionSubject, parts: FixParts): Promise<Preview> {
  const origins = await originsFor(subject, parts);
  const [first] = origins;
  if (first === undefined) return { result: 'refused', say: 'The tab shows no site.', byHand: 'Open the site again.' };
  const choices: PreviewChoice[] = origins.map((origin, i) => ({
    ...{ id: origin, label: origin, detail: '', consequence: null, ticked: i === 0 },
    note: origin === originIn(subject, parts) ? 'the refused request went there' : 'the page is from there',
  }));
  return {
    result: 'preview',
    preview: {
      title: origins.length === 1 ? `Use another token for ${first} in this tab` : 'Use another token in this tab',
      notes: [
        'Requests of this tab to that address carry it in place of the site’s own, until the tab is closed.',
        'Left out are those of a service worker, and in Chromium WebSockets.',
        'It stays in the browser’s memory alone: never on disk, never in a report.',
      ],
      warning: null,
      presets: [],
      pick: 'one',
      choices: choices.length === 1 ? [] : choices,
      fields: [
        {
          id: 'token',
          label: 'Token',
          hint: 'A bare token, a whole header line, or a curl command.',
          value: '',
          secret: true,
          lines: 3,
        },
      ],
      confirm: { verb: 'Use it', noun: null },
      cancel: 'Cancel',
      undo: 'Can be ended at any time, here and in the panel.',
      needs: [],
      origin: first,
    },
  };
}

export async function useOtherToken(request: ActionRequest, parts: FixParts): Promise<Outcome> {
  const origins = await originsFor(request, parts);
  const meant = request.chosen[0] ?? request.origin ?? origins[0];
  if (meant === undefined) return { result: 'refused', say: 'The tab shows no site.', byHand: 'Open the site again.' };
  const origin = origins.find(o => o === meant);
  // The tab may have gone elsewhere since the preview: a token goes nowhere but where the person has read that it would.
  if (origin === undefined) return MOVED;
  const pasted = readPasted(request.typed.token ?? '');
  if (!pasted.ok) return { result: 'refused', say: PASTED_PROBLEMS[pasted.reason], byHand: PASTE_BETTER };
  await parts.otherTokens.use(request.tabId, origin, pasted.header, pasted.value);
  return {
    result: 'done',
    say: `Requests of this tab to ${origin} now carry the pasted token in the ${pasted.header} header.`,
    undoId: null,
    next: 'reload-page',
  };
}

export async function endOtherToken({ tabId }: ActionRequest, { otherTokens }: FixParts): Promise<Outcome> {
  const ended = await otherTokens.end(tabId);
  const say = ended
    ? 'The other token is no longer used; the site’s own goes out again.'
    : 'No other token was in use.';
  return { result: 'done', say, undoId: null, ...(ended ? { next: 'reload-page' } : {}) };
}

const MOVED: Outcome = {
  result: 'refused',
  say: 'The tab shows another site now than the one that was asked about, so the token is not used.',
  byHand: 'Choose it again for the site that the tab shows now.',
};

const PASTE_BETTER = 'copy the token alone, or the request as cURL from DevTools’ Network panel, and paste it whole.';

/** Where the refused request went, and where the page is from. */
async function originsFor(subject: ActionSubject, parts: FixParts): Promise<string[]> {
  const tab = await parts.tabs.findTab(subject.tabId);
  if (!tab) return [];
  const page = tab.url === null ? null : originOf(tab.url);
  return [...new Set([originIn(subject, parts), page])].filter(
    origin => origin !== null && /^https?:/.test(origin),
  ) as string[];
}

function originIn({ episode }: ActionSubject, { evidenceOf }: FixParts): string | null {
  const url = episode === null ? null : (evidenceOf(episode)?.subject.url ?? null);
  return url === null ? null : url.origin.replace(/^ws/, 'http');
}
