import { defineServer } from '../define.ts';
import { challengeHas, cookieNamed, ownField, redirectsTo } from '../marks.ts';

/** https://developers.cloudflare.com/cloudflare-one/access-controls/applications/http-apps/authorization-cookie/ */
export default defineServer({
  id: 'cloudflare-access',
  name: 'Cloudflare Access',
  role: 'identity-proxy',
  marks: [
    redirectsTo(/^\/cdn-cgi\/access\//),
    challengeHas(/^cloudflare-access$/i, null, /./, 'names-itself'),
    ...['cf-access-aud', 'cf-access-domain'].map(ownField),
    cookieNamed(/^CF_(?:Authorization|AppSession)$/, 'names-itself'),
  ],
});
