import { defineServer } from '../define.ts';
import { bodySays, challengeHas, together, typicalField } from '../marks.ts';

/** https://docs.spring.io/spring-security/reference/servlet/exploits/headers.html: what it writes by default. */
export default defineServer({
  id: 'spring',
  name: 'Spring',
  role: 'application',
  marks: [
    bodySays(/Whitelabel Error Page/, 'names-itself'),
    bodySays(/\borg\.springframework\./, 'names-itself'),
    challengeHas(/^bearer$/i, 'error_uri', /^https:\/\/tools\.ietf\.org\/html\/rfc6750#section-3\.1$/),
    challengeHas(/^basic$/i, 'realm', /^Realm$/),
    together(
      typicalField('cache-control', /^no-cache, no-store, max-age=0, must-revalidate$/),
      typicalField('expires', /^0$/),
      typicalField('x-content-type-options', /^nosniff$/),
    ),
  ],
});
