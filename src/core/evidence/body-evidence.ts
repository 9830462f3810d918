import { describeToken } from '../tokens/index.ts';
import type { BodyEvidence, BodyToken } from './evidence.ts';
import type { Fingerprinter } from './fingerprint.ts';
import type { Masker } from './mask.ts';

/** Only the beginning of a body is read: error answers are short, and work stays bounded. */
const READ_LIMIT = 100_000;
const WORDS_LIMIT = 60;
const DEPTH_LIMIT = 6;

/** Members whose texts are a server's words to its reader. Everything else stays unread. */
const WORD_MEMBERS = new Set(
  `error errordescription erroruri errorcode errorcodes errors errortype errorname message messages msg detail details
  description title reason status statuscode code type subcode errorsubcode hint cause fault faultstring faultinfo
  summary errorsummary result success authenticated user scope claims needed provided suberror err errcode errmsg
  errdescription errormsg errormessage errorreason errordetail errordetails errortext messagecode faultcode exception
  type statusmessage statustext developermessage usermessage displaymessage localizedmessage responsemessage
  returnmessage resultmessage retmsg resultmsg nonfielderrors tokenclass explanation info moreinfo moreinformation note
  notice warning problem text active softlogout authenticationerrordetail
  fehler fehlermeldung fehlertext meldung nachricht beschreibung hinweis mensaje descripcion motivo erreur libelle
  raison mensagem erro descricao messaggio errore descrizione fout foutmelding melding bericht feil fel
  felmeddelande fejl virhe blad komunikat hata`.split(/\s+/),
);
/** Members that hold one text for each field: `{"errors": {"email": ["These credentials …"]}}`. */
const MAPS_OF_WORDS = new Set(['error', 'errors', 'messages', 'fieldmessages']);
const TOKEN_MEMBERS = new Set(
  `access_token refresh_token id_token token accesstoken refreshtoken idtoken jwt auth_token authtoken session_token
  sessiontoken csrf_token csrftoken`.split(/\s+/),
);
const LIFETIME_MEMBERS = new Set(['expires_in', 'expiresin', 'expires_at', 'expiresat', 'refresh_expires_in']);

/** Reads the parts of a response body that an allow-list names; texts are masked, tokens become fingerprints. */
export function bodyEvidence(
  raw: string,
  contentType: string | undefined,
  fingerprint: Fingerprinter,
  mask: Masker,
): BodyEvidence {
  const text = raw.slice(0, READ_LIMIT);
  const empty = { length: raw.length, words: [], tokens: [], keyIds: [], hasLoginForm: false } as const;
  if (raw === '') return { ...empty, kind: 'empty' };
  const json = parseJson(text);
  if (json !== undefined) return { ...empty, kind: 'json', ...readJson(json, fingerprint, mask) };
  if (/html/i.test(contentType ?? '') || /^\s*<(!doctype html|html)\b/i.test(text)) {
    return {
      ...empty,
      kind: 'html',
      words: htmlWords(text, mask),
      formPaths: formPaths(text, mask),
      hasLoginForm: /<input\b[^>]*\btype\s*=\s*["']?password/i.test(text),
    };
  }
  if (/xml/i.test(contentType ?? '') || /^\s*<\?xml/.test(text))
    return { ...empty, kind: 'xml', words: xmlWords(text, mask) };
  if (/x-www-form-urlencoded/i.test(contentType ?? '')) return { ...empty, kind: 'form', words: formWords(text, mask) };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what marks a binary body
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text.slice(0, 1_000))) return { ...empty, kind: 'binary' };
  return { ...empty, kind: 'text', words: [{ path: '', text: mask.text(text.trim(), 500) }] };
}

