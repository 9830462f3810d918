import { frontendCode, serverConfig } from '../../fixes/index.ts';
import { requestField } from '../answers.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { signedAddressEnd } from '../signed-address.ts';
import { signedIn } from '../signed-request.ts';
import { quote, says } from '../words.ts';

/** The server computes another signature than the one that came. */
export default defineDiagnosis({
  id: 'request-signature-mismatch',
  needs: [],
  supersedes: [
    'permission-denied',
    'token-signature-invalid',
    'token-rejected',
    'credentials-missing',
    'status-misuse-401-403',
  ],
  facts: ['server', 'said', 'signed'],
  specs: [
    {
      title: 'AWS: Troubleshoot Signature Version 4',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html',
    },
    { title: 'RFC 9421: HTTP Message Signatures', url: 'https://www.rfc-editor.org/rfc/rfc9421' },
  ],
  examine({ subject, time }) {
    if (![400, 401, 403].includes(subject.status)) return noMatch;
    const place = signedIn(subject);
    const word = says(subject, 'request-signature') ?? (place ? says(subject, 'signature') : null);
    if (!word) return noMatch;
    const clock = says(subject, 'clock') ?? says(subject, 'expired');
    if (clock) return ruledOut(`${quote(clock)}: the time, not the signature`);
    const end = signedAddressEnd(subject.url);
    if (end && end.at < time.serverOrLocalNow)
      return ruledOut(`the signed address had run out, as ${end.parameter} tells`);
    const credential = subject.request.seen
      ? subject.request.value.credentials.find(c => c.place === 'authorization')
      : undefined;
    const signed = credential?.facts.signedHeaders;
    const type = requestField(subject, 'content-type');
    return finding({
      confidence: 'certain',
      facts: {
        server: text(subject.url.hostname),
        said: text(word.text),
        ...(Array.isArray(signed) && { signed: text(signed.join(', ')) }),
      },
      because: [
        point(quote(word), subject),
        ...(place ? [point(`the request carried its own signature in ${place}`, subject)] : []),
        ...(type !== undefined && Array.isArray(signed) && signed.includes('content-type')
          ? [point(`content-type is signed and was sent as ${type}`, subject)]
          : []),
      ],
      fixes: [frontendCode(), serverConfig()],
    });
  },
});
