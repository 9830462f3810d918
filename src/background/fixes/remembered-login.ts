import { type Evidence, rememberedLogin } from '../../core/index.ts';

/** A remembered login with an address at which the server asks for it. */
export interface Login {
  readonly url: string;
  readonly host: string;
  readonly path: string;
  readonly realm: string | null;
  readonly ambient: boolean;
  readonly proxy: boolean;
}

/**
 * The remembered login that an episode is about.
 *
 * @param address of the subject, whole, where it is still known
 * @returns null where it is about none
 */
export function loginOf(evidence: Evidence, address: string | null): Login | null {
  const login = rememberedLogin(evidence);
  if (login === null) return null;
  const shown = evidence.subject.url;
  const url = new URL(address ?? `${shown.origin}${readablePath(shown.path)}`);
  return { ...login, url: url.href, host: url.host, path: url.pathname };
}

// What evidence has masked or cut leads nowhere; the folder above it is behind the same login as a rule (RFC 7617 §2.2).
function readablePath(path: string): string {
  const masked = path.search(/[‹…]/);
  return masked < 0 ? path : path.slice(0, path.lastIndexOf('/', masked) + 1);
}
