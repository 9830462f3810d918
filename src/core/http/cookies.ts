export { parseCookieHeader, type SentCookiePair } from './cookie-header.ts';
export { type JarEntry, type RequestContext, type SendRule, type SendVerdict, sendVerdict } from './cookie-sending.ts';
export {
  isStorageRule,
  type StorageContext,
  type StorageRule,
  type StorageVerdict,
  shadowsSecure,
  storageRule,
  storageVerdict,
} from './cookie-storage.ts';
export { parseSetCookie, type SetCookie } from './set-cookie.ts';
