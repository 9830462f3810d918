import type { CredentialEvidence, ExchangeEvidence } from '../evidence/evidence.ts';
import { credentialsOf } from '../evidence/history.ts';
import type { Scene } from './define.ts';
import { acceptedTokens, claimsOf } from './refused-token.ts';
import { challengesOf } from './sent.ts';

/** A token's own claims, and the place where it was sent, that name different tenants, projects or stages. */
export interface Contradiction {
  readonly say: string;
  /** What the token names, and what the place names. */
  readonly token: string;
  readonly place: string;
  /** True where both sides name something; false where only one does. */
  readonly both: boolean;
}

/** Words by which stages are named in hosts and claims; one word for each stage. */
const STAGES: readonly (readonly [stage: string, words: RegExp])[] = [
  ['staging', /^(?:staging|stage|stg|preprod|pre|uat)$/],
  ['test', /^(?:test|testing|tst|qa|int|integration)$/],
  ['development', /^(?:dev|devel|development|local|localhost)$/],
  ['sandbox', /^(?:sandbox|sbx|demo)$/],
  ['production', /^(?:prod|production|live|prd)$/],
];

/**
 * Compares what the token says about where it belongs with where it was sent: project (`ref`), stage words, and the
 * tenant of tokens that this origin had taken.
 */
export function tenantContradiction(scene: Scene): Contradiction | null {
  const { subject } = scene;
  const tokens = credentialsOf(subject).filter(c => c.token?.claims && c.place !== 'proxy-authorization');
  for (const c of tokens) {
    const found = byProject(c, subject) ?? byStage(c, subject) ?? byTenant(c, scene) ?? byChallenge(c, subject);
    if (found) return found;
  }
  return null;
}

/**
 * Backends that give each project a sub-domain write the same name into the tokens. A custom domain carries no such
 * name: only a label that has the form of a generated one counts.
 */
function byProject(c: CredentialEvidence, { url }: ExchangeEvidence): Contradiction | null {
  const { ref } = claimsOf(c);
  const [label = ''] = url.hostname.split('.');
  if (typeof ref !== 'string' || label === ref || !/^[a-z0-9]{10,}$/.test(label)) return null;
  return {
    say: `the token is for the project ${ref}, the address is of ${label}`,
    token: ref,
    place: label,
    both: true,
  };
}

function byStage(c: CredentialEvidence, subject: ExchangeEvidence): Contradiction | null {
  const claims = claimsOf(c);
  const told = [claims.env, claims.environment, claims.iss, ...(claims.aud ?? []), claims.azp, claims.client_id].filter(
    v => typeof v === 'string',
  );
  const ofToken = told.map(stageIn).find(s => s !== null) ?? null;
  const ofPlace = stageIn(subject.url.hostname);
  if (ofToken === null || ofToken === ofPlace) return null;
  // One side alone: "dev-1a2b" is what providers call everybody's first tenant, and production needs no name.
  if (ofPlace === null && ofToken !== 'staging' && ofToken !== 'sandbox') return null;
  return {
    say: `the token is of ${ofToken}, the address of ${ofPlace ?? 'no named stage'}`,
    token: ofToken,
    place: ofPlace ?? subject.url.hostname,
    // A page of the token's own stage that asks a place without that name: the two were built for each other elsewhere.
    both: ofPlace !== null || stageIn(subject.initiator?.hostname ?? '') === ofToken,
  };
}

function stageIn(text: string): string | null {
  const words = text.toLowerCase().split(/[^a-z]+/);
  return STAGES.find(([, pattern]) => words.some(w => pattern.test(w)))?.[0] ?? null;
}

/** The same provider, another tenant than that of the tokens which this origin takes. */
function byTenant(c: CredentialEvidence, scene: Scene): Contradiction | null {
  const claims = claimsOf(c);
  const worked = acceptedTokens(scene).map(t => claimsOf(t.credential));
  for (const name of ['tid', 'org_id', 'ref'] as const) {
    const own = claims[name];
    const others = worked.map(w => w[name]).filter(v => v !== undefined);
    if (typeof own === 'string' && others.length > 0 && !others.includes(own))
      return {
        say: `the token is of ${own}, tokens of ${String(others[0])} were accepted`,
        token: own,
        place: String(others[0]),
        both: true,
      };
  }
  return null;
}

const PROVIDER_PARAMETERS = /^(?:authorization_uri|authorization|as_uri|issuer|realm)$/;
const GUID = /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/i;
const REALM = /\/realms\/([^/?#]+)/;

/** The challenge leads to another tenant or realm of the same provider than the one that made the token. */
function byChallenge(c: CredentialEvidence, subject: ExchangeEvidence): Contradiction | null {
  const { iss, tid } = claimsOf(c);
  const token =
    typeof tid === 'string' ? GUID.exec(tid)?.[0] : (GUID.exec(iss ?? '')?.[0] ?? REALM.exec(iss ?? '')?.[1]);
  if (!token || iss === undefined || !URL.canParse(iss)) return null;
  const { hostname } = new URL(iss);
  const place = challengesOf(subject)
    .flatMap(challenge => challenge.params)
    .filter(p => PROVIDER_PARAMETERS.test(p.name) && URL.canParse(p.value) && new URL(p.value).hostname === hostname)
    .map(p => GUID.exec(p.value)?.[0] ?? REALM.exec(p.value)?.[1])
    .find(name => name !== undefined);
  if (!place || place.toLowerCase() === token.toLowerCase()) return null;
  return { say: `the token is of ${token}, the challenge asks for ${place}`, token, place, both: true };
}
