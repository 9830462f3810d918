import { defineServer } from '../define.ts';
import { bodySays, challengeHas, cookieNamed, namedInField } from '../marks.ts';

/** https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel */
export default defineServer({
  id: 'aspnet-core',
  name: 'ASP.NET Core',
  role: 'application',
  marks: [
    namedInField('server', /^Kestrel\b/i),
    cookieNamed(/^\.AspNetCore\./, 'names-itself'),
    bodySays(
      /^https:\/\/tools\.ietf\.org\/html\/rfc(?:9110#section-15\.5\.\d+|7235#section-3\.1|7231#section-6\.5\.\d+)$/,
      'typical',
      /^type$/,
    ),
    // The words of its token library: https://aka.ms/identitymodel
    challengeHas(
      /^bearer$/i,
      'error_description',
      /^The (?:audience|issuer|token|signature) .*(?:is invalid|expired at|not found|is not valid)/,
    ),
  ],
});
