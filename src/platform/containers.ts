import browser from 'webextension-polyfill';

/** True where tabs can live in containers with a cookie jar of their own (Firefox). */
export const hasContainers = (): boolean => browser.contextualIdentities !== undefined;

/** Makes a container. @returns its cookie store id. Rejects when the person has switched containers off. */
export async function createContainer(name: string): Promise<string> {
  const made = await browser.contextualIdentities.create({ name, color: 'toolbar', icon: 'fingerprint' });
  return made.cookieStoreId;
}

/** Cookie store ids of the containers of that name. */
export const containersNamed = async (name: string): Promise<string[]> =>
  (await browser.contextualIdentities.query({ name })).map(({ cookieStoreId }) => cookieStoreId);

/** Removes a container with its cookies and storage. One that is gone already is no error. */
export async function removeContainer(cookieStoreId: string): Promise<void> {
  await browser.contextualIdentities.remove(cookieStoreId).catch(() => undefined);
}
