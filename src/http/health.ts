import { Hono } from 'hono';
import type { HttpEnv } from './env.ts';

/** How one part of the application is. `why` and `note` are for operators: no personal data, no secret. */
export type PartHealth = { readonly ok: true; readonly note?: string } | { readonly ok: false; readonly why: string };

/** A part that must answer for the application to be ready: the database, the work runner, a channel. */
export interface Part {
  readonly name: string;
  health(): Promise<PartHealth>;
}

/** A part that does not answer within this time counts as not answering. */
const PART_MS_MAX = 3_000;
/** Probes within this time share one answer: whoever asks often must not make us ask Telegram as often. */
const SHARED_MS = 1_000;

/** How every part is, by name. */
export type AskParts = () => Promise<Readonly<Record<string, PartHealth>>>;

/**
 * Asks every part; whoever asks within a second of another shares its answer.
 * @param parts asked anew at each probe, so a part that is switched on later is seen
 * @param now milliseconds
 */
export function askParts(parts: () => readonly Part[], now: () => number): AskParts {
  let shared: { at: number; answer: ReturnType<AskParts> } | undefined;
  return () => {
    if (!shared || now() - shared.at >= SHARED_MS) shared = { at: now(), answer: askAll(parts()) };
    return shared.answer;
  };
}

/**
 * `GET /healthz` (the process is alive: always 200) and `GET /readyz` (every part answers; otherwise 503), as JSON:
 * `{"ok":false,"parts":{"database":{"ok":true},"telegram":{"ok":false,"why":"…"}}}`.
 */
export function healthRoutes(ask: AskParts): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.get('/healthz', (c) => c.json({ ok: true }, 200, { 'cache-control': 'no-store' }));
  app.get('/readyz', async (c) => {
    const answers = await ask();
    const ok = Object.values(answers).every((part) => part.ok);
    return c.json({ ok, parts: answers }, ok ? 200 : 503, { 'cache-control': 'no-store' });
  });
  return app;
}

async function askAll(parts: readonly Part[]): Promise<Record<string, PartHealth>> {
  return Object.fromEntries(await Promise.all(parts.map(async (part) => [part.name, await askPart(part)] as const)));
}

/** How one part is; never rejects, and waits no longer than a probe does. */
export async function askPart(part: Part): Promise<PartHealth> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<PartHealth>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, why: `no answer within ${PART_MS_MAX / 1_000} s` }), PART_MS_MAX);
  });
  try {
    return await Promise.race([part.health(), late]);
  } catch (error) {
    return { ok: false, why: codeOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** A fault in one word; its message may hold what must not be shown. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'fault';

/** `GET /metrics`: Prometheus text. */
export function metricsRoute(
  render: () => Promise<{ readonly contentType: string; readonly text: string }>,
): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.get('/metrics', async (c) => {
    const { contentType, text } = await render();
    return c.body(text, 200, { 'content-type': contentType, 'cache-control': 'no-store' });
  });
  return app;
}
