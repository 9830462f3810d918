import { defineServer } from '../define.ts';
import { bodySays, cookieNamed, namedInField } from '../marks.ts';

/** https://docs.djangoproject.com/en/stable/ref/settings/#csrf-cookie-name and Django REST framework's own refusals. */
export default defineServer({
  id: 'django',
  name: 'Django',
  role: 'application',
  marks: [
    // The development server, which is Python's own: others that are built on it, such as Radicale, answer under this name too.
    { ...namedInField('server', /^WSGIServer\//), strength: 'typical' },
    bodySays(/CSRF verification failed\. Request aborted\./),
    bodySays(/^(?:Authentication credentials were not provided\.|CSRF Failed: )/, 'typical', /^detail$/),
    cookieNamed(/^csrftoken$/),
  ],
});
