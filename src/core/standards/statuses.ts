/** Status codes around authentication: what each says, and who made it up. */
export interface StatusFacts {
  readonly code: number;
  readonly title: string;
  readonly means: string;
  /** Registered with IANA; the others are habits of single products. */
  readonly registered: boolean;
  readonly spec: string | null;
}

const status = (code: number, title: string, means: string, spec: string | null = null): StatusFacts => ({
  code,
  title,
  means,
  registered: spec !== null,
  spec,
});

export const STATUSES: ReadonlyMap<number, StatusFacts> = new Map(
  [
    status(
      203,
      'Non-Authoritative Information',
      'Something between changed the answer; Azure DevOps sends its sign-in page with it.',
      'rfc9110#15.3.4',
    ),
    status(401, 'Unauthorized', 'The credential is missing or was not accepted.', 'rfc9110#15.5.2'),
    status(
      403,
      'Forbidden',
      'The server understood and refuses; another credential may or may not help.',
      'rfc9110#15.5.4',
    ),
    status(404, 'Not Found', 'Nothing here, or nothing that the server wants to admit to.', 'rfc9110#15.5.5'),
    status(
      407,
      'Proxy Authentication Required',
      'The proxy in between asks for a credential, not the site.',
      'rfc9110#15.5.8',
    ),
    status(419, 'Page Expired', 'Laravel: the session or its anti-forgery token is over.'),
    status(421, 'Misdirected Request', 'This connection is not for that host.', 'rfc9110#15.5.20'),
    status(429, 'Too Many Requests', 'Too many requests in a given time, failed sign-ins perhaps.', 'rfc6585#4'),
    status(
      431,
      'Request Header Fields Too Large',
      'The header is too large, as a rule because of cookies.',
      'rfc6585#5',
    ),
    status(440, 'Login Time-out', 'IIS and Exchange: the session is over.'),
    status(460, 'Client Closed Connection', 'AWS load balancer: the client went away.'),
    status(463, 'Too Many Forwarded Addresses', 'AWS load balancer: X-Forwarded-For names too many addresses.'),
    status(495, 'SSL Certificate Error', 'nginx: the client’s certificate was not accepted.'),
    status(496, 'SSL Certificate Required', 'nginx: no client certificate was sent.'),
    status(497, 'HTTP Request Sent to HTTPS Port', 'nginx: plain http on an https port.'),
    status(498, 'Invalid Token', 'Esri: the token is invalid or over.'),
    status(499, 'Token Required', 'Esri: a token is missing. nginx: the client closed the connection.'),
    status(
      511,
      'Network Authentication Required',
      'The network asks for a sign-in before it lets anything through.',
      'rfc6585#6',
    ),
    status(525, 'SSL Handshake Failed', 'Cloudflare: no TLS with the origin.'),
    status(526, 'Invalid SSL Certificate', 'Cloudflare: the origin’s certificate is not valid.'),
    status(530, 'Origin Error', 'Cloudflare: see the error number of four digits in the page.'),
    status(561, 'Unauthorized', 'AWS load balancer: the identity provider refused.'),
    status(999, 'Request Denied', 'LinkedIn: the request looked automated.'),
  ].map(facts => [facts.code, Object.freeze(facts)]),
);

/** IIS tells more in its log and on its detailed page: the sub-status behind the dot. */
export const IIS_SUB_STATUSES: ReadonlyMap<string, string> = new Map([
  ['401.1', 'The login failed.'],
  ['401.2', 'No authentication scheme of the client is switched on at the server.'],
  ['401.3', 'The file’s access list refuses the account.'],
  ['401.4', 'A filter refused.'],
  ['401.5', 'An ISAPI or CGI program refused.'],
  ['401.501', 'Too many requests from this address at once.'],
  ['401.502', 'Too many requests from this address in a given time.'],
  ['401.503', 'The address is on the list of refused ones.'],
  ['401.504', 'The host name is on the list of refused ones.'],
  ['403.4', 'TLS is required.'],
  ['403.6', 'The address is refused.'],
  ['403.7', 'A client certificate is required.'],
  ['403.13', 'The client certificate was revoked.'],
  ['403.16', 'The client certificate is not trusted.'],
  ['403.17', 'The client certificate has expired or is not yet valid.'],
  ['403.18', 'The request cannot run in this application pool.'],
]);
