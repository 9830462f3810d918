import { defineScheme } from './define.ts';
import { seconds } from './facts.ts';
import type { SchemeDescription, SchemeFacts } from './types.ts';

const sharedKey = (name: string): SchemeDescription =>
  defineScheme({
    name,
    asks: () => 'The server asks for a request that is signed with the storage account’s key.',
    params: {},
    // `account:signature`; the account is part of the host name as well.
    describeCredential: ({ secret }, fingerprint, request): SchemeFacts => {
      const colon = secret.indexOf(':');
      const account = colon > 0 ? secret.slice(0, colon) : null;
      const host = request && URL.canParse(request.url) ? new URL(request.url).hostname.split('.', 1)[0] : undefined;
      return {
        account: account === null ? null : fingerprint(account),
        colon: colon >= 0,
        signatureLength: colon < 0 ? 0 : secret.length - colon - 1,
        ...(host === undefined ? {} : { accountMatchesHost: account === host }),
        ...(request?.header ? { dateSent: (request.header('x-ms-date') ?? request.header('date')) !== undefined } : {}),
      };
    },
  });

const accessSignature = defineScheme({
  name: 'SharedAccessSignature',
  asks: () => 'The server asks for a shared access signature.',
  params: {},
  describeCredential: ({ secret }, fingerprint): SchemeFacts => {
    const fields = new URLSearchParams(secret);
    const key = fields.get('skn');
    const resource = fields.get('sr');
    return {
      expiresAt: seconds(fields.get('se') ?? undefined),
      resource: resource === null ? null : fingerprint(resource),
      keyName: key === null ? null : key.slice(0, 60),
      missing: ['sr', 'sig', 'se'].filter(name => !fields.has(name)),
    };
  },
});

/** Azure Storage's account key, and the signatures of Service Bus, IoT Hub and API Management. */
export default [sharedKey('SharedKey'), sharedKey('SharedKeyLite'), accessSignature];
