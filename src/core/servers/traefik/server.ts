import { defineServer } from '../define.ts';
import { challengeHas } from '../marks.ts';

/** https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/basicauth/#realm: it names itself nowhere but in its default realm. */
export default defineServer({
  id: 'traefik',
  name: 'Traefik',
  role: 'gateway',
  marks: [challengeHas(/^(?:basic|digest)$/i, 'realm', /^traefik$/)],
});
