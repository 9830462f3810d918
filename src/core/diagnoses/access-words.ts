import {
  ABSENT,
  ACCOUNT,
  DID_IT,
  KEY,
  NOT_YET,
  OFF,
  THE_ACCOUNT,
  TOKEN,
  type WordPattern,
  word,
} from './word-meanings.ts';

/** What is said of rights, accounts, keys, sessions, anti-forgery checks, clients and of things that did not arrive. */
export const ACCESS_WORDS: readonly WordPattern[] = [
  // Rights.
  word(
    'scope',
    /\binsufficient scopes?\b|\bmissing scopes?\b|\bscopes?\b.*\b(?:insufficient|missing|required|lack\w*|needs?|needed|not granted|not include\w*|not have|not sufficient|does not)\b|\b(?:insufficient|lacks?|lacking|missing|requires?|needs?|without|not have)\b.*\bscopes?\b|\bnot (?:been )?granted\b.*\bscopes?\b|\b(?:required|needed|expected|necessary) scopes?\b|\bhigher privileges than provided by the (?:access )?token\b/,
    /\binvalid scope parameter\b/,
  ),
  word(
    'permission',
    /\b(?:does not|do not|don t|doesn t|did not|not) have (?:\w+ ){0,4}(?:permissions?|privileges?|rights?|roles?|access|authori[sz]ation)\b|\b(?:permission|privileges?|rights?|roles?)\b.*\b(?:denied|missing|insufficient|required|lack\w*|needed|not granted|not sufficient)\b|\b(?:insufficient|missing|lacks?|lacking|not enough|inadequate|no|requires?|without)\b(?: \w+){0,4} (?:permissions?|privileges?|rights|roles?)\b|\bnot (?:permitted|allowed|authori[sz]ed|entitled|cleared) (?:to|for)\b|\bmay not (?:open|view|see|read|edit|access|perform|do|use|change|delete)\b|\baccess control (?:list|entry)\b|\bnot accessible (?:by|to|for)\b|\bnot (?:an? )?(?:\w+ )?(?:member|owner|collaborator|participant|admin\w*) (?:of|in)\b|\baccess denied for user (?:role|group)\b|\bmust have (?:\w+ ){0,2}(?:rights|roles?|permissions?|privileges?)\b|\b(?:need|have|has|must) (?:to )?be (?:an? |the )?(?:owner|admin\w*|manager|moderator|maintainer)\b|\baction is (?:unauthori[sz]ed|not (?:allowed|authori[sz]ed|permitted))\b|\bnot assigned to a role\b|\b(?:owner|administrators?|admins?|managers?)\b only\b|\bonly (?:\w+ )?(?:owners?|administrators?|admins?|managers?)\b|\b401 3\b|\b(?:restricted|limited|reserved) to (?:\w+ )?(?:admin\w*|owners?|members?|managers?|staff)\b|\brequires? (?:an? )?(?:admin\w*|owner|manager)\b|\bpermission denied\b|\b(?:roles?|groups?|accounts?|memberships?)\b(?: \w+){0,3} (?:does not|do not|doesn t|don t|cannot|may not) (?:allow|permit|grant|cover|include)\b|\brequires? (?:the |an? )?(?:group|membership|role)\b|\b(?:user|serviceaccount|principal|account)\b.*\bcannot (?:get|list|watch|create|update|patch|delete|read|write|access|perform|invoke)\b/,
    /\bdue to invalid\b|\binvalid authentication\b|\bnot allowed to (?:log|sign) in\b|\bip\b|\bmethod\b|\borigin\b|\bscheme\b|\bcredentials? (?:were|was) not\b|\banonymous access\b/,
  ),
  // Whom one may not do something to is told as well: "You cannot message this user because they have blocked you". Of what is
  // made, changed or counted, the same words state the rules of the business.
  word(
    'permission',
    /\byou (?:cannot|can t|can not|are unable to) (?:view|see|open|read|join|follow|message|contact|manage|moderate|send messages? to)(?: \w+){0,3} (?:this|that|these|those|the|other|another|their)\b/,
    /\b(?:without|until|unless|while|twice|both|same|than|per|limit|empty|tokens?|keys?|cookies?|session|passwords?|credentials?|browser|again|before|yet|at this time)\b/,
  ),
  word(
    'forbidden',
    /^(?:\d{3} )?(?:access )?(?:is )?(?:forbidden|denied|access denied|not authori[sz]ed)\b/,
    /\bdue to\b|\bkey\b|\btoken\b/,
  ),
  word(
    'step-up',
    /\binsufficient (?:user authentication|claims|a[ac][lr]|loa)\b|\baal ?\d\b.*\b(?:required|needed)\b|\bclaims challenge\b|\bstep ?up\b|\b(?:mfa|2fa|multi factor|multifactor|two factor|second factor|otp|one time (?:code|password)|webauthn|totp)\b.*\b(?:required|needed|must|enrol\w*|challenge|missing|not|verify|confirm|complete)\b|\b(?:requires?|needs?|must|complete|confirm|provide|missing)\b.*\b(?:mfa|2fa|multi factor|multifactor|two factor|second factor|otp|one time (?:code|password)|totp)\b|\bre ?authenticat\w*\b|\breauth required\b|\b2fa code\b|\badditional verification\b|\b(?:sign in|login) is too old\b|\bcredential too old\b|\b(?:recent|fresh|stronger|higher|different|newer) (?:\w+ )?(?:log ?in|sign ?in|authentication)\b|\bauthentication (?:level|strength|context|assurance)\b|\bacr\b|\binteraction required\b|\bconfirm your (?:identity|password)\b|\bsudo mode\b/,
  ),
  // Accounts and passwords.
  word(
    'account-disabled',
    new RegExp(
      `${THE_ACCOUNT}(?: \\w+){0,4} ${OFF}\\b|\\b(?:disabled|inactive|deactivated|locked|suspended|deleted|blocked|banned) ${ACCOUNT}\\b`,
    ),
    new RegExp(
      `${NOT_YET.source}|${DID_IT.source}|\\b(?:token|session|ip|password|password has|key|link|licen[cs]e)\\b(?: \\w+){0,2} ${OFF}`,
    ),
  ),
  word(
    'password-expired',
    /\bpassword\b(?: \w+){0,3} expired\b|\bexpired password\b|\b(?:must|need to|have to|required to) change\b.*\bpassword\b|\bpassword change required\b/,
  ),
  word(
    'wrong-password',
    /\b(?:wrong|incorrect|invalid|bad|unknown|mismatch\w*|inaccurate)\b(?: \w+){0,6} (?:password|passcode|passphrase|pin|login|username|user name|email|e mail|log in details|user credentials)\b|\b(?:password|passcode|passphrase|username|user name|email|e mail|login details|log in details)\b.*\b(?:wrong|incorrect|invalid|not correct|not valid|not match|mismatch\w*|doesn t match|does not match|not recogni[sz]ed|didn t match|did not match|failed)\b|\b(?:login|log in|logon|sign in|signin) (?:attempt )?(?:was )?(?:failed|failure|unsuccessful|incorrect|invalid)\b|\b(?:login|log in|logon|sign in|signin) (?:attempt )?(?:was |were )?not (?:successful|correct)\b|\b(?:couldn t|could not) (?:log|sign) you in\b|\b(?:could not|unable to|failed to|cannot) authenticate\b.*\b(?:username|user name|password|email)\b|\b(?:passwort|kennwort|anmeldedaten|mot de passe|identifiants?|contraseña|credenciales|senha)\b.*\b(?:falsch|ungültig|incorrect\w*|invalid\w*|erron\w*|inv[áa]lid\w*)|\b(?:falsche[sr]?|ungültige[sr]?) (?:passwort|kennwort|anmeldedaten)\b/,
    /\b(?:csrf|(?<!\bpassword or (?:access )?)token|jwt|origin|signature|api ?key|client|certificate|header|session)\b|\bexpired\b|\bserver configuration\b|\bmissing\b|\brequired\b/,
  ),
  word(
    'unknown-user',
    new RegExp(
      `\\b(?:no such|unknown) ${ACCOUNT}\\b|\\b(?:${ACCOUNT}|e ?mail)\\b(?: \\w+){0,2} (?:not found|not exist|does not exist|doesn t exist|unknown)\\b`,
    ),
    /\btoken\b|\bsession\b/,
  ),
  // Keys.
  word(
    'invalid-api-key',
    new RegExp(
      `\\b(?:invalid|incorrect|bad|unknown|wrong|disabled|expired|revoked|inactive|unrecogni[sz]ed|unregistered|unauthori[sz]ed|suspended|malformed)\\b(?: \\w+){0,2} ${KEY}\\b|\\b${KEY}\\b(?: \\w+){0,4} (?:invalid|incorrect|not valid|not recogni[sz]ed|unknown|disabled|expired|revoked|inactive|not active|suspended|wrong|not authori[sz]ed|not allowed|not exist|not known|not match|does not match|doesn t match|blocked|restricted|rejected|refused|not found in our)\\b|^invalid key$|\\b(?:provided|given|supplied) key\\b(?: \\w+){0,3} (?:incorrect|invalid|not|unknown)\\b|\\bnot (?:authori[sz]ed|allowed|permitted) to use (?:this |the )?${KEY}\\b|\\b(?:could not|cannot|can t|unable to|failed to) (?:validate|verify|authenticate|recogni[sz]e)\\b(?: \\w+){0,3} ${KEY}\\b|\\brequests? from (?:referer|referrer|this ip|this website)\\b|\\breferr?er\\b.*\\b(?:blocked|not allowed|restricted|denied)\\b|\\b${KEY}\\b.*\\b(?:referr?er|http referr?er|ip address|bundle|android|ios)\\b.*\\b(?:blocked|restrict\\w*)\\b`,
    ),
    /\bsigning key\b/,
  ),
  word(
    'missing-api-key',
    new RegExp(
      `\\b(?:no|missing|without|provide an?|did not provide an?|requires? an?|supply an?)\\b(?: \\w+){0,3} ${KEY}\\b|\\b${KEY}\\b(?: \\w+){0,5} ${ABSENT}\\b|\\b${KEY}\\b must be \\w+|\\bresolve ${KEY}\\b|\\bunregistered callers\\b|\\bplease use (?:an? )?${KEY}\\b`,
    ),
    /\bsigning key\b|\bpublic key\b|(?<!\bor )\binvalid\b(?! or\b)/,
  ),
  // Nothing usable arrived.
  word(
    'missing-credentials',
    new RegExp(
      `\\b(?:${TOKEN}|authorization(?: header| value| field)?|authentication (?:header|details|information|data|information|cookie)|auth (?:header|cookie|info)|(?:refresh|auth|session|login) cookie|security context|credentials)\\b(?: \\w+){0,6} ${ABSENT}\\b|\\b(?:missing|no|without|lacks?|requires?|expected|absent|empty|provide|supply|send|include)\\b(?: (?!or\\b)\\w+){0,4} (?:${TOKEN}|authorization|authentication (?:header|credentials?|token|information|details|cookie)|auth (?:header|token|cookie|info))\\b|\\bmissing (?:token|credentials?|authorization|auth)\\b|\\b(?:request|call) is missing\\b.*\\b(?:authentication|credential|token|bearer)\\b|\\btoken needed\\b|\\bcredentials missing\\b|\\bnot authed\\b|\\bno auth\\b`,
    ),
    /\b(?:c ?s ?r ?f|xsrf|forgery|nonce|certificate|scopes?|permissions?|claims?|kid|key id|signature key|signing key|audience|dpop|refresh token|mfa|otp|code|captcha|subscription key|api key|algorithms?|issued by|delimiters?|segments|parts|token type|matching|[rhep]s(?:256|384|512)|opaque)\b|\bno longer\b|\bexpected\b.*\b(?:got|but)\b|\bno user\b|\bsecret\b.*\b(?:server|config\w*)\b|\bnot (?:valid|correct)\b|\bequal sign\b|^(?:.* )?401 authorization required\b|^authorization required$/,
  ),
  word(
    'not-signed-in',
    /\bunauthenticated\b|\bnot (?:been )?(?:authenticated|logged in|signed in)\b|\b(?:log ?in|sign ?in|authentication) (?:is |was )?(?:required|needed)\b|\b(?:must|need to|have to|please|should) (?:first )?(?:be )?(?:logged in|signed in|log ?in|sign ?in|authenticated?|login)\b|\bnot (?:logged|signed) on\b|\banonymous (?:access|user|requests?)\b|\b(?:log|sign) in to (?:continue|access|see|view|proceed)\b|\brequires (?:user )?(?:authentication|login)\b|\bno (?:current |active |valid )?(?:user|session|login)\b|\bsession (?:is )?required\b/,
    /\bprovided credentials\b|\bpassword change\b|\bproxy\b|\bcache\b|\bstronger|\brecent\b/,
  ),
  word(
    'unsupported-scheme',
    /\bunsupported (?:auth\w*|scheme)\b|\b(?:bad|wrong|invalid|unknown|unexpected) (?:\w+ )?scheme\b|\b(?:auth\w*) (?:type|scheme|method)\b.*\b(?:not|unsupported|invalid|unknown|wrong)\b|\b(?:invalid|unknown|wrong|unexpected) auth\w* (?:type|scheme|method)\b|\b(?:basic|bearer|digest|token) (?:auth\w* )?(?:is |are )?(?:not|no longer) (?:supported|allowed|enabled|accepted)\b/,
  ),
  word(
    'bearer-form',
    /\bbearer\b.*\b(?:prefix|format|missing|must|should|expected|start\w*|begin\w*|keyword|scheme)\b|\b(?:prefix|format|must|should|expected|start\w*|begin\w*)\b.*\bbearer\b/,
    /^(?!.*\b(?:format|prefix|scheme|keyword|start\w*|begin\w*)\b).*\bbearer token\b/,
  ),
  word(
    'credentials-twice',
    /\b(?:more than one|multiple|several|two|both|duplicate|twice|too many)\b.*\b(?:tokens?|credentials?|authorization|authentication|auth|methods?|mechanisms?)\b|\b(?:tokens?|credentials?|authorization|authentication|auth)\b.*\b(?:more than one|only one|one method|single method|multiple|twice|both|exactly one|duplicate|at the same time)\b|\bonly one (?:\w+ )?(?:auth\w*|method|mechanism|credential)\b/,
    /\bfactor\b|\baccounts?\b|\baudience|\btoo many (?:attempts|requests|failed)/,
  ),
  // Sessions and forgery protection.
  word(
    'session-over',
    /\b(?:session|login|sign in)\b(?: \w+){0,3} (?:expired|timed out|time out|timeout|ended|over|terminated|closed)\b|\b(?:expired|stale) session\b|\b(?:have been|been|were) (?:logged|signed) out\b|\bsession (?:was |has been |is )?(?:revoked|no longer (?:valid|active))\b|\bsession not active\b|\binactive session\b|\b(?:sitzung|sesi[oó]n|sess[aã]o|sessione|session|sessie)\b(?: \p{L}+){0,3} (?:abgelaufen|beendet|expir\p{L}*|caducad[oa]|scadut[oa]|terminée|verlopen)\b/u,
    /\btoken expired\b/,
  ),
  word(
    'session-unknown',
    /\b(?:session|cookie)\b(?: \w+){0,2} (?:not found|unknown|invalid|not valid|not exist|does not exist|missing)\b|\b(?:invalid|unknown|no|missing|bad) (?:\w+ )?(?:session|cookie)\b/,
    /\bc ?s ?r ?f\b|\bnonce\b|\btoken\b/,
  ),
  word(
    'csrf-origin',
    /\borigin(?: header)? (?:check\w* (?:failed)?|validation|verification|mismatch|not allowed|not trusted|is not|does not|doesn t|not match\w*|denied|invalid)\b|\breferr?er (?:check\w* failed|mismatch|not|does not)\b|\b(?:invalid|untrusted|bad|disallowed|unknown|wrong|forbidden) (?:request )?(?:origin|referr?er)\b|\breferr?er (?:is )?invalid\b|\bforbidden\b.*\bcross (?:origin|site) request\b|^origin \w+\b.*\bnot (?:allowed|trusted)\b|\bcross (?:origin|site) (?:request|post|form|submission)s?\b.*\b(?:forbidden|blocked|denied|rejected|not|prohibited)\b|\btrusted origins?\b|\b(?:missing|null|no)(?: or null)? (?:origin|referr?er)\b|\borigin header\b.*\b(?:didn t|doesn t|does not|did not) match\b/,
    /\bc ?o ?r ?s\b|\bapi key\b/,
  ),
  word(
    'csrf-token',
    /\bc ?s ?r ?f\b|\bebadcsrftoken\b|\bx ?s ?r ?f\b|\banti ?forgery\b|\brequest verification token\b|\bauthenticity token\b|\b(?:no valid |invalid |missing )?crumb\b|\bcookie nonce\b|\bcookie (?:\w+ )?(?:invalid )?nonce\b|\bnonce (?:is invalid|verification failed|check failed)\b|\bpage expired\b|\bcross site request forgery\b|\bform (?:token|key) (?:is |was )?(?:invalid|missing|expired)\b/,
    /\bdigest\b|\bdpop\b/,
  ),
  // OAuth at the token endpoint.
  word(
    'client-auth',
    /\binvalid client\b|\bunauthorized client\b|\bclient auth\w* (?:failed|is required|required|error)\b|\bno client auth\w*\b|\bgrant type\b.*\bnot (?:allowed|permitted|authori[sz]ed|enabled) for\b.*\bclient\b|\bclient (?:secret|credentials?|assertion)\b.*\b(?:invalid|missing|required|must|wrong|incorrect|expired|not|mismatch)\b|\b(?:invalid|missing|wrong|incorrect|bad) client (?:secret|credentials?|id|assertion)\b|\bcode (?:verifier|challenge)\b|\bpkce\b|\bclient\b.*\bnot (?:allowed|authori[sz]ed|permitted) to (?:use|request)\b|\bcross origin token redemption\b|\bunknown client\b|\bclient\b.*\b(?:not found|not registered|unknown)\b/,
    /\bcertificate\b|\btls client\b/,
  ),
  word(
    'invalid-grant',
    /\binvalid grant\b|\b(?:refresh token|authorization code|grant)\b(?: \w+){0,4} (?:expired|invalid|revoked|not found|not valid|does not exist|malformed|missing)\b|\binvalid refresh token\b/,
  ),
  word(
    'refresh-reuse',
    /\b(?:reuse|re use|reused|already (?:been )?(?:used|rotated|redeemed|consumed|exchanged)|used twice|replay\w*)\b/,
    /\bpassword\b|\bnonce\b|\bjti\b|\bemail\b/,
  ),
  // Other ends of the line.
  word(
    'request-signature',
    /\bsignatures? (?:does|do|did) not match\b|\bno (?:signatures? (?:found )?match\w*|matching signatures?)\b|\b(?:invalid|bad|wrong) hmac$|\b(?:invalid|bad|wrong) (?:hmac|request|webhook) signature\b|\bwebhook signature\b|\bstring to sign\b|\binvalid signature exception\b|\brequest signature\b|\bsignature we calculated\b|\bmac signature found\b|\b(?:hmac|hash|request) (?:mismatch|does not match)\b|\bhmac signature\b.*\b(?:cannot|could not|not|fail\w*|invalid|mismatch)\b|\bhmac does not match\b|\b(?:computed|calculated)\b.*\bhmac\b.*\bnot match\b/,
    /\b(?:token|jwt)\b|\bdate header\b/,
  ),
  word('no-such-route', /\bmissing authentication token exception\b/),
  word(
    'client-certificate',
    /\b(?:client|tls|ssl|user|peer) ?(?:ssl |tls )?cert\w*\b|\bcertificate (?:is )?required\b|\bm ?tls\b|\bmutual tls\b|\btls client auth\w*\b/,
  ),
  word(
    'blocked-address',
    /\b(?:your|client|remote|source|the) ip\b|\bip address\b|\bip (?:is )?(?:not (?:allowed|white ?listed|allow ?listed|permitted|authori[sz]ed)|blocked|denied|restricted|whitelist\w*|allow ?list\w*)\b/,
    new RegExp(`\\b${KEY}\\b`),
  ),
  word(
    'misconfigured',
    /\b401 2\b|\bserver configuration\b|\bmis ?configur\w*\b|\b(?:auth\w*|login|secrets?|password file|identity provider|oidc|saml|ldap)\b(?: (?!issuer|audience)\w+){0,4} (?:not|un|incorrectly|wrongly) ?configured\b|\b(?:auth\w*|oidc|saml|ldap|oauth) configuration error\b|\b(?:unable|failed) to (?:connect to|reach) (?:\w+ )?(?:ldap|identity|auth\w*|directory)\b|\benvironment variable\b.*\bnot set\b|\b(?:secret|signing key|public key)\b.*\b(?:missing|not set|unset|empty|undefined)\b.*\b(?:server|environment|config\w*)\b|\b(?:auth\w*|login|identity|directory|ldap)\b(?: \w+)? (?:backend|service|server|provider)\b(?: \w+){0,3} (?:unavailable|unreachable|not reachable|down)\b|\bno authentication (?:protocol|provider|scheme|handler|backend)\b|\bauth\w* (?:module|provider|backend|service)\b.*\b(?:missing|not (?:configured|loaded|available|found))\b/,
  ),
];
