import { defineServer } from '../define.ts';
import { bodySays, namedInField } from '../marks.ts';

/** Werkzeug, Flask's own server and library, names itself and writes the error pages. https://werkzeug.palletsprojects.com/ */
export default defineServer({
  id: 'flask',
  name: 'Flask',
  role: 'application',
  marks: [
    namedInField('server', /^Werkzeug\/(?<version>[\w.]+)/i),
    bodySays(/The server could not verify that you are authorized to access the URL requested\./),
  ],
});
