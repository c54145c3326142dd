import type { Context } from 'hono';
import { LANGUAGES, type Language } from '../../core/language/language.ts';
import { WEB_WORDS, type WebWords } from '../../core/language/web.ts';
import type { HttpEnv } from '../../http/env.ts';
import type { WebDeps } from './deps.ts';
import type { Frame } from './layout.tsx';

/** The language of the page: what the address asks for, else the default. Says nothing about the language of the talk. */
export function languageOf(c: Context<HttpEnv>, deps: Pick<WebDeps, 'defaultLanguage'>): Language {
  const asked = c.req.query('lang');
  return LANGUAGES.find((language) => language === asked) ?? deps.defaultLanguage;
}

/** The words for this request. */
export const wordsFor = (c: Context<HttpEnv>, deps: Pick<WebDeps, 'defaultLanguage'>): WebWords =>
  WEB_WORDS[languageOf(c, deps)];

/** The frame of a page; `path` is where its link to the other language leads. */
export function frameFor(c: Context<HttpEnv>, deps: WebDeps, path: string): Frame {
  const language = languageOf(c, deps);
  return {
    language,
    defaultLanguage: deps.defaultLanguage,
    words: WEB_WORDS[language],
    name: deps.policy.name[language],
    path,
  };
}

/** Whether citizens reach us by https; then the cookie is for https alone. */
export const isHttps = (deps: Pick<WebDeps, 'publicUrl'>): boolean => deps.publicUrl?.startsWith('https:') ?? false;

/** Whether our own script asks (it says so) and not a form. */
export const wantsJson = (c: Context<HttpEnv>): boolean =>
  c.req.header('accept')?.includes('application/json') ?? false;
