import { defineServer } from '../define.ts';
import { bodySays, cookieNamed } from '../marks.ts';

/** https://laravel.com/docs/session: the session cookie is named for the application, `…_session` or `…-session`. */
export default defineServer({
  id: 'laravel',
  name: 'Laravel',
  role: 'application',
  marks: [
    cookieNamed(/^laravel[_-]session$/, 'names-itself'),
    bodySays(/\bIlluminate\\/, 'names-itself'),
    bodySays(/^(?:Unauthenticated\.|CSRF token mismatch\.)$/, 'typical', /^message$/),
    bodySays(/^Page Expired$/, 'typical', /^title$/),
  ],
});
