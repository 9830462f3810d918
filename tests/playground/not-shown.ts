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
    diagnosis: 'third-party-cookie-blocked',
    reason:
      'Both browsers sent such a cookie from one name below localhost to another, as they were started here; a person’s settings have to forbid it.',
  },
  {
    diagnosis: 'proxy-denied',
    reason:
      'It follows a proxy’s sign-in that was accepted, and the browser would have to be started behind that proxy.',
  },
  {
    diagnosis: 'extension-stripped-credentials',
    reason:
      'Another extension has to take the header off between the preflight and the call, and the playground installs none.',
  },
  {
    diagnosis: 'ntlm-connection-broken',
    reason:
      'The handshake is made by the browser itself once a person has answered its prompt; a page cannot start it.',
  },
  {
    diagnosis: 'normal-preflight-ok',
    reason:
      'Preflight and call are answered well, so there is no refusal and no row. Every run with the second port passes one.',
  },
];
