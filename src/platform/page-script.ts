import browser, { type Scripting } from 'webextension-polyfill';

/**
 * Runs a function in the first document of a tab that is of an origin, with the page's own rights. Needs the permission
 * `scripting` and access to the site.
 *
 * @param run travels as its source: it may use nothing from around it, and its arguments and result travel as JSON
 * @returns its result; null where the tab has no such document. Rejects where the browser keeps the page to itself
 */
export async function runInPage<Args extends readonly unknown[], Result>(
  tabId: number,
  origin: string,
  run: (...args: Args) => Promise<Result>,
  args: Args,
): Promise<Result | null> {
  const { scripting } = browser;
  const frames = await scripting.executeScript({ target: { tabId, allFrames: true }, func: () => location.origin });
  const frame = frames.find(({ result }) => result === origin);
  if (!frame) return null;
  const injection = { target: { tabId, frameIds: [frame.frameId] }, world: 'MAIN', func: run, args: [...args] };
  // The published types lack `world`.
  const [done] = await scripting.executeScript(injection as unknown as Scripting.ScriptInjection);
  if (done?.error) throw new Error(String(done.error));
  return (done?.result as Result | undefined) ?? null;
}
