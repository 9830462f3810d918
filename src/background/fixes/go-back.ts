import type { ExchangeEvidence, UrlEvidence } from '../../core/index.ts';
import { type ActionRequest, type Outcome, pageOf } from '../../protocol/index.ts';
import type { FixParts } from './parts.ts';

/** Loads in the tab the page that a failure was on, as far as its address is kept. */
export async function goBackToPage({ tabId, episode }: ActionRequest, parts: FixParts): Promise<Outcome> {
  const subject = episode === null ? undefined : parts.evidenceOf(episode)?.subject;
  if (subject === undefined) return refused('That failure is not kept any more.');
  if (!(await parts.tabs.findTab(tabId))) return refused('The tab is closed.');
  const page = pageOf(subject);
  if (!/^https?:$/.test(page.protocol)) return refused('The address of the page is not known.');
  await parts.tabs.loadInTab(tabId, addressOf(page, subject));
  return { result: 'done', say: `The tab goes back to ${page.hostname}.`, undoId: null };
}

/** Where `…` stands for what is secret, an address leads nowhere; and that of a call is no page. */
function addressOf({ href, origin, path }: UrlEvidence, { type, method, topLevel }: ExchangeEvidence): string {
  // Nor does the address that a form was sent to.
  const isPage = type === 'main_frame' ? /^(?:GET|HEAD)$/.test(method) : topLevel !== null;
  if (CUT.test(path) || !isPage) return `${origin}/`;
  return CUT.test(href) ? origin + path : href;
}

const CUT = /…|%E2%80%A6/i;

const refused = (say: string): Outcome => ({ result: 'refused', say, byHand: 'Open the site again.' });
