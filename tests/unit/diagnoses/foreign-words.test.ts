import { describe, expect, it } from 'vitest';
import { hints, type Meaning, says } from '../../../src/core/diagnoses/words.ts';
import { said } from './said.ts';

/** One plain sentence or two of each language that is read: de, fr, es, pt, it, nl, zh, ja, ru. */
const WORDINGS: Readonly<Partial<Record<Meaning, string>>> = {
  expired: `
    Der Token ist abgelaufen. / Das Zugriffstoken ist nicht mehr gültig. / Le jeton a expiré.
    Le jeton d'accès n'est plus valide. / El token ha caducado. / El token ha expirado
    O token expirou. / Token expirado / Il token è scaduto. / Het token is verlopen. / 令牌已过期
    token已失效，请重新登录 / トークンの有効期限が切れています。 / アクセストークンの期限が切れました / トークンは失効しています / Срок действия токена истёк
    Токен просрочен / Token nicht gesperrt, aber abgelaufen / Token wygasł / 토큰이 만료되었습니다`,
  audience: `
    Die Audience des Tokens ist ungültig / L'audience du jeton est incorrecte / 受众无效`,
  issuer: `
    Der Aussteller ist ungültig / Émetteur non valide / 発行者が不正です`,
  revoked: `
    Der Token wurde widerrufen. / Das Zugriffstoken wurde gesperrt. / Token wurde zurückgezogen
    Le jeton a été révoqué. / Jeton révoqué / El token ha sido revocado. / Token revocado
    O token foi revogado. / Il token è stato revocato. / Het token is ingetrokken. / 令牌已被吊销
    token已被撤销 / トークンは取り消されました。 / トークンが無効化されました / Токен отозван / токен был аннулирован`,
  'session-over': `
    Ihre Sitzung ist abgelaufen. / Sitzung beendet / Die Session ist abgelaufen
    Votre session a expiré. / La session est terminée / Su sesión ha caducado. / La sesión ha expirado
    Sua sessão expirou. / Sessão encerrada / La sessione è scaduta. / Uw sessie is verlopen. / 会话已过期
    登录已过期，请重新登录 / 登录超时 / セッションの有効期限が切れました。 / セッションがタイムアウトしました / Сессия истекла / Время сеанса истекло
    Сеанс завершён`,
  'missing-credentials': `
    Authentifizierungsdaten wurden nicht angegeben. / Anmeldedaten fehlen. / Token fehlt
    Kein Token übermittelt / Es wurde kein Token angegeben / Authorization-Header fehlt
    Informations d'authentification non fournies. / Le jeton est manquant / Aucun jeton fourni
    Las credenciales de autenticación no se proveyeron. / No se proporcionó el token / Falta el token
    As credenciais de autenticação não foram fornecidas. / Token não informado
    Le credenziali di autenticazione non sono state fornite. / Token mancante
    Authenticatiegegevens zijn niet opgegeven. / Token ontbreekt / 身份认证信息未提供。 / 缺少token / 未提供令牌
    認証情報が含まれていません。 / アクセストークンが指定されていません。 / トークンがありません / Учетные данные не были предоставлены.
    Токен не указан / Отсутствует токен`,
  'not-signed-in': `
    Nicht angemeldet / Sie sind nicht eingeloggt / Bitte melden Sie sich an / Vous n'êtes pas connecté
    Vous devez vous connecter / Authentification requise / No ha iniciado sesión / Debe iniciar sesión
    Você não está autenticado / Faça login para continuar / Non sei autenticato
    Accesso richiesto. Effettua il login / U bent niet ingelogd / 用户未登录 / 请先登录 / ログインしていません
    ログインしてください / 認証が必要です / Вы не авторизованы / Необходимо войти в систему / Требуется авторизация`,
  'invalid-token': `
    Token ungültig. / Ungültiges Zugriffstoken / Das Token ist nicht gültig / Jeton invalide
    Le jeton n'est pas valide / Token inválido / El token no es válido / O token é inválido
    Token não é válido / Token non valido / Il token non è valido / Ongeldig token
    Het token is ongeldig / 无效的令牌 / token无效 / 令牌不合法 / トークンが無効です / 無効なトークンです / トークンが不正です
    Недействительный токен / Неверный токен / Токен недействителен`,
  signature: `
    Die Signatur des Tokens ist ungültig. / La signature du jeton est invalide / Signature non valide
    La firma del token no es válida / Firma inválida / A assinatura do token é inválida
    La firma del token non è valida / De handtekening van het token is ongeldig / 签名错误 / 令牌签名无效
    署名が無効です / トークンの署名が正しくありません / Неверная подпись токена`,
  'wrong-password': `
    Benutzername oder Passwort ist falsch. / Falsches Passwort / Die Anmeldedaten sind ungültig
    Das Kennwort stimmt nicht / Identifiant ou mot de passe incorrect. / Mot de passe erroné
    Usuario o contraseña incorrectos / Contraseña no válida / Usuário ou senha inválidos
    Senha incorreta / Nome utente o password errati / Password non corretta
    Gebruikersnaam of wachtwoord onjuist / Onjuist wachtwoord / 用户名或密码错误 / 密码不正确 / ユーザー名またはパスワードが違います。
    パスワードが正しくありません / Неверный логин или пароль / Неправильный пароль`,
  'account-disabled': `
    Ihr Konto wurde gesperrt. / Das Benutzerkonto ist deaktiviert / Votre compte a été désactivé.
    Compte suspendu / Su cuenta ha sido bloqueada / Cuenta deshabilitada / Sua conta foi bloqueada
    Conta desativada / Il tuo account è stato disattivato / Account bloccato
    Uw account is geblokkeerd / 账号已被禁用 / 用户已被冻结 / アカウントがロックされています / アカウントは無効です
    Ваш аккаунт заблокирован / Учётная запись отключена / Учетная запись заблокирована`,
  permission: `
    Keine Berechtigung / Sie haben keine Berechtigung für diese Aktion.
    Zugriff verweigert: fehlende Rechte / Vous n'avez pas les droits nécessaires / Droits insuffisants
    No tiene permiso para realizar esta acción / Permisos insuficientes
    Você não tem permissão para executar essa ação. / Permissão negada
    Non hai i permessi per eseguire questa azione / Permessi insufficienti / U hebt geen toestemming
    Onvoldoende rechten / 您没有权限执行此操作 / 权限不足 / この操作を行う権限がありません。 / 権限が不足しています / アクセス権がありません
    У вас недостаточно прав / Нет прав доступа`,
  'invalid-api-key': `
    API-Schlüssel ungültig / Ungültiger API-Schlüssel / Der API-Key ist nicht gültig
    Clé API invalide / Clé d'API non valide / Clave de API no válida / Clave API incorrecta
    Chave de API inválida / Chiave API non valida / Ongeldige API-sleutel / API密钥无效 / 无效的API密钥
    APIキーが無効です / 無効なAPIキーです / Неверный API-ключ`,
  'missing-api-key': `
    API-Schlüssel fehlt / Kein API-Schlüssel angegeben / Clé API manquante / Aucune clé API fournie
    Falta la clave de API / Chave de API ausente / Chiave API mancante / API-sleutel ontbreekt
    缺少API密钥 / APIキーが指定されていません / API-ключ не указан`,
  'rate-limit': `
    Zu viele Anfragen / Zu viele Anmeldeversuche. Bitte später erneut versuchen / Trop de tentatives
    Trop de requêtes / Demasiados intentos / Muitas tentativas / Muitas solicitações
    Troppi tentativi / Te veel pogingen / 请求过于频繁 / 尝试次数过多 / リクエストが多すぎます / 試行回数が上限に達しました
    Слишком много запросов / Слишком много попыток`,
  'csrf-token': `
    CSRF-Token ungültig / Jeton CSRF invalide / Token CSRF no válido / Token CSRF inválido
    Token CSRF non valido / CSRF-token ongeldig / CSRF令牌无效 / CSRFトークンが無効です / Неверный CSRF-токен
    Sicherheitstoken ungültig`,
  'password-expired': `
    Ihr Passwort ist abgelaufen. / Das Kennwort muss geändert werden / Votre mot de passe a expiré
    Su contraseña ha caducado / Sua senha expirou / La password è scaduta / Uw wachtwoord is verlopen
    密码已过期 / パスワードの有効期限が切れています / Срок действия пароля истёк`,
  licence: `
    Ihr Abonnement ist abgelaufen / Lizenz abgelaufen / Votre abonnement a expiré
    Su suscripción ha caducado / Sua assinatura expirou / Il tuo abbonamento è scaduto
    Uw abonnement is verlopen / 订阅已过期 / ライセンスの有効期限が切れています / Срок действия лицензии истёк`,
};

