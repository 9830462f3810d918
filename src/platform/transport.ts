import type { Transport } from '../protocol/background-client.ts';
import { requestAccess, requestPermissions } from './permissions.ts';
import { sendMessage } from './runtime.ts';
import { onSessionChange } from './storage.ts';

/** How a page of the extension reaches the background. */
export const transport: Transport = {
  send: sendMessage,
  onSessionChange,
  requestAccess,
  requestPermissions,
  wait: delay => new Promise(resolve => setTimeout(resolve, delay)),
};
