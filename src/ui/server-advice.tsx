import type { ServerView } from '../present/servers.ts';
import { listing } from '../present/text.ts';
import { Prose, Words } from './prose.tsx';

/** The exact lines for the servers that showed themselves; the first stands open, since it is nearest to the refusal. */
export function ServerAdvice({ servers }: { servers: readonly ServerView[] }) {
  if (servers.length === 0) return null;
  const advised = servers.filter(s => s.advice.length > 0);
  const others = servers.filter(s => s.advice.length === 0);
  return (
    <div class="server-advice">
      <h4>For the server that answered</h4>
      {advised.map((server, i) => (
        <details key={server.id} class="server" data-server={server.id} open={i === 0}>
          <summary>
            <span class="server-name">{server.name}</span>{' '}
            <span class="soft server-basis">
              <Words nodes={server.basis} />
            </span>
          </summary>
          <Prose blocks={server.advice} />
        </details>
      ))}
      {others.length > 0 && (
        <p class="soft">
          {listing(others.map(s => s.name))} showed {others.length === 1 ? 'itself' : 'themselves'} as well, and{' '}
          {others.length === 1 ? 'has' : 'have'} no setting of {others.length === 1 ? 'its' : 'their'} own for this.
        </p>
      )}
    </div>
  );
}
