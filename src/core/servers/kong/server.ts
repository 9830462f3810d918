import { defineServer } from '../define.ts';
import { namedInField, ownField } from '../marks.ts';

/** https://developer.konghq.com/gateway/configuration/#headers */
export default defineServer({
  id: 'kong',
  name: 'Kong',
  role: 'gateway',
  marks: [
    namedInField('server', /^kong(?:\/(?<version>[\w.-]+))?/i),
    namedInField('via', /\bkong(?:\/(?<version>[\d.]+))?/i),
    ...['x-kong-response-latency', 'x-kong-proxy-latency', 'x-kong-upstream-latency', 'x-kong-request-id'].map(
      ownField,
    ),
  ],
});
