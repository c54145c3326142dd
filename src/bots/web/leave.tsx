import { Hono } from 'hono';
import type { HttpEnv } from '../../http/env.ts';
import { frameFor, isHttps } from './context.ts';
import type { WebDeps } from './deps.ts';
import { inLanguage, Page } from './layout.tsx';
import { closeChat } from './session.ts';

/** `GET` and `POST /keluar`: makes a shared phone forget the chat. What was filed goes on; nothing is erased at our side. */
export function leaveRoutes(deps: WebDeps): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  app.get('/keluar', async (c) => {
    const frame = frameFor(c, deps, '/keluar');
    const { words } = frame;
    c.header('cache-control', 'no-store');
    const page = (
      <Page frame={frame} kind="plain" title={words.leaveTitle()}>
        <main class="sheet" id="isi" tabindex={-1}>
          <form class="look" method="post" action={inLanguage(frame, '/keluar')}>
            <h1>{words.leaveTitle()}</h1>
            <p>{words.leaveLead()}</p>
            <div class="line">
              <button type="submit">{words.leaveYes()}</button>
              <a class="quiet" href={inLanguage(frame, '/')}>
                {words.leaveNo()}
              </a>
            </div>
          </form>
        </main>
      </Page>
    );
    return c.html(`<!doctype html>${await page.toString()}`);
  });
  app.post('/keluar', (c) => {
    closeChat(c, isHttps(deps));
    // The page's script then forgets what it had kept for sending later.
    return c.redirect(inLanguage(frameFor(c, deps, '/'), '/?tutup=1'), 303);
  });
  return app;
}