/** The same words about something else, or denied. */
const NOT_MEANT: readonly (readonly [string, Meaning])[] = [
  ['Ihr Passwort ist abgelaufen.', 'expired'],
  ['Votre mot de passe a expiré', 'expired'],
  ['密码已过期', 'expired'],
  ['Срок действия пароля истёк', 'expired'],
  ['Ihr Abonnement ist abgelaufen', 'expired'],
  ['Su suscripción ha caducado', 'expired'],
  ['订阅已过期', 'expired'],
  ['Das Zertifikat ist abgelaufen', 'expired'],
  ['証明書の有効期限が切れています', 'expired'],
  ['Der Bestätigungscode ist abgelaufen', 'expired'],
  ['Le lien a expiré', 'expired'],
  ['API-Schlüssel abgelaufen', 'expired'],
  ['会话已过期', 'expired'],
  ['Время сеанса истекло', 'expired'],
  ['Die Session ist abgelaufen', 'expired'],
  ['Der Refresh-Token ist abgelaufen', 'expired'],
  ['Der Token ist noch nicht abgelaufen', 'expired'],
  ['El token no ha caducado', 'expired'],
  ['Le jeton n’a pas expiré, son audience est incorrecte', 'expired'],
  ['トークンの有効期限は切れていません', 'expired'],
  ['Der Warenkorb ist abgelaufen', 'expired'],
  ['La factura está vencida', 'expired'],
  ['优惠已过期', 'expired'],
  ['Акция истекла', 'expired'],
  ['abgelaufen', 'expired'],
  ['Token nie wygasł', 'expired'],
  ['токен не отозван', 'revoked'],
  ['Token wurde nicht gesperrt', 'revoked'],
  ['Der Token wurde nicht widerrufen', 'revoked'],
  ['Le jeton n’est pas révoqué', 'revoked'],
  ['El token no ha sido revocado', 'revoked'],
  ['令牌未吊销', 'revoked'],
  ['Token fehlt nicht', 'missing-credentials'],
  ['Es fehlt die Berechtigung, Token zu erstellen', 'missing-credentials'],
  ['Falta la firma del token', 'missing-credentials'],
  ['トークンは有効です。権限がありません。', 'missing-credentials'],
  ['令牌有效，缺少权限', 'missing-credentials'],
  ['CSRF-Token ungültig', 'invalid-token'],
  ['トークンの署名が正しくありません', 'invalid-token'],
  ['Ungültiger API-Schlüssel', 'invalid-token'],
  ['トークンが無効化されました', 'invalid-token'],
  ['Refresh-Token fehlt', 'missing-credentials'],
  ['CSRF-Token fehlt', 'missing-credentials'],
  ['この操作を行う権限がありません。', 'missing-credentials'],
  ['Das Dokument ist von einem anderen Benutzer gesperrt.', 'account-disabled'],
  ['Dieser Benutzer hat Sie gesperrt.', 'account-disabled'],
  ['Cet utilisateur vous a bloqué', 'account-disabled'],
  ['El usuario te ha bloqueado', 'account-disabled'],
  ['文件已被其他用户锁定', 'account-disabled'],
  ['Учётная запись создана', 'account-disabled'],
  ['Das Benutzerkonto wird nach drei Versuchen gesperrt', 'account-disabled'],
];

describe.each(Object.entries(WORDINGS) as [Meaning, string][])('other languages for %s', (meaning, wordings) => {
  it.each(wordings.trim().split(/ \/ |\n\s*/))('“%s”', wording => {
    expect(says(said(wording), meaning)).not.toBeNull();
  });
});

describe('other languages that mean something else', () => {
  it.each(NOT_MEANT)('“%s” does not mean %s', (wording, meaning) => {
    expect(says(said(wording), meaning)).toBeNull();
  });
});

describe('a state alone', () => {
  it.each(['abgelaufen', 'expirado', '已过期'])('“%s” is no more than a hint', wording => {
    expect(hints(said(wording), 'expired')?.sure).toBe(false);
  });

  it.each(['Der Warenkorb ist abgelaufen', 'Tu tarjeta está caducada'])('“%s” is not even that', wording => {
    expect(hints(said(wording), 'expired')).toBeNull();
  });
});
