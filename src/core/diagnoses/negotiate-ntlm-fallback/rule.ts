import { contactAdmin, useOtherUrl } from '../../fixes/index.ts';
import { defineDiagnosis, finding, noMatch, point, ruledOut, text } from '../define.ts';
import { challengesOf, offeredSchemes } from '../sent.ts';
import { quote, says } from '../words.ts';

/** Kerberos was wanted, and the browser had only NTLM to offer. */
export default defineDiagnosis({
  id: 'negotiate-ntlm-fallback',
  needs: ['credential', 'response'],
  supersedes: [
    'negotiate-not-sent',
    'wrong-username-or-password',
    'token-rejected',
    'authorization-malformed',
    'credentials-missing',
  ],
  facts: ['server', 'host'],
  specs: [
    { title: 'RFC 4178: SPNEGO', url: 'https://www.rfc-editor.org/rfc/rfc4178' },
    { title: 'RFC 4559: SPNEGO-based HTTP authentication', url: 'https://www.rfc-editor.org/rfc/rfc4559' },
  ],
  examine({ subject, credential }) {
    if (![400, 401, 403].includes(subject.status) || !/^(?:negotiate|kerberos)$/i.test(credential.scheme ?? ''))
      return noMatch;
    const { mechanism, ntlmMessage } = credential.facts;
    if (mechanism !== 'ntlm') return ruledOut('the token was no NTLM message');
    if (ntlmMessage !== 1 && ntlmMessage !== null && ntlmMessage !== undefined)
      return ruledOut('the NTLM handshake had gone on');
    const goesOn = challengesOf(subject).some(c => /^(?:negotiate|ntlm)$/i.test(c.scheme) && c.token68 !== null);
    if (goesOn) return ruledOut('the server went on with the NTLM handshake');
    if (offeredSchemes(subject).some(s => /^ntlm$/i.test(s))) return ruledOut('the server takes NTLM as well');
    const word = says(subject, 'malformed') ?? says(subject, 'invalid-token');
    return finding({
      confidence: 'certain',
      facts: { server: text(subject.url.hostname), host: text(subject.url.hostname) },
      because: [
        point('the answer to Negotiate was an NTLM message, not a Kerberos ticket', subject),
        point(
          offeredSchemes(subject).length > 0
            ? 'the server refused it and asked for Negotiate again'
            : `the server refused it with ${subject.status}`,
          subject,
        ),
        ...(word ? [point(quote(word), subject)] : []),
      ],
      fixes: [useOtherUrl(), contactAdmin()],
    });
  },
});
