import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ChatId } from '../../core/message.ts';
import type { HttpEnv } from '../../http/env.ts';
import { screenOf } from './bubbles.ts';
import { ChatPage } from './chat-page.tsx';
import { frameFor, isHttps, keepLanguage, wantsJson } from './context.ts';
import type { WebDeps } from './deps.ts';
import { inLanguage } from './layout.tsx';
import { chatOf, openChat } from './session.ts';

/** Bubbles on a freshly opened page; older ones are still kept, and the complaint holds what matters of them. */
const BUBBLES_MAX = 200;

/** When whoever is told to wait may come again. */
const RETRY_AFTER_MS = 5_000;

/** What a page can say besides the talk. */
export interface Remark {
  readonly status?: ContentfulStatusCode;
  readonly notice?: string;
  /** Words to put back into the box. */
  readonly draft?: string;
}

/** Renders the chat as it stands. */
export async function chatPage(c: Context<HttpEnv>, deps: WebDeps, remark: Remark = {}): Promise<Response> {
  const chat = openChat(c, isHttps(deps));
  keepLanguage(c, isHttps(deps));
  const items = await deps.transcript(chat, { limit: BUBBLES_MAX });
  const page = (
    <ChatPage
      frame={frameFor(c, deps, '/')}
      zone={deps.policy.zone}
      screen={screenOf(items)}
      formId={randomBytes(12).toString('base64url')}
      {...(remark.notice !== undefined && { notice: remark.notice })}
      {...(remark.draft !== undefined && { draft: remark.draft })}
    />
  );
  c.header('cache-control', 'no-store');
  return c.html(`<!doctype html>${await page.toString()}`, remark.status ?? 200);
}

/** Tells that a message was not taken: JSON for our script, the page with the words still in the box for a form. */
export async function refuse(
  c: Context<HttpEnv>,
  deps: WebDeps,
  refusal: {
    readonly status: 400 | 408 | 413 | 415 | 422 | 429 | 503;
    readonly say: string;
    readonly draft?: string;
    readonly bodyUnread?: boolean;
    /** When another try is worth it; five seconds when absent. */
    readonly retryAfterMs?: number;
  },
): Promise<Response> {
  if (refusal.bodyUnread) c.header('connection', 'close');
  if (refusal.status === 429 || refusal.status === 503)
    c.header('retry-after', String(Math.ceil((refusal.retryAfterMs ?? RETRY_AFTER_MS) / 1000)));
  if (wantsJson(c)) return c.json({ ok: false, say: refusal.say }, refusal.status);
  return chatPage(c, deps, {
    status: refusal.status,
    notice: refusal.say,
    ...(refusal.draft !== undefined && { draft: refusal.draft }),
  });
}

/** Tells that a message was stored: JSON for our script, back to the page for a form. */
export function accepted(c: Context<HttpEnv>, deps: WebDeps, more: Record<string, unknown> = {}): Response {
  if (wantsJson(c)) return c.json({ ok: true, ...more }, 202);
  return backToChat(c, deps);
}

/** Back to the newest message, as a page without JavaScript goes. `kuki` lets the page see whether the cookie was taken. */
function backToChat(c: Context<HttpEnv>, deps: WebDeps): Response {
  const path = inLanguage(frameFor(c, deps, '/'), chatOf(c, isHttps(deps)) ? '/' : '/?kuki=1');
  return c.redirect(`${path}#akhir`, 303);
}

/** The chat of this request and whether the browser had it before. */
export function chatFor(c: Context<HttpEnv>, deps: WebDeps): { readonly chat: ChatId; readonly fresh: boolean } {
  const known = chatOf(c, isHttps(deps));
  return known ? { chat: known, fresh: false } : { chat: openChat(c, isHttps(deps)), fresh: true };
}
