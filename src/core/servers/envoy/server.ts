import { defineServer } from '../define.ts';
import { bodySays, namedInField, ownField } from '../marks.ts';

/** https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/headers#server */
export default defineServer({
  id: 'envoy',
  name: 'Envoy or Istio',
  role: 'gateway',
  marks: [
    namedInField('server', /^(?:istio-)?envoy$/i),
    ownField('x-envoy-upstream-service-time'),
    bodySays(/^(?:Jwt (?:is missing|is expired|issuer is not configured|verification fails)|RBAC: access denied)$/),
  ],
});
