import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { HttpEnv } from '../../http/env.ts';
import { bubbleOf } from './bubbles.ts';
import type { Signal, WebChannel } from './channel.ts';
import { isHttps, sourceFor } from './context.ts';
import type { WebDeps } from './deps.ts';
import { chatOf } from './session.ts';

/** Well under a minute, when proxies and phone networks begin to cut silent connections. */
const HEARTBEAT_MS = 20_000;
/** What a browser waits before it comes back by itself. */
const RETRY_MS = 2_000;
const BATCH = 100;
const CURSOR = /^[A-Za-z0-9.:_-]{1,64}$/;

/**
 * `GET /aliran`: what is said from now on, as server-sent events. Event `pesan` is a bubble as JSON, its id the transcript's cursor; a browser
 * that was cut off comes back with it (`Last-Event-ID`) and misses nothing. `detak` is a heartbeat, `bekerja` says that the
 * bot is at work, `istirahat` asks this page to close: too many are open.
 *
 * A word from the channel only says "look": the stream reads the store after its cursor. So order, resuming, several pages and
 * several processes need nothing more (each heartbeat looks as well; while the other processes are not heard, a look every two seconds).
 */
export function talkStream(
  c: Context<HttpEnv>,
  channel: WebChannel,
  deps: WebDeps,
  heartbeatMs = HEARTBEAT_MS,
): Response {
  const chat = chatOf(c, isHttps(deps));
  // 204 tells a browser's EventSource not to come back.
  if (!chat) return c.body(null, 204);
  const asked = c.req.header('last-event-id') ?? c.req.query('after') ?? '';
  let cursor = CURSOR.test(asked) ? asked : undefined;

  const waiting: Signal[] = [];
  let wake: () => void = () => undefined;
  const hear = (signal: Signal): void => {
    if (waiting.length < 8 || signal.kind === 'end') waiting.push(signal);
    wake();
  };
  const leave = channel.listen(chat, sourceFor(c, deps), hear);
  if (!leave) return c.body(null, 503, { 'retry-after': '10' });
  c.header('x-accel-buffering', 'no');
  c.header('cache-control', 'no-store');
  return streamSSE(
    c,
    async (stream) => {
      stream.onAbort(() => hear({ kind: 'end' }));
      try {
        await stream.writeSSE({ event: 'detak', data: '', retry: RETRY_MS });
        let silentMs = 0;
        for (;;) {
          // Signals that came before this look are answered by it.
          const signals = waiting.splice(0);
          if (signals.some(({ kind }) => kind === 'end')) return;
          if (signals.some(({ kind }) => kind === 'rest')) {
            await stream.writeSSE({ event: 'istirahat', data: '' });
            return;
          }
          if (signals.some(({ kind }) => kind === 'working')) await stream.writeSSE({ event: 'bekerja', data: '' });
          for (;;) {
            const items = await deps.transcript(chat, { limit: BATCH, ...(cursor !== undefined && { after: cursor }) });
            for (const item of items) {
              cursor = item.cursor;
              const bubble = bubbleOf(item);
              if (bubble) await stream.writeSSE({ event: 'pesan', data: JSON.stringify(bubble), id: item.cursor });
              silentMs = 0;
            }
            if (items.length < BATCH || stream.aborted) break;
          }
          if (stream.aborted) return;
          const waitMs = Math.min(heartbeatMs - silentMs, channel.lookEveryMs ?? heartbeatMs);
          const wasSilent = await new Promise<boolean>((resolve) => {
            const timer = setTimeout(() => resolve(true), waitMs);
            wake = () => {
              clearTimeout(timer);
              resolve(false);
            };
            if (waiting.length > 0) wake();
          });
          silentMs = wasSilent ? silentMs + waitMs : 0;
          if (silentMs < heartbeatMs) continue;
          silentMs = 0;
          await stream.writeSSE({ event: 'detak', data: '' });
        }
      } finally {
        leave();
      }
    },
    async (error) => deps.onFault(error),
  );
}