function parseJson(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readJson(
  json: unknown,
  fingerprint: Fingerprinter,
  mask: Masker,
): Pick<BodyEvidence, 'words' | 'tokens' | 'keyIds'> {
  const words: { path: string; text: string }[] = [];
  const tokens: BodyToken[] = [];
  const keyIds: string[] = [];
  const visit = (value: unknown, name: string, path: string, depth: number, isWord: boolean): void => {
    if (depth > DEPTH_LIMIT || words.length >= WORDS_LIMIT) return;
    const key = name.toLowerCase();
    if (TOKEN_MEMBERS.has(key) && typeof value === 'string') {
      tokens.push({
        path,
        name: key,
        fingerprint: fingerprint(value),
        length: value.length,
        token: describeToken(value),
        number: null,
      });
    } else if (LIFETIME_MEMBERS.has(key) && Number.isFinite(Number(value))) {
      tokens.push({ path, name: key, fingerprint: '', length: 0, token: null, number: Number(value) });
    } else if (key === 'kid' && typeof value === 'string') {
      keyIds.push(mask.name(value, 200));
    } else if (Array.isArray(value)) {
      value.slice(0, 20).forEach((item, i) => {
        visit(item, name, `${path}[${i}]`, depth + 1, isWord);
      });
    } else if (value !== null && typeof value === 'object') {
      for (const [k, v] of Object.entries(value).slice(0, 60))
        visit(v, k, path ? `${path}.${k}` : k, depth + 1, isTextOf(key, k, v));
    } else if ((isWord || WORD_MEMBERS.has(plain(key))) && value !== undefined) {
      words.push({ path: mask.text(path, 100), text: mask.text(String(value), 500) });
    }
  };
  // A bare JSON string or list of strings as the whole body is a message.
  visit(json, '', '', 0, typeof json === 'string' || Array.isArray(json));
  return { words, tokens, keyIds: keyIds.slice(0, 100) };
}

/** One text for each field, or OData's text beside its language: `{"message": {"lang": "de", "value": "…"}}`. */
function isTextOf(parent: string, name: string, value: unknown): boolean {
  if (name === 'value') return WORD_MEMBERS.has(plain(parent));
  const texts = typeof value === 'string' || (Array.isArray(value) && value.every(v => typeof v === 'string'));
  return texts && MAPS_OF_WORDS.has(plain(parent));
}

/** `error_description`, `error-description` and `errorDescription` are one name. */
const plain = (name: string): string => name.replace(/[-_]/g, '');

/** Title, headings and the beginning of the visible text. The markup is read as text and never rendered. */
function htmlWords(html: string, mask: Masker) {
  const plain = (s: string) =>
    s
      .replace(/<(script|style)\b[\s\S]*?(<\/\1>|$)/gi, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&nbsp;/g, ' ')
      .replace(/&amp;/g, '&')
      .replace(/&#39;|&apos;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/\s+/g, ' ')
      .trim();
  const title = /<title[^>]*>([^<]{0,500})/i.exec(html)?.[1];
  const headings = [...html.matchAll(/<h[12][^>]*>([^<]{0,300})/gi)].slice(0, 5).map(m => m[1] ?? '');
  const body = plain(html.replace(/^[\s\S]{0,20000}?<body[^>]*>/i, ''));
  return [
    ...(title === undefined ? [] : [{ path: 'title', text: mask.text(plain(title), 300) }]),
    ...headings.map(h => ({ path: 'heading', text: mask.text(plain(h), 300) })),
    ...(body === '' ? [] : [{ path: 'text', text: mask.text(body, 500) }]),
  ];
}

/** Paths alone: a query may hold a one-time value. */
const formPaths = (html: string, mask: Masker): string[] =>
  [...html.matchAll(/<form\b[^>]{0,300}?\baction\s*=\s*["']?(?:https?:\/\/[^/"'\s>]*)?(\/[^"'\s>?#]{1,200})/gi)]
    .slice(0, 3)
    .map(m => mask.path(m[1] ?? ''));

function xmlWords(xml: string, mask: Masker) {
  return [...xml.matchAll(/<([A-Za-z][\w:.-]{0,60})[^>]{0,300}>([^<]{1,500})<\//g)]
    .filter(m => WORD_MEMBERS.has(plain((m[1] ?? '').split(':').at(-1)?.toLowerCase() ?? '')))
    .slice(0, WORDS_LIMIT)
    .map(m => ({ path: m[1] ?? '', text: mask.text((m[2] ?? '').trim(), 500) }));
}

function formWords(form: string, mask: Masker) {
  return [...new URLSearchParams(form)]
    .filter(([name]) => WORD_MEMBERS.has(plain(name.toLowerCase())))
    .slice(0, WORDS_LIMIT)
    .map(([name, value]) => ({ path: name, text: mask.text(value, 500) }));
}
