import { defineServer } from '../define.ts';
import { namedInField } from '../marks.ts';

/** https://caddyserver.com/docs/caddyfile/directives/header: the field is written unless a `header` directive takes it away. */
export default defineServer({
  id: 'caddy',
  name: 'Caddy',
  role: 'web-server',
  marks: [
    namedInField('server', /^Caddy\b/i),
    // A proxy adds itself there, and leaves the Server field to what is behind it.
    namedInField('via', /\bCaddy\b/i),
  ],
});
