import { defineServer } from '../define.ts';
import { bodySays, namedInField, typicalField } from '../marks.ts';

/** https://learn.microsoft.com/iis/configuration/system.webserver/security/requestfiltering/#attributes (removeServerHeader) */
export default defineServer({
  id: 'iis',
  name: 'IIS',
  role: 'web-server',
  marks: [
    namedInField('server', /^Microsoft-IIS(?:\/(?<version>[\d.]+))?/i),
    // http.sys answers in its own name before IIS sees the request, as for headers that are too long.
    namedInField('server', /^Microsoft-HTTPAPI(?:\/(?<version>[\d.]+))?/i),
    bodySays(/\bIIS (?<version>[\d.]+) Detailed Error - 40[13]\.\d+/, 'names-itself'),
    bodySays(/\b40[13](?:\.\d+)? - (?:Unauthorized|Forbidden): (?:Access is denied|You do not have permission)/),
    typicalField('x-powered-by', /^ASP\.NET\b/),
  ],
});
