import { KEY, near, OTHER_THING, TOKEN, type WordPattern, word } from './word-meanings.ts';

/** What is said of a token that arrived: its time, its maker, its form, and refusals without a reason. */
export const TOKEN_WORDS: readonly WordPattern[] = [
  // Time. "Signature expired: A is now earlier than B" speaks of a request's time stamp, not of a token's life.
  word(
    'clock',
    /\brequest (?:time|timestamp)\b.*\b(?:skew\w*|difference|too)\b|\btime too skewed\b|\bclock skew|\bsignature (?:expired|not yet current)\b.*\b(?:earlier|later) than\b|\bsignature not yet current\b|\bstale timestamp\b|\btimestamp\b.*\b(?:out of|too old|too far|outside|not within|in the future|bounds|drift)\b|\bdifference between the request time\b|^(?:hmac )?timestamp (?:has )?expired\b|\brequest timestamp\b.*\bexpired\b|\binvalid timestamp\b|\bvalid (?:x )?date\b.*\bheader\b/,
  ),
  word(
    'expired',
    /\bexpired?\b|\bhas an expired\b|\bexpir(?:y|ation|es?) (?:date |time )?(?:has )?(?:passed|is in the past|exceeded|reached|check failed)|\bexp\b.*\b(?:claim|past|check failed|elapsed)|\b(?:past|passed) its expir\w*|\b(?:lifetime|validity(?: period)?)\b.*\b(?:over|ended|elapsed|exceeded|passed|past)\b|\b(?:tokens?|credentials?|tickets?)\b(?: \w+){0,3} (?:too old|out of date|outdated|timed out)\b/,
    new RegExp(
      `${OTHER_THING.source}|\\b(?:session|login|sign in|link to reset|account|refresh ?token|authorization code|${KEY})\\b(?:(?! token).)*\\bexpir[eé]|\\bearlier than\\b|\\b(?:not|never|before|until|when|after|until) (?:it |be |been )?expir|\\bnot yet\\b|\\bwill expire\\b`,
    ),
  ),
  word(
    'not-yet-valid',
    /\bnot (?:yet|valid) (?:valid|active|current|before|until|yet)\b|\bnot (?:valid|usable|to be used|(?:be )?accepted) (?:before|until)\b|\b(?:token|jwt)\b.*\bprior to\b|\bnot before\b.*\bfuture\b|\b(?:token|jwt)\b.*\bcannot be used yet\b|\bused (?:before|too early)\b|\bbefore (?:it was )?issued\b|\bn ?b ?f\b|\bimmature\b|\bpremature\b|\bjwt not active\b|\bnot active yet\b|\b(?:issued(?: at)?|iat)\b.*\bfuture\b|\bfuture\b.*\b(?:issued|iat)\b|\bvalid(?:ity)? (?:starts|begins)\b/,
    /\bsignature not yet\b|\bbefore or after\b/,
  ),
  word(
    'not-active',
    /\b(?:token|session|credentials?|grant)\b(?: is| was)? (?:not active|inactive)\b|\binactive (?:token|session|grant)\b/,
    /\byet\b/,
  ),
  word(
    'revoked',
    /\brevo(?:ked|cation)\b|\binvalidated\b|\b(?:black|block|deny) ?list(?:ed)?\b|\bwithdrawn\b|\b(?:logged|signed) (?:in|out) (?:on|from|at|in|elsewhere|by)\b.*\b(?:another|other|elsewhere|different|new)\b|\b(?:logged|signed) (?:in|out)\b.*\b(?:another|other|different|new) (?:device|browser|place|location|computer|session)\b|\buser (?:has )?(?:logged|signed) out\b|\bsession (?:was |has been |is )?(?:terminated|superseded|replaced)\b|\bpassword (?:was|has been|had been|is|has)? ?(?:recently )?changed\b|\btoken\b.*\b(?:has been|was) rotated\b|\bcredentials? (?:was|were|have been|has been) (?:rotated|cancelled|canceled)\b|\btoken (?:was|has been|is) (?:cancelled|canceled|deactivated|disabled|deleted|removed|destroyed|superseded|replaced|rotated)\b/,
    /\bcertificate\b|\brevocation (?:check|list|status)\b|\bnot revoked\b/,
  ),
  // Who made the token, for whom, with what.
  word('audience', near('audiences?|aud|recipient|invalid target|intended for')),
  word(
    'audience',
    /\b(?:issued|meant|intended|minted) for (?:another|a different|other|some other)\b|\bwrong (?:resource|api) (?:server)?\b|\bnot (?:issued|intended|meant) for (?:this|the)\b/,
    /\bclient\b|\b(?:environment|tenant|project|stage|workspace|realm)\b/,
  ),
  word('issuer', /\bissued by (?:an? )?(?:different|another|other|unknown|untrusted)\b/),
  word('issuer', near('issuers?|iss'), /\bissuer certificate\b|\b(?:signing|signature) key\b/),
  word(
    'tenant',
    near('tenant|workspace|wrong environment|other environment|test mode|live mode|sandbox|staging'),
    /\b(?:permission|role|member)\b/,
  ),
  word(
    'tenant',
    /\bnot belong to (?:this|the|that|your) (?:project|tenant|organi[sz]ation|environment|workspace|application|app|site|store)\b|\b(?:another|different|wrong) (?:project|tenant|environment|workspace|realm|stage|cluster)\b|\b(?:test|live|sandbox|production|staging) (?:mode )?(?:api )?(?:key|token|credentials?)\b.*\b(?:live|test|production|sandbox|staging)\b/,
    /\b(?:permission|role|member)\b/,
  ),
  word(
    'unknown-key',
    /\b(?:key|kid|jwks?|certificate|jwk)\b.*\b(?:not found|not be found|unknown|no match\w*|not match\w*|unrecogni[sz]ed|does not exist|doesn t (?:exist|have)|cannot be resolved|unresolved|not (?:in|among))\b|\b(?:failed|unable) to find\b.*\bkey\b|\bkey id\b.*\bnot recogni[sz]ed\b|\bno key (?:was )?found\b.*\bkid\b|\b(?:signing|signature|public) key\b.*\bnot known\b|\bno (?:applicable |matching |suitable |such |signing |verification |public |known )+(?:key|kid|jwk)|\bunknown (?:signing |public )?(?:key|kid)\b|\bunable to (?:find|match|locate|get|resolve|obtain|retrieve)\b.*\b(?:key|kid|jwk)|\bcould not (?:find|match|locate|resolve)\b.*\b(?:key|kid|jwk)|\binvalid kid\b|\bkid\b.*\b(?:invalid|mismatch)\b/,
    new RegExp(`\\b${KEY}\\b|\\bkey value\\b|\\bclient certificate\\b`),
  ),
  word('algorithm', /\b[rhep]s(?:256|384|512)\b.*\b(?:expected|instead|but)\b|\bexpected [rhep]s(?:256|384|512)\b/),
  word('algorithm', near('alg|algorithms?|signing method'), /\bsignatures? (?:we )?calculated\b|\bdigest\b/),
  word(
    'signature',
    /\bsignature\b.*\b(?:invalid|fail\w*|mismatch\w*|bad|wrong|incorrect|not valid|does not match|doesn t match|not match|could not be verified|not verif\w+|unverifi\w+|rejected|corrupt\w*)\b|\b(?:invalid|bad|wrong|incorrect|unverifiable)\b(?: \w+){0,3} signature\b|\b(?:verify|verifying|validate|validating|check)\b.*\bsignature\b|\bjwt verification fails\b|\b(?:rsa|ecdsa|hmac|crypto\w*|ed25519)\b.*\b(?:verification|validation) (?:error|failed)\b|\bcryptographic primitive\b|\bsignature verification\b/,
    /\bexpired\b|\bexception$|\brequest signature\b|\bsignature we calculated\b|\bmac signature\b|\bsignature does not match\b(?!.*\b(?:token|locally)\b)|\bkey\b.*\bnot found\b|\bkid\b|\bdpop\b|\bmatch key\b|\bincomplete signature\b|\bwithout (?:a )?signature\b/,
  ),
  // Form and kind of the token.
  word(
    'malformed',
    /\b(?:jws|jwe|jose|jwt|protected) (?:protected )?header\b(?: \w+){0,2} (?:invalid|formatting|not valid)\b|\bmalformed\b|\bperiod characters\b|\bmust have (?:3|three) (?:parts|segments)\b|^invalid jwt$|\bpart delimiters?\b|\berror decoding\b|\bopaque token\b|\bcompact (?:jws|jwt|token|serialization)\b|\b(?:not enough|wrong number of|invalid number of|too few|three) (?:segments|parts|dots)\b|\b(?:invalid|wrong|bad|unknown|unrecogni[sz]ed)\b(?: \w+){0,2} (?:format|serialization|structure|encoding)\b|\bformat\b.*\b(?:invalid|wrong|incorrect)\b|\bnot in the form of\b|\b(?:unable|failed|could not|cannot|can t|not possible) (?:to )?(?:be )?(?:decode|decoded|parse|parsed|deserialize|read)\b|\b(?:decode|decoding|parse|parsing|deserialization) (?:error|failed)\b|\bnot (?:a )?(?:well formed|valid jwt|a jwt|jwt)\b|\b(?:jwt|token)\b.*\bcorrupt\w*\b|\b(?:is|was) not a (?:valid )?(?:jwt|json web token)\b/,
    /\bjson\b.*\b(?:body|request)\b|\brequest body\b|\buri\b/,
  ),
  word(
    'wrong-type',
    /\bwrong (?:token )?type\b|\bwrong kind of token\b|\b(?:not|isn t) an? access token\b|\bonly (?:non refresh|access|refresh) tokens?\b|\b(?:refresh|id) tokens? (?:is|are|was|were|can|may|cannot|can t)? ?(?:not|no)\b(?! (?:found|valid|provided|present|active|exist|supplied|longer))|\b(?:expected|requires?|must be|need)\b(?: \w+){0,4} access token\b(?=.*\b(?:got|but|refresh|id|instead|type|received)\b)|\btoken (?:use|type|typ)\b.*\b(?:invalid|not|wrong|unexpected|mismatch|must|expected)\b|\b(?:invalid|unexpected|wrong|unsupported) token (?:use|type)\b|\b(?:got|received|found|using|used|this is) an? (?:refresh|id) token\b|\bexpected token type\b/,
    /\bany token type\b|\bmissing\b/,
  ),
  word('dpop-nonce', /\buse dpop nonce\b|\bnonce\b.*\bdpop\b|\bdpop\b.*\bnonce\b/),
  word(
    'dpop-proof',
    /\bht[mu]\b.*\b(?:mismatch\w*|invalid|not|wrong)\b|\binvalid dpop proof\b|\bdpop\b.*\b(?:invalid|missing|mismatch\w*|fail\w*|not|binding|required|must)\b|\bproof\b.*\b(?:invalid|htu|htm|ath)\b/,
    /\bdpop nonce\b|\bnonce in\b/,
  ),
  // Refused, no reason.
  word(
    'invalid-token',
    new RegExp(
      `\\binvalid (?:\\w+ ){0,3}${TOKEN}\\b|\\b${TOKEN}\\b(?: \\w+){0,4} (?:invalid|not valid|rejected|refused|unknown|not recogni[sz]ed|unrecogni[sz]ed|not accepted|failed|bad|incorrect|unauthori[sz]ed|wrong)\\b|\\b(?:unknown|unrecogni[sz]ed|bad|rejected|wrong|incorrect) ${TOKEN}\\b|\\bcould not (?:validate|verify|authenticate) (?:the )?${TOKEN}\\b|\\b${TOKEN} (?:could not|cannot|can t) be (?:verified|validated|authenticated)\\b|\\bno user (?:was )?(?:found )?for (?:this|the|that) ${TOKEN}\\b|\\bno such ${TOKEN}\\b|\\b${TOKEN} does not match any\\b|^invalid auth$|\\btoken (?:verification|validation) failed\\b`,
    ),
    /\bc ?s ?r ?f\b|\bxsrf\b|\bforgery\b|\bclient\b|\brefresh token\b|\bscheme\b/,
  ),
  word(
    'credentials-refused',
    /\b(?:bad|invalid|incorrect|wrong) (?:\w+ )?credentials?\b|\bno active account\b|\bauth(?:entication)? (?:has )?failed\b|\b(?:failed|unable|not able|could not|cannot) (?:to )?(?:log ?in|sign ?in|authenticate)\b|\bcredentials? (?:\w+ ){0,2}(?:invalid|incorrect|wrong|rejected|not correct|not valid|refused|do not match|did not match|don t match|mismatch\w*)\b/,
    /\bclient\b|\bdue to invalid authentication headers\b/,
  ),
];
