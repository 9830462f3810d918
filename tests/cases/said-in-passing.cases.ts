import { exchange, opaque, testCase } from './build.ts';

/** Texts that name a state in passing: as an advice, a denial, or of another thing; and near ones that state it. */
type Confidence = 'certain' | 'likely' | 'possible';
const SENT = {
  bearer: { authorization: `Bearer ${opaque('passing')}` },
  cookie: { cookie: `sessionid=${opaque('passing', 32)}` },
  key: { headers: { 'X-Api-Key': opaque('passing', 32) } },
} as const;

let count = 0;
const answered = (
  sent: keyof typeof SENT,
  status: number,
  message: string,
  primary: string | null,
  minConfidence?: Confidence,
  mustNotSay: readonly string[] = [],
) => {
  const site = 'https://shop.fernway.example';
  count += 1;
  return testCase(`passing-${count}`, {
    name: `a ${sent} was answered ${status} and “${message}”`,
    exchanges: [exchange({ url: `${site}/api/baskets`, from: site, status, json: { message }, ...SENT[sent] })],
    expect: { primary, ...(minConfidence && { minConfidence }), mustNotSay },
  });
};
const silent = (message: string, ...mustNotSay: string[]) =>
  answered('bearer', 401, message, null, undefined, mustNotSay);

export default [
  // An advice after the statement.
  answered(
    'cookie',
    401,
    'Your session has expired, please log in again if you wish to continue',
    'session-expired',
    'certain',
  ),
  answered('key', 401, 'Invalid API key, check if it is copied completely', 'api-key-invalid', 'certain'),
  answered('bearer', 401, 'jwt expired, if you need help visit https://docs', 'token-expired', 'certain'),
  answered('bearer', 401, 'Token has expired (if using CLI run login)', 'token-expired', 'certain'),
  answered('bearer', 401, 'Your token may have expired', 'token-rejected', 'certain', ['token-expired']),
  // A condition or a guess beside another reason.
  answered('bearer', 403, 'Access denied. If your token has expired, request a new one', null, undefined, [
    'token-rejected',
    'token-expired',
  ]),
  answered('bearer', 403, 'Forbidden. Check whether your token is valid or expired', null, undefined, [
    'token-rejected',
    'token-expired',
  ]),
  answered('key', 403, 'Quota exceeded. Maybe the token is revoked?', null, undefined, [
    'api-key-invalid',
    'token-revoked',
  ]),
  answered('key', 403, 'Invalid API key. Maybe it was copied in part?', 'api-key-invalid', 'certain'),
  // Sentences and phrases of other languages.
  answered('bearer', 403, 'トークンは有効です。権限がありません。', 'permission-denied', 'certain', [
    'server-strips-authorization',
  ]),
  answered('bearer', 401, 'トークンの有効期限が切れました。再度ログインしてください。', 'token-expired', 'certain'),
  answered('bearer', 403, '令牌有效，没有权限', 'permission-denied', 'certain', ['server-strips-authorization']),
  // Denials.
  silent('токен не отозван', 'token-revoked'),
  silent('Token wurde nicht gesperrt', 'token-revoked'),
  silent('Token wurde nicht widerrufen', 'token-revoked'),
  silent('Jeton pas révoqué', 'token-revoked'),
  silent('El token no ha sido revocado', 'token-revoked'),
  silent('令牌未吊销', 'token-revoked'),
  silent('Token fehlt nicht', 'server-strips-authorization'),
  silent('Es fehlt die Berechtigung, Token zu erstellen', 'server-strips-authorization'),
  silent('Falta la firma del token', 'server-strips-authorization'),
  answered('bearer', 401, 'Токен отозван', 'token-revoked', 'certain'),
  answered('bearer', 401, 'Token nicht abgelaufen, aber gesperrt', 'token-revoked', 'certain', ['token-expired']),
  // The state of another thing.
  silent('Der Warenkorb ist abgelaufen', 'token-expired'),
  silent('Das Angebot ist abgelaufen', 'token-expired'),
  silent('Dieser Link ist abgelaufen', 'token-expired'),
  silent('La factura está vencida', 'token-expired'),
  silent('Tu tarjeta está caducada', 'token-expired'),
  silent('优惠已过期', 'token-expired'),
  silent('Акция истекла', 'token-expired'),
  answered('bearer', 401, 'El token está caducado', 'token-expired', 'certain'),
  // What belongs to an account is not it.
  silent('User account creation is disabled', 'account-disabled'),
  silent('Customer account export is locked', 'account-disabled'),
  silent('Account recovery is disabled', 'account-disabled'),
  silent('Login button disabled', 'account-disabled'),
  silent('Your account manager was removed', 'account-disabled'),
  answered('bearer', 401, 'Your user account is disabled', 'account-disabled', 'certain'),
  answered('bearer', 401, 'Customer account is locked', 'account-disabled', 'certain'),
];
