import { defineServer } from '../define.ts';
import { bodySays, namedInField } from '../marks.ts';

/** https://httpd.apache.org/docs/2.4/mod/core.html#servertokens and #serversignature. */
export default defineServer({
  id: 'apache',
  name: 'Apache HTTP Server',
  role: 'web-server',
  marks: [
    // Not `Apache-Coyote`, which is Tomcat, nor `Apache-Tika` and others of the foundation.
    namedInField('server', /^Apache(?:\/(?<version>[\d.]+)|\s|$)/i),
    bodySays(/\bApache\/(?<version>[\d.]+) (?:\([^)]*\) )?.{0,80}Server at \S+ Port \d+/, 'names-itself'),
    bodySays(/^This server could not verify that you are authorized to access the document requested\b/),
    bodySays(
      /This server could not verify that you are authorized to access the document requested\. Either you supplied/,
    ),
  ],
});
