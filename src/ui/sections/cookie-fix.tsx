import type { Away } from '../../present/away.ts';
import type { FixView } from '../../present/fixes.ts';
import type { CookieRow } from '../../present/sections/cookies.ts';
import { LinkButton } from '../button.tsx';
import { adviceId } from '../fix-advice.tsx';
import { FixButton, type ToDo } from '../fix-bar.tsx';
import { goTo } from '../go-to.ts';
import { Icon } from '../marks.tsx';

export interface CookieFixProps {
  /** Of the verdict. */
  readonly proposed: readonly FixView[];
  readonly away: Away | null;
  onFix(fix: ToDo): void;
}

/** What to do about one cookie: said, and led to where it is done or explained. */
export function CookieFix({ remedy, spec, ...fixing }: CookieFixProps & Pick<CookieRow, 'remedy' | 'spec'>) {
  if (remedy === null && spec === null) return null;
  return (
    <p class="cookie-fix">
      {remedy && <Remedy {...remedy} {...fixing} />}
      {spec && (
        <a href={spec.url} target="_blank" rel="noopener noreferrer">
          {spec.title}
        </a>
      )}
    </p>
  );
}

function Remedy({ say, fix, proposed, away, onFix }: CookieFixProps & NonNullable<CookieRow['remedy']>) {
  const explained = fix.action === null && proposed.some(f => f.kind === fix.kind);
  return (
    <>
      <span>{say}</span>
      {fix.action !== null && <FixButton fix={fix} away={away} mark="data-cookie-fix" onFix={onFix} />}
      {explained && (
        <LinkButton data-cookie-fix={fix.kind} onClick={() => goTo(adviceId(fix.audience))}>
          {fix.label}
          <Icon name="down" />
        </LinkButton>
      )}
    </>
  );
}
