import browser from 'webextension-polyfill';

/** Wakes the background at a time, also when it has been stopped. @param when epoch milliseconds */
export const wakeAt = (name: string, when: number): Promise<void> =>
  Promise.resolve(browser.alarms.create(name, { when }));

export function onAlarm(listener: (name: string) => void): void {
  browser.alarms.onAlarm.addListener(alarm => listener(alarm.name));
}
