export type * from './actions.ts';
export { createBackgroundClient, type Transport } from './background-client.ts';
export type * from './client.ts';
export type * from './messages.ts';
export { type PackedEpisode, type PackedEpisodes, type PackedSnapshot, unpack } from './packed.ts';
export { LONGEST_BODY, type SeenAnswer } from './seen-answer.ts';
export { readSessionKey, type SessionKey, sessionKeys } from './session-keys.ts';
export type * from './snapshot.ts';
export { readMessage } from './validate.ts';
