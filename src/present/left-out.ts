/** Evidence knows secrets by where they stand and how they look: a word that is one cannot be told from another. */
export const SAY_LEFT_OUT =
  'Passwords, tokens and cookies are left out; read it first where an address itself is a secret.';
