import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html, raw } from 'hono/html';
import { renderSVG } from 'uqr';
import type { Clock } from '../../../core/clock.ts';
import type { Language } from '../../../core/language/language.ts';
import { WHATSAPP_TEXTS } from '../../../core/language/whatsapp.ts';
import type { HttpEnv } from '../../../http/env.ts';
import type { Standing } from './session.ts';

/** Where the page is; a link adds its token. */
const OPERATOR_PATH = '/operator/whatsapp';
/** A link that nobody opened, and a page that was opened, are good for so long. */
const GOOD_MS = 30 * 60_000;
/** A code changes every 20 s or so. */
const RELOAD_SECONDS = 5;
const COOKIE = 'aduan_operator';
const NO_STORE = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };

/** Opens the operator's page to whoever has a link, once. */
export class OperatorLinks {
  readonly #clock: Clock;
  /** Hashes of the open links and of the pages they opened, with the end of their time, epoch ms. */
  readonly #links = new Map<string, number>();
  readonly #pages = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A new link's path; earlier ones stay good. */
  issue(): string {
    return `${OPERATOR_PATH}/${this.#add(this.#links)}`;
  }

  /** Uses a link up. @returns the secret of the page it opens; undefined for a link that is none, or was used, or is too old */
  open(token: string): string | undefined {
    if (!this.#isGood(this.#links, token)) return undefined;
    this.#links.delete(hash(token));
    return this.#add(this.#pages);
  }

  /** Whether a page's secret is good. */
  admits(secret: string | undefined): boolean {
    return secret !== undefined && this.#isGood(this.#pages, secret);
  }

  #add(to: Map<string, number>): string {
    const secret = randomBytes(24).toString('base64url');
    to.set(hash(secret), this.#clock.now().getTime() + GOOD_MS);
    return secret;
  }

  #isGood(among: Map<string, number>, secret: string): boolean {
    const now = this.#clock.now().getTime();
    for (const [each, until] of among) if (until <= now) among.delete(each);
    const wanted = Buffer.from(hash(secret));
    return [...among.keys()].some((each) => timingSafeEqual(Buffer.from(each), wanted));
  }
}

const hash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** `GET /operator/whatsapp/TOKEN` opens the page once; `GET /operator/whatsapp` is the page, with the code while one is needed. Nothing on it is loaded from elsewhere. */
export function operatorPage(links: OperatorLinks, standing: () => Standing, language: Language): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.get(`${OPERATOR_PATH}/:token`, (c) => {
    const secret = links.open(c.req.param('token'));
    if (secret === undefined) return c.html(gone(language), 401, NO_STORE);
    setCookie(c, COOKIE, secret, { path: OPERATOR_PATH, httpOnly: true, sameSite: 'Strict', maxAge: GOOD_MS / 1000 });
    return c.body(null, 303, { ...NO_STORE, location: OPERATOR_PATH });
  });
  app.get(OPERATOR_PATH, (c) => {
    if (!links.admits(getCookie(c, COOKIE))) return c.html(gone(language), 401, NO_STORE);
    return c.html(page(standing(), language), 200, NO_STORE);
  });
  return app;
}

const frame = (language: Language, reloads: boolean, body: unknown) => {
  const say = WHATSAPP_TEXTS[language];
  return html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">${reloads ? html`<meta http-equiv="refresh" content="${RELOAD_SECONDS}">` : ''}<title>${say.pageTitle()}</title></head><body><main><h1>${say.pageTitle()}</h1>${body}</main></body></html>`;
};

const gone = (language: Language) => frame(language, false, html`<p>${WHATSAPP_TEXTS[language].pageGone()}</p>`);

function page(standing: Standing, language: Language) {
  const say = WHATSAPP_TEXTS[language];
  if (standing.is === 'ready') return frame(language, true, html`<p role="status">${say.pageReady()}</p>`);
  if (standing.is !== 'pairing') return frame(language, true, html`<p role="status">${say.pageWaiting()}</p>`);
  // Made by the library out of black and white squares alone.
  const code = raw(renderSVG(standing.qr, { pixelSize: 6, border: 4 }));
  return frame(
    language,
    true,
    html`<p>${say.pageHow()}</p><figure role="img" aria-label="${say.pageAlt()}">${code}</figure><p>${say.pageRisk()}</p>`,
  );
}
