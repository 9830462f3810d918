/** A diagnosis of the catalogue that has no row, because a browser that runs the playground cannot be made to show it. */
export interface NotShown {
  readonly diagnosis: string;
  readonly reason: string;
}

export const notShown: readonly NotShown[] = [
  {
    diagnosis: 'url-credentials-blocked',
    reason:
      'Chromium drops such requests of a page before any extension hears of them, and Firefox answers the challenge with the account, so it gets in.',
  },
  {
    diagnosis: 'normal-preflight-ok',
    reason:
      'Preflight and call are answered well, so there is no refusal and no row. Every run with the second port passes one.',
  },
];
