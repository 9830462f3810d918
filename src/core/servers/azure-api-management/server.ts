import { defineServer } from '../define.ts';
import { bodySays, challengeHas } from '../marks.ts';

/** https://learn.microsoft.com/azure/api-management/api-management-subscriptions */
export default defineServer({
  id: 'azure-api-management',
  name: 'Azure API Management',
  role: 'gateway',
  marks: [
    challengeHas(/^azureapimanagementkey$/i, null, /./, 'names-itself'),
    bodySays(/^Access denied due to (?:missing|invalid) subscription key\./),
  ],
});
