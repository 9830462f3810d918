import { defineServer } from '../define.ts';
import { bodySays, cookieNamed, namedInField } from '../marks.ts';

/** https://expressjs.com/en/5x/api.html#app.settings.table: `x-powered-by` is on by default. */
export default defineServer({
  id: 'express',
  name: 'Express',
  role: 'application',
  marks: [
    namedInField('x-powered-by', /^Express\b/i),
    // Its error page shows the stack outside of production; from Express 5 on the router is a package of its own.
    bodySays(/node_modules\/(?:express|router)\/(?:lib|index)/),
    // The default name of express-session.
    cookieNamed(/^connect\.sid$/),
  ],
});
