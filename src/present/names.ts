/** Words of diagnosis ids that are not written in lower case. */
const SPELLING: Readonly<Record<string, string>> = {
  api: 'API',
  aws: 'AWS',
  bearer: 'Bearer',
  cors: 'CORS',
  csrf: 'CSRF',
  digest: 'Digest',
  dpop: 'DPoP',
  graphql: 'GraphQL',
  http: 'HTTP',
  id: 'ID',
  jwt: 'JWT',
  negotiate: 'Negotiate',
  ntlm: 'NTLM',
  samesite: 'SameSite',
  sigv4: 'SigV4',
  uri: 'URI',
  url: 'URL',
  waf: 'WAF',
};

/** The short name of a cause for rows and lists: `token-expired` → `token expired`. */
export function causeName(diagnosis: string): string {
  const words = diagnosis.replace(/^normal-/, '').split('-');
  return words
    .map(word => SPELLING[word] ?? word)
    .join(' ')
    .replace('set cookie', 'Set-Cookie');
}
