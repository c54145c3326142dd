import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { LANGUAGES, type Language } from '../../core/language/language.ts';
import { WEB_WORDS, type WebWords } from '../../core/language/web.ts';
import type { HttpEnv } from '../../http/env.ts';
import { sourceOf } from '../../http/source.ts';
import type { WebDeps } from './deps.ts';
import type { Frame } from './layout.tsx';

/** Keeps the language of the page; as long as the chat's own cookie. */
const COOKIE = 'bahasa';
const MAX_AGE_S = 400 * 24 * 60 * 60;

const known = (word: string | undefined): Language | undefined => LANGUAGES.find((language) => language === word);

/** The language of the page: what the address asks for, else what this browser asked for last, else the default. */
export const languageOf = (c: Context<HttpEnv>, deps: Pick<WebDeps, 'defaultLanguage'>): Language =>
  known(c.req.query('lang')) ?? known(getCookie(c, COOKIE)) ?? deps.defaultLanguage;

/** Remembers the language that the address asks for, when it is another one than before. */
export function keepLanguage(c: Context<HttpEnv>, https: boolean): void {
  const asked = known(c.req.query('lang'));
  if (asked && asked !== getCookie(c, COOKIE))
    setCookie(c, COOKIE, asked, { path: '/', httpOnly: true, sameSite: 'Lax', secure: https, maxAge: MAX_AGE_S });
}

/** The words for this request. */
export const wordsFor = (c: Context<HttpEnv>, deps: Pick<WebDeps, 'defaultLanguage'>): WebWords =>
  WEB_WORDS[languageOf(c, deps)];

/** The frame of a page; `path` is where its link to the other language leads. */
export function frameFor(c: Context<HttpEnv>, deps: WebDeps, path: string): Frame {
  const language = languageOf(c, deps);
  const name = deps.policy.name[language];
  return {
    language,
    defaultLanguage: deps.defaultLanguage,
    words: WEB_WORDS[language],
    // The policy's name stands within sentences ("the Province of …"); at the head of a page it begins one.
    name: name.charAt(0).toUpperCase() + name.slice(1),
    path,
  };
}

/** Whether citizens reach us by https; then the cookie is for https alone. */
export const isHttps = (deps: Pick<WebDeps, 'publicUrl'>): boolean => deps.publicUrl?.startsWith('https:') ?? false;

/** Where a request came from, for limits only: see `sourceOf`. */
export const sourceFor = (c: Context<HttpEnv>, deps: Pick<WebDeps, 'publicUrl'>): string =>
  sourceOf(c.env?.incoming, deps.publicUrl !== undefined);

/** Whether our own script asks (it says so) and not a form. */
export const wantsJson = (c: Context<HttpEnv>): boolean =>
  c.req.header('accept')?.includes('application/json') ?? false;
