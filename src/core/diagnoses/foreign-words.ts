import {
  BARE_EXPIRED,
  both,
  FOREIGN_CREDENTIALS,
  FOREIGN_EXPIRED,
  FOREIGN_INVALID,
  FOREIGN_KEY,
  FOREIGN_LASTS,
  FOREIGN_LICENCE,
  FOREIGN_MISSING,
  FOREIGN_PASSWORD,
  FOREIGN_PRESENT,
  FOREIGN_REVOKED,
  FOREIGN_SESSION,
  FOREIGN_SIGNATURE,
  FOREIGN_STANDS,
  FOREIGN_TOKEN,
  FURTHER_EXPIRED,
  FURTHER_LASTS,
  FURTHER_TOKEN,
} from './foreign-things.ts';
import { type Meaning, type WordPattern, word } from './word-meanings.ts';

const FORGERY = /c ?s ?r ?f|xsrf|\bsicherheits ?token\b|\bjeton de sécurité\b/;
const REFRESH = /refresh|刷新|リフレッシュ|\bactualizaci[oó]n\b|\brafraîchissement\b/;
const NOT_A_TOKEN = new RegExp(`${FORGERY.source}|${REFRESH.source}`);
const NOT_SENT = new RegExp(`${NOT_A_TOKEN.source}|${FOREIGN_PRESENT}`, 'u');

/** The thing and its state, parted by no comma. */
const of = (meaning: Meaning, thing: string, state: string, unless?: RegExp): WordPattern => ({
  ...word(meaning, both(thing, state), unless),
  within: 'phrase',
});

/**
 * The plainest sentences in other languages than English (German, French, Spanish, Portuguese, Italian, Dutch, Chinese,
 * Japanese, Russian). A server whose language is not here is not misread: its words are left out, and say nothing.
 */
