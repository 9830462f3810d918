/**
 * What other languages call the things of a refusal and the states they are in, as parts of patterns: German, French,
 * Spanish, Portuguese, Italian, Dutch, Chinese, Japanese, Russian. `\b` knows ASCII letters only, hence `apart()`.
 */
const apart = (words: string): string => `(?<!\\p{L})(?:${words})(?!\\p{L})`;

/** The thing and its state within one phrase (`within`), in either order: "токен недействителен", "недействительный токен". */
export const both = (thing: string, state: string): RegExp =>
  new RegExp(`(?:${thing}).{0,40}?(?:${state})|(?:${state}).{0,20}?(?:${thing})`, 'u');

export const FOREIGN_TOKEN = `${apart('(?:zugriffs|zugangs)? ?tokens?|jetons?')}|令牌|凭证|token|トークン|токен\\p{L}*`;

export const FOREIGN_SESSION = `${apart('sitzung|session|sesi[oó]n|sess[aã]o|sessione|sessie')}|会话|登录(?=已|过期|状态|超时|失效)|セッション|сесси\\p{L}+|сеанс\\p{L}*`;

export const FOREIGN_PASSWORD = `${apart('passwort|kennwort|mot de passe|contraseña|senha|password|wachtwoord')}|密码|パスワード|парол\\p{L}+`;

export const FOREIGN_LICENCE = `${apart(
  'abo|abonnements?|lizenz|licencia|suscripci[oó]n|assinatura|licença|abbonamento|licenza|licentie',
)}|订阅|许可证|ライセンス|サブスクリプション|лицензи\\p{L}+|подписк\\p{L}+`;

export const FOREIGN_SIGNATURE = `${apart('signatur|signature|firma|assinatura|handtekening')}|签名|簽名|署名|подпис[ьи]`;

export const FOREIGN_KEY = `${apart(
  'api (?:schlüssel|keys?|sleutel)|(?:cl[eé]|clave|llave|chave|chiave) (?:d |de |da )?api',
)}|(?:api ?)?密钥|api ?キー|api ключ\\p{L}*`;

export const FOREIGN_CREDENTIALS = `${apart(
  '(?:authentifizierungs|anmelde|zugangs)(?:daten|informationen)|informations d (?:authentification|identification)|credenciales|credenciais|credenziali|(?:authenticatie|inlog)gegevens',
)}|(?:身份)?(?:认证|验证)信息|凭据|(?:認証|資格)情報|уч[её]тн\\p{L}+ данн\\p{L}+`;

export const FOREIGN_EXPIRED = `${apart(
  'abgelaufen|nicht mehr gültig|expir(?:é|ée|ou|ad[oa])|n est plus valide|caducad[oa]|vencid[oa]|scadut[oa]|verlopen',
)}|过期|過期|失效|期限が?切れ|失効|истекл?[аои]?(?!\\p{L})|истёк|просрочен\\p{L}*`;

/** The same in further languages, in which no more than this is read. */
export const FURTHER_EXPIRED =
  '만료|\\bwygas|\\bvypršel|\\blejárt|\\bgått ut\\b|\\budløbet\\b|\\butløpt\\b|\\bvanhentunut|\\bsüresi (?:dol|geç)|\\bhết hạn|หมดอายุ|انتهت صلاحية|منتهي الصلاحية|\\bkedaluwarsa|λήξει|פג תוקף';

export const FURTHER_LASTS =
  '만료되지|\\bnie wygas|\\bnevypršel|\\bnem járt le\\b|\\b(?:inte|ej|ikke) (?:gått ut|udløbet|utløpt)|\\bchưa hết hạn|\\bbelum kedaluwarsa';

export const FURTHER_TOKEN = '토큰|โทเค็น|الرمز|رمز الوصول|אסימון|διακριτικό';

/** The state alone, with helping verbs at most: of what it is told stays open. */
export const BARE_EXPIRED = new RegExp(
  `^(?:(?:ist|est|a|ha|está|è|is|已|已经|有効|срок действия) ?){0,2}(?:${FOREIGN_EXPIRED}|${FURTHER_EXPIRED})(?:了|です|しました|しています|ました|ています)?$`,
  'u',
);

/** "Noch nicht abgelaufen": the opposite. */
export const FOREIGN_LASTS =
  'nicht abgelaufen|pas (?:encore )?expir|no (?:ha|han) (?:caducad|expirad|vencid)|n[aã]o expir|non [eè] (?:ancora )?scadut|niet verlopen|未过期|未失效|切れていません|期限切れではあり|не ист[её]к';

/** "Nicht widerrufen", "fehlt nicht": denied as well. */
export const FOREIGN_STANDS =
  '(?:nicht|niet) (?:widerrufen|zurückgezogen|gesperrt|ingetrokken)|pas (?:été |encore )*révoqu|no (?:ha sido |fue |est[aá] )?revocad|n[aã]o (?:foi |est[aá] )?revogad|non (?:[eè] )?(?:stat[ao] )?revocat|未被?(?:吊销|撤销)|(?:没有|没)被?(?:吊销|撤销)|(?:取り消|無効化)されていません|не (?:был[аи]? )?(?:отозван|аннулирован)';

export const FOREIGN_PRESENT =
  'fehl(?:t|en) nicht|(?:manquant|absent)\\p{L}* pas|pas (?:manquant|absent)|no faltan?(?!\\p{L})|ontbre(?:ekt|ken) niet|不缺少|не отсутству';

export const FOREIGN_REVOKED = `${apart(
  'widerrufen|zurückgezogen|gesperrt|révoquée?|revocad[oa]|revogad[oa]|revocat[oa]|ingetrokken',
)}|吊销|撤销|撤銷|取り消|無効化|отозван\\p{L}*|аннулирован\\p{L}*`;

export const FOREIGN_INVALID = `${apart(
  'ungültige?[rsn]?|nicht gültig|invalides?|(?:non|n est pas) valide|incorrecte?|no (?:es )?v[aá]lid[oa]|n[aã]o [eé] v[aá]lid[oa]|inv[aá]lid[oa]|incorrect[oa]|non (?:[eè] )?valid[oa]|errat[oa]|ongeldige?',
)}|无效|無效|不合法|不正确|無効(?!化)|不正|正しくありません|недействител\\p{L}+|неверн\\p{L}+|некорректн\\p{L}+`;

export const FOREIGN_MISSING = `${apart(
  'fehl(?:t|en)|nicht (?:angegeben|übermittelt|vorhanden|gefunden|gesendet|mitgeschickt)|manquant\\p{L}*|non fourni\\p{L}*|ausentes?|faltan?|faltantes?|no (?:se |fueron |ha sido )?(?:proveyeron|proporcion\\p{L}+|encontr\\p{L}+|envi\\p{L}+)|n[aã]o (?:foram |foi )?(?:fornecid|informad|enviad|encontrad)\\p{L}+|mancant[ei]|assent[ei]|non (?:sono |[eè] )?(?:stat[aoei] )?(?:fornit|inviat|trovat)\\p{L}+|ontbre(?:ekt|ken)|niet (?:opgegeven|meegegeven|gevonden)',
)}|未提供|缺少|(?:含まれて|指定されて|送信されて)いません|がありません|見つかりません|не (?:был[аио]? )?(?:предоставлен|указан|передан|найден)\\p{L}*|отсутству\\p{L}+`;
