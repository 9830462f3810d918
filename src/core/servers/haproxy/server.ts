import { defineServer } from '../define.ts';
import { bodySays } from '../marks.ts';

/** It names itself nowhere; its page for `http-request auth` is its own. https://docs.haproxy.org/ */
export default defineServer({
  id: 'haproxy',
  name: 'HAProxy',
  role: 'gateway',
  marks: [bodySays(/\bYou need a valid user and password to access this content\./)],
});
