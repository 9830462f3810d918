import { authorizationSeen, type CredentialEvidence, type Evidence } from '../../core/index.ts';
import { BLIND_SPOTS, sayBlindSpot } from '../blind-spots.ts';
import { oneLine, plural } from '../text.ts';
import type { Zone } from '../time.ts';

export interface TokenLine {
  readonly name: string;
  readonly value: string;
  readonly meaning: string | null;
  /** More exact, for hover. */
  readonly title: string | null;
}

export interface CredentialItem {
  readonly where: string;
  readonly scheme: string | null;
  readonly shape: string;
  readonly odd: boolean;
  readonly size: string;
  readonly facts: readonly TokenLine[];
  readonly header: readonly TokenLine[];
  readonly claims: readonly TokenLine[];
  readonly tokenWords: string | null;
  readonly problems: readonly string[];
}

export interface CredentialView {
  readonly closedLine: string;
  readonly items: readonly CredentialItem[];
  /** Sentences about what could not be seen, or that nothing was sent. */
  readonly notes: readonly string[];
}

export function credentialView(evidence: Evidence, _zone: Zone): CredentialView {
  const { subject } = evidence;
  if (!subject.request.seen) {
    return { closedLine: 'could not be seen', items: [], notes: [sayBlindSpot('the credential', subject.request.why)] };
  }
  const items = subject.request.value.credentials.map(itemOf);
  const authorization = authorizationSeen(evidence);
  const notes = authorization.seen
    ? items.length === 0
      ? ['The request carried no credential besides its cookies.']
      : []
    : [
        `Whether the browser added a login of its own could not be seen, because ${BLIND_SPOTS[authorization.why].because}.`,
      ];
  return {
    closedLine:
      items.length === 0 ? (authorization.seen ? 'none was sent' : 'not seen') : plural(items.length, 'credential'),
    items,
    notes,
  };
}

function itemOf(c: CredentialEvidence): CredentialItem {
  return {
    where: c.place === 'query' ? `parameter ${oneLine(c.name, 60)} of the address` : oneLine(c.name, 60),
    scheme: c.scheme,
    shape: c.shape,
    odd: c.shape !== 'well-formed',
    size: plural(c.length, 'character'),
    facts: [],
    header: [],
    claims: [],
    tokenWords: null,
    problems: [],
  };
}
