export type * from './actions.ts';
export type * from './client.ts';
export type * from './messages.ts';
export type * from './snapshot.ts';
