import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { readHandoverCode } from '../../core/handover/code.ts';
import { atOnce } from '../../http/at-once.ts';
import type { HttpEnv } from '../../http/env.ts';
import { hasLeft } from '../../http/has-left.ts';
import { chatPage, refuse } from './answers.tsx';
import { assetRoutes } from './assets.ts';
import type { WebChannel } from './channel.ts';
import { frameFor, isHttps, sourceFor, wordsFor } from './context.ts';
import type { WebDeps } from './deps.ts';
import { FileIntake } from './files-in.ts';
import { fileRoutes } from './files-out.ts';
import { type Frame, inLanguage, Page } from './layout.tsx';
import { leaveRoutes } from './leave.tsx';
import { sameSite } from './same-site.ts';
import { chatOf } from './session.ts';
import { SourcePace } from './source-pace.ts';
import { talkStream } from './stream.ts';
import { trackingRoutes } from './tracking.tsx';
import { takeWords, WORDS_BYTES_MAX } from './words-in.ts';

/** Messages whose bodies are in memory at once. */
const WORDS_AT_ONCE_MAX = 256;
/** Of these, of one source: whole villages share an address, and each message takes a moment only. */
const WORDS_OF_ONE_MAX = 64;
/** What whoever finds no place is told to wait. */
const BUSY_MS = 2_000;

/**
 * The web chat's side of HTTP. Mount it last: it answers any other GET with its page "not here".
 * @param options.heartbeatMs how often an event stream says that it lives
 */
export function webRoutes(
  channel: WebChannel,
  deps: WebDeps,
  options: { readonly heartbeatMs?: number } = {},
): Hono<HttpEnv> {
  const files = new FileIntake(channel, deps);
  const guard = sameSite(deps);
  const sources = new SourcePace();
  const busy = (c: Context<HttpEnv>, retryAfterMs = BUSY_MS) =>
    refuse(c, deps, { status: 429, say: wordsFor(c, deps).busy(), retryAfterMs, bodyUnread: true });
  const app = new Hono<HttpEnv>();

  app.route('/', assetRoutes());
  app.get('/', (c) => {
    const lostCookie = c.req.query('kuki') !== undefined && !chatOf(c, isHttps(deps));
    // Only put into the box: whatever fetches links on its own must not use the code up.
    const code = readHandoverCode(c.req.query('kode') ?? '');
    return chatPage(c, deps, {
      ...(lostCookie ? { notice: wordsFor(c, deps).noCookie() } : code ? { notice: wordsFor(c, deps).goOn() } : {}),
      ...(code ? { draft: `LAPOR ${code}` } : {}),
    });
  });
  app.get('/aliran', (c) => talkStream(c, channel, deps, options.heartbeatMs));
  app.post(
    '/pesan',
    guard,
    atOnce(WORDS_AT_ONCE_MAX, busy, { max: WORDS_OF_ONE_MAX, of: (c) => sourceFor(c, deps) }),
    (c, next) => {
      const waitMs = sources.take(sourceFor(c, deps), deps.now().getTime());
      return waitMs > 0 ? busy(c, waitMs) : next();
    },
    bodyLimit({
      maxSize: WORDS_BYTES_MAX,
      onError: (c) => refuse(c, deps, { status: 413, say: wordsFor(c, deps).textTooLong(), bodyUnread: true }),
    }),
    (c) => takeWords(c, channel, deps),
  );
  app.post('/lampiran', guard, (c) => files.take(c));
  app.route('/', fileRoutes(deps));
  app.use('/keluar', guard);
  app.route('/', leaveRoutes(deps));
  app.route('/', trackingRoutes(deps));

  app.get('*', async (c) => {
    const frame = frameFor(c, deps, '/');
    return c.html(
      `<!doctype html>${await (<Apart frame={frame} title={frame.words.notFound()} hint={frame.words.notFoundHint()} />).toString()}`,
      404,
    );
  });
  app.onError(async (error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    if (hasLeft(error, c)) return c.body(null, 400, { connection: 'close' });
    deps.onFault(error);
    const frame = frameFor(c, deps, '/');
    c.header('connection', 'close');
    return c.html(
      `<!doctype html>${await (<Apart frame={frame} title={frame.words.broken()} hint={frame.words.brokenHint()} />).toString()}`,
      500,
    );
  });
  return app;
}

/** A page that only says something and leads back. */
function Apart({ frame, title, hint }: { readonly frame: Frame; readonly title: string; readonly hint: string }) {
  return (
    <Page frame={frame} kind="plain" title={title}>
      <main class="sheet" id="isi" tabindex={-1}>
        <div class="problem">
          <h1>{title}</h1>
          <p>{hint}</p>
        </div>
        <p>
          <a href={inLanguage(frame, '/')}>{frame.words.toChat()}</a>
        </p>
      </main>
    </Page>
  );
}
