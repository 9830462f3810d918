import { type WordPattern, word } from './word-meanings.ts';

/**
 * Refusals that are about something else than who is asking and what he may: how often he asks, whether the service runs,
 * what was paid for. Servers send them with 401 and 403 as well, where a rule finds a reason in what was sent.
 */
export const SUBJECT_WORDS: readonly WordPattern[] = [
  word(
    'rate-limit',
    /\btoo many\b(?: \w+){0,3} (?:requests?|attempts?|tries|calls|log ?ins?|sign ?ins?|failures|connections)\b|\brate ?limit\w*|\bthrottl\w+|\bquota\b|\b(?:request|usage|daily|monthly|hourly|call|attempts?) limit\b|\blimit (?:has been |was )?(?:exceeded|reached)\b|\b(?:exceeded|reached)\b(?: \w+){0,4} (?:limit|allowance)\b|\b(?:try|retry) again (?:in|after)\b(?: \w+){0,3} (?:seconds?|minutes?|hours?)\b|\bslow down\b|\b(?:zu viele (?:anfragen|versuche|anmeldeversuche)|trop de (?:requêtes|tentatives)|demasiad[oa]s (?:intentos|solicitudes))\b/,
    /\b(?:size|length|header|body|skew|clock)\b/,
  ),
  word(
    'unavailable',
    /\btemporarily (?:unavailable|down|offline)\b|\b(?:service|server|system|site|backend|upstream|database|db|application|gateway)\b(?: \w+){0,3} (?:unavailable|down|offline|unreachable|not (?:available|reachable|responding)|overloaded|timed out|timeout)\b|\bmaintenance\b|\b(?:database|db|sql)\b.*\b(?:refused|fail\w*|error|exception|locked|lost)\b|\b(?:reach|connect to|connecting to|query)\b(?: \w+){0,2} (?:database|db|backend|upstream)\b|\bconnection (?:was )?(?:refused|reset|lost|timed out)\b|\bupstream\b.*\berror\b|\b(?:backend|upstream|server|service)\b(?: \w+){0,2} (?:did not|didn t|does not|doesn t) (?:answer|respond)\b|\beconnrefused\b|\binternal (?:server )?(?:error|exception)\b|\bout of memory\b|\bwartungsarbeiten\b/,
    /\bno maintenance\b/,
  ),
  word(
    'captcha',
    /\bh?captcha\b|\bturnstile\b|\b(?:prove|verify|confirm|check)\b(?: \w+){0,4} (?:human|not a (?:ro)?bot)\b|\bbot (?:check|detection|protection)\b/,
  ),
  word(
    'unverified',
    /\b(?:e ?mail|phone|address|account|user|registration)\b(?: (?:address|number|is|has|was|been|yet))* (?:not|un|hasn t|isn t) ?(?:been |yet )*(?:verified|confirmed|activated|approved)\b|\b(?:verify|confirm|activate)\b(?: \w+){0,2} (?:e ?mail|address|account|registration|phone)\b|\b(?:unverified|unconfirmed)\b(?: \w+)? (?:e ?mail|account|user|address)\b|\b(?:pending|awaiting|waiting for) (?:\w+ )?(?:approval|activation|confirmation)\b/,
    /\b(?:will|may|might)\b/,
  ),
  word(
    'licence',
    /\b(?:no|without|requires?|needs?|missing|invalid|expired|lacks?|valid|active|paid|inactive)\b(?: \w+){0,2} (?:licen[cs]es?|subscription)\b|\b(?:licen[cs]es?|subscription)\b(?: \w+){0,4} (?:expired|ended|inactive|not|no|cancelled|canceled|required|needed|lapsed|due|suspended|limit|exceeded|left|available|does not|doesn t|invalid|reached)\b|\bunlicen[cs]ed\b|\b(?:trial|plan|tier)\b(?: \w+){0,4} (?:ended|expired|over|does not|doesn t|include\w*|required|exceeded|inactive|allow\w*)\b|\bupgrade\b(?: \w+){0,3} (?:plan|account|tier)\b|\bpayment\b(?: \w+)? (?:required|overdue|failed|due|missing)\b|\b(?:disabled|(?:un|not )available|not (?:enabled|included|supported|part)|blocked)\b(?: \w+){0,3} (?:plan|tier|edition|package|subscription)\b|\bunpaid\b|\bbilling\b|\bseats?\b(?: \w+){0,3} (?:left|available|limit|exceeded|remaining|full)\b|\bno (?:\w+ )?seats?\b/,
    /\bkey\b|\b(?:subscription|licen[cs]e) (?:id|token)\b|\btenant\b/,
  ),
  word(
    'sso-required',
    /\b(?:requires?|must|needs?|enforc\w+|only|use|using|with|through|via)\b(?: \w+){0,3} (?:sso|saml|single sign ?on|identity provider)\b|\b(?:sso|saml|single sign ?on)\b(?: \w+){0,3} (?:required|enforce\w*|mandatory|only)\b|\bpassword (?:based )?(?:log ?ins?|sign ?ins?|authentication|auth) (?:is |are |has been )?(?:disabled|not (?:allowed|available|enabled|permitted)|turned off)\b/,
    /\b(?:configur\w+|response|assertion|fail\w*|invalid|provider (?:is )?(?:not|un))\b/,
  ),
];
