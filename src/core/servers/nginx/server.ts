import { defineServer } from '../define.ts';
import { bodySays, namedInField } from '../marks.ts';

/** https://nginx.org/en/docs/http/ngx_http_core_module.html#server_tokens: the field and the error pages name it. */
export default defineServer({
  id: 'nginx',
  name: 'nginx',
  role: 'web-server',
  marks: [
    namedInField('server', /^(?:nginx|openresty)(?:\/(?<version>[\w.]+))?\b/i),
    bodySays(/^[45]\d\d [\s\S]{1,80} (?:nginx|openresty)(?:\/(?<version>[\w.]+))?$/, 'names-itself', /^text$/),
  ],
});