export const FOREIGN_WORDS: readonly WordPattern[] = [
  of('expired', FOREIGN_TOKEN, FOREIGN_EXPIRED, new RegExp(`${NOT_A_TOKEN.source}|${FOREIGN_LASTS}`)),
  of(
    'expired',
    `${FOREIGN_TOKEN}|${FURTHER_TOKEN}`,
    FURTHER_EXPIRED,
    new RegExp(`${NOT_A_TOKEN.source}|${FURTHER_LASTS}`),
  ),
  { ...word('expired', BARE_EXPIRED), vague: true },
  of('revoked', FOREIGN_TOKEN, FOREIGN_REVOKED, new RegExp(`${FORGERY.source}|${FOREIGN_STANDS}`)),
  of(
    'session-over',
    FOREIGN_SESSION,
    `${FOREIGN_EXPIRED}|超时|タイムアウト|заверш[её]н\\p{L}*|\\bencerrada\\b`,
    new RegExp(FOREIGN_LASTS),
  ),
  of('invalid-grant', REFRESH.source, `${FOREIGN_EXPIRED}|${FOREIGN_REVOKED}|${FOREIGN_INVALID}`),
  of(
    'missing-credentials',
    `${FOREIGN_TOKEN}|${FOREIGN_CREDENTIALS}`,
    FOREIGN_MISSING,
    new RegExp(`${NOT_SENT.source}|${FOREIGN_SIGNATURE}`, 'u'),
  ),
  of(
    'invalid-token',
    FOREIGN_TOKEN,
    FOREIGN_INVALID,
    new RegExp(`${NOT_A_TOKEN.source}|${FOREIGN_SIGNATURE}|${FOREIGN_KEY}`, 'u'),
  ),
  of('signature', FOREIGN_SIGNATURE, FOREIGN_INVALID),
  of('audience', 'audience|audienz|audiencia|audiência|受众|オーディエンス|аудитори', FOREIGN_INVALID),
  of('issuer', 'issuer|aussteller|émetteur|emisor|emissor|emittente|签发者|発行者|издател', FOREIGN_INVALID),
  of('invalid-api-key', FOREIGN_KEY, FOREIGN_INVALID),
  of('missing-api-key', FOREIGN_KEY, `${FOREIGN_MISSING}|(?<!\\p{L})(?:keine?n?|aucune?) (?=.*api)`),
  of('password-expired', FOREIGN_PASSWORD, FOREIGN_EXPIRED),
  word(
    'password-expired',
    /\b(?:passwort|kennwort)\b.*\bgeändert werden\b|\bmot de passe\b.*\bêtre (?:changé|modifié)/,
  ),
  of('licence', FOREIGN_LICENCE, FOREIGN_EXPIRED),
  word(
    'rate-limit',
    /\b(?:muit[ao]s|tropp[ei]|te veel) (?:tentativ\p{L}+|solicita[cç][oõ]es|requisi[cç][oõ]es|richieste|pogingen|verzoeken)|请求(?:过于频繁|次数过多|太频繁)|(?:尝试|登录)次数过多|(?:リクエスト|アクセス|試行)\S*(?:多すぎ|上限)|слишком (?:много|часто)/u,
  ),
  word(
    'not-signed-in',
    /\bnicht (?:angemeldet|eingeloggt|authentifiziert|autorisiert)\b|\b(?:anmeldung|login|authentifizierung) (?:ist )?(?:erforderlich|notwendig|nötig)\b|\bbitte (?:melden sie sich|anmelden|loggen sie sich|einloggen)\b|\bnon (?:connecté|authentifié|identifié|autenticat[oa])|\b(?:connexion|authentification) (?:est )?requise\b|\b(?:veuillez|vous devez) vous (?:connecter|identifier|authentifier)\b|\bn (?:êtes|es|est) pas (?:connecté|authentifié|identifié)|\bno (?:autenticad[oa]|ha iniciado sesi[oó]n|has iniciado sesi[oó]n|identificad[oa])\b|\b(?:debe|debes) iniciar sesi[oó]n\b|\binicio de sesi[oó]n (?:obligatorio|requerido)\b|\bn[aã]o (?:autenticad[oa]|est[aá] (?:logad[oa]|autenticad[oa]))|\b(?:autentica[cç][aã]o|login) (?:necess[aá]ri[oa]|obrigat[oó]ri[oa])|\bautenticazione (?:richiesta|necessaria)\b|\baccesso non effettuato\b|\bnon sei (?:autenticat|logg?at|conness)[oa]\b|\beffettua(?:re)? (?:il login|l accesso)\b|\bfaça (?:o )?login\b|\bniet (?:ingelogd|aangemeld|geauthenticeerd)\b|未登录|请(?:先)?登录|尚未登录|ログインしてください|(?:ログイン|サインイン|認証)(?:が必要|(?:し|され)ていません)|не авторизован|необходимо (?:войти|авторизоваться)|требуется (?:вход|авторизация|аутентификация)/,
  ),
  word(
    'missing-credentials',
    /\b(?:keine?n?|fehlende[rsn]?|ohne) (?:\p{L}+ )?(?:token|zugangsdaten|anmeldedaten|zugriffstoken|anmeldeinformationen|authorization)\b|\b(?:token|anmeldedaten|zugangsdaten|authorization header) (?:fehlt|fehlen|nicht (?:übermittelt|vorhanden|gefunden|angegeben))|\b(?:jeton|token) (?:manquant|absent|non fourni)|\baucun (?:jeton|token)\b|\b(?:token|credenciales) (?:no (?:proporcionad[oa]s?|encontrad[oa]s?|enviad[oa]s?)|ausente|faltante)|\bno se (?:proporcion[oó]|encontr[oó]|envi[oó])(?: \p{L}+){0,2} (?:token|credencial)|\bfalta(?:n)?(?: \p{L}+)? (?:token|credenciales)\b|\btoken (?:n[aã]o (?:fornecido|informado|encontrado|enviado)|ausente)|\b(?:token|credenziali) (?:mancant[ei]|assent[ei]|non (?:fornit[oe]|trovat[oe]))|\bgeen (?:token|inloggegevens)\b|缺少(?:令牌|凭证|token)|未提供(?:令牌|凭证|token)|токен (?:отсутствует|не (?:найден|указан|передан))/u,
    NOT_SENT,
  ),
  word(
    'invalid-token',
    /\b(?:ungültige[rsn]?|falsche[rsn]?) (?:zugriffs ?)?token\b|\btoken (?:ist )?(?:ungültig|nicht gültig)\b|\b(?:jeton|token) (?:\p{L}+ )?(?:invalide|non valide|incorrect)\b|\btoken (?:inv[aá]lido|no (?:es )?v[aá]lido|incorrecto)|\btoken (?:n[aã]o [eé] v[aá]lido)|\btoken (?:non valido|errato)\b|\bongeldige? token\b|令牌无效|无效的?(?:令牌|token)|token ?无效|無効なトークン|トークンが無効|недействительный токен|неверный токен/u,
    new RegExp(`${FORGERY.source}|${FOREIGN_SIGNATURE}|無効化`, 'u'),
  ),
  word(
    'signature',
    /\bsignatur\b(?: \p{L}+){0,4} (?:ungültig|falsch|stimmt nicht)|\bungültige signatur\b|\bsignature\b(?: \p{L}+){0,4} (?:invalide|incorrecte|non valide)\b|\bfirma\b(?: \p{L}+){0,4} (?:inv[aá]lida|incorrecta|non valida|no (?:es )?v[aá]lida)|\bassinatura\b(?: \p{L}+){0,4} inv[aá]lida|签名(?:无效|错误|不匹配)|署名が(?:無効|不正)|неверная подпись|подпись недействительна/u,
  ),
  word(
    'wrong-password',
    /\b(?:benutzername|passwort|kennwort|anmeldedaten|zugangsdaten)\b(?: \p{L}+){0,4} (?:falsch|ungültig|inkorrekt|nicht korrekt|stimm\p{L}+ nicht)|\b(?:usuario|contraseña|credenciales)\b(?: \p{L}+){0,4} (?:incorrect|inv[aá]lid|err[oó]ne)|\b(?:usuário|senha|credenciais)\b(?: \p{L}+){0,4} (?:incorret|inv[aá]lid)|\b(?:nome utente|password|credenziali)\b(?: \p{L}+){0,4} (?:errat[aeio]|non (?:valid|corrett)\p{L}|sbagliat)|\b(?:gebruikersnaam|wachtwoord)\b(?: \p{L}+){0,4} (?:onjuist|ongeldig|fout)|(?:密码|用户名|账号)\S*(?:错误|不正确)|パスワード\S*(?:違|正しく|誤)|(?:неверн|неправильн)\p{L}+ (?:логин|пароль|имя пользователя)|\bcontraseña no (?:es )?válida\b|\bonjuist (?:wachtwoord|gebruikersnaam)\b/u,
  ),
  word(
    'account-disabled',
    /\b(?:konto|benutzerkonto|account|zugang|benutzer)\b(?: \p{L}+){0,3} (?:gesperrt|deaktiviert|gelöscht)\b|\b(?:compte|utilisateur)\b(?: \p{L}+){0,3} (?:désactivé|bloqué|suspendu|verrouillé|supprimé)|\b(?:cuenta|usuario)\b(?: \p{L}+){0,3} (?:desactivad|bloquead|suspendid|deshabilitad|eliminad)|\b(?:conta|usuário)\b(?: \p{L}+){0,3} (?:desativad|bloquead|suspens)|\b(?:account|utente)\b(?: \p{L}+){0,3} (?:disattivat|disabilitat|bloccat|sospes)|\baccount\b(?: \p{L}+){0,3} (?:geblokkeerd|uitgeschakeld|gedeactiveerd)\b|(?:账号|账户|用户)\S*(?:禁用|冻结|锁定|停用)|アカウント\S*(?:無効|ロック|停止)|(?:уч[её]тная запись|аккаунт|пользователь) (?:заблокирован|отключ[её]н|деактивирован|приостановлен|удал[её]н)\p{L}*/u,
    /\b(?:von|vom|durch|par|por|da|door) (?:\p{L}+ ){0,3}(?:benutzern?|konto|utilisateur|usuario|usuário|utente|account)\b|\bhat (?:sie|dich|ihn|uns)\b|\bvous a\b|\b(?:te|le|lo|la|ti|vi) ha\b(?! sido)|\bheeft (?:u|je|jou)\b|被\S{0,4}用户|\bwird\b|\bwerden\b|\bsera\b|\bserá\b|\bbloqueará|\bverrà\b|\bwordt\b|\bsinon\b/u,
  ),
  word(
    'permission',
    /\b(?:keine|fehlende|nicht genügend|unzureichende) (?:\p{L}+ )?(?:berechtigung|berechtigungen|rechte|zugriffsrechte)\b|\b(?:berechtigung|zugriff) (?:verweigert|fehlt)\b(?! nicht)|\bfehlt (?:\p{L}+ ){0,2}berechtigung\b|\bnicht berechtigt\b|\b(?:droits|permissions|autorisations?) insuffisant\p{L}*|\bvous n avez pas (?:les? )?(?:droits?|permissions?|autorisations?)|\b(?:no tiene|no tienes|sin) (?:\p{L}+ )?(?:permisos?|autorizaci[oó]n)\b|\bpermisos? (?:insuficientes?|denegados?)\b|\bn[aã]o (?:tem|possui) permiss|\bpermiss[aã]o negada|\b(?:permessi insufficienti|permesso negato|non (?:hai|ha) i permessi)\b|\b(?:geen (?:toegang|rechten|toestemming)|onvoldoende rechten)\b|(?:没有|无|缺少)(?:访问)?权限|权限不足|(?:権限|アクセス権)が(?:ありません|不足)|недостаточно прав|нет (?:доступа|прав)/u,
  ),
  word(
    'invalid-api-key',
    /\b(?:api schlüssel|api key)\b(?: \p{L}+){0,3} (?:ungültig|invalide|inv[aá]lida?o?|non valida|ongeldig)|\bungültiger api (?:schlüssel|key)\b|\bcl[eé] (?:d )?api (?:invalide|non valide|incorrecte)|\b(?:clave|llave) (?:de )?api (?:inv[aá]lida|no v[aá]lida)|\bchiave api non valida\b|(?:api ?key|api密钥|密钥)(?:无效|错误)/u,
  ),
  word(
    'csrf-token',
    /\bsicherheits ?token\b(?: \p{L}+){0,3} (?:ungültig|abgelaufen|fehlt)\b|\bjeton (?:de sécurité|csrf)\b/u,
  ),
];
