import { defineServer } from '../define.ts';
import { bodySays, cookieNamed, namedInField } from '../marks.ts';

/** https://tomcat.apache.org/tomcat-10.1-doc/config/valve.html#Error_Report_Valve: its error page names it. */
export default defineServer({
  id: 'tomcat',
  name: 'Apache Tomcat',
  role: 'application',
  marks: [
    namedInField('server', /^(?:Apache-Coyote|Apache Tomcat)(?:\/(?<version>[\d.]+))?/i),
    bodySays(/\bApache Tomcat(?:\/(?<version>\d[\w.-]*))?/, 'names-itself'),
    bodySays(/^HTTP Status 4\d\d – /, 'typical', /^title$/),
    // The Servlet specification's name: Jetty, Undertow and others use it as well.
    cookieNamed(/^JSESSIONID(?:SSO)?$/),
  ],
});
