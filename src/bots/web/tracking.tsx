import { type Context, Hono } from 'hono';
import { localDate } from '../../core/calendar/local.ts';
import type { Status } from '../../core/complaint/status.ts';
import { clockOf } from '../../core/desk/clock/clock.ts';
import { explainClock } from '../../core/desk/clock/explain.ts';
import { dayOf, momentInFull } from '../../core/language/dates.ts';
import { SENTENCES } from '../../core/language/sentences.ts';
import type { StatusView } from '../../core/store/port/steps.ts';
import type { HttpEnv } from '../../http/env.ts';
import { frameFor, sourceFor } from './context.ts';
import type { WebDeps } from './deps.ts';
import { type Frame, inLanguage, Page } from './layout.tsx';

/** Longest thing that is looked at as a code: eleven characters, with room for spaces and hyphens. */
const CODE_MAX = 40;
/** What was typed, cut between two signs: half of one has no place in an address. */
const typedCode = (text: string): string => [...text.trim()].slice(0, CODE_MAX).join('');

/** `GET /lacak` (the form) and `GET /lacak/CODE` (status and timeline, nothing personal). */
export function trackingRoutes(deps: WebDeps): Hono<HttpEnv> {
  const { lookups } = deps;
  const app = new Hono<HttpEnv>();
  const show = async (
    c: Context<HttpEnv>,
    status: 200 | 404 | 429,
    props: Parameters<typeof TrackingPage>[0],
  ): Promise<Response> => {
    c.header('cache-control', 'no-store');
    c.header('x-robots-tag', 'noindex');
    return c.html(`<!doctype html>${await (<TrackingPage {...props} />).toString()}`, status);
  };

  app.get('/lacak', (c) => {
    const frame = frameFor(c, deps, '/lacak');
    const code = typedCode(c.req.query('kode') ?? '');
    if (code !== '') return c.redirect(inLanguage(frame, `/lacak/${encodeURIComponent(code)}`), 303);
    return show(c, 200, { frame });
  });

  app.get('/lacak/:code', async (c) => {
    const typed = typedCode(c.req.param('code'));
    const frame = frameFor(c, deps, `/lacak/${encodeURIComponent(typed)}`);
    const source = sourceFor(c, deps);
    const verdict = lookups.ask(source, 'page');
    if (!verdict.ok) {
      const seconds = Math.ceil(verdict.retryAfterMs / 1_000);
      c.header('retry-after', String(seconds));
      return show(c, 429, { frame, typed, problem: [frame.words.trackSlow(), frame.words.trackSlowHint({ seconds })] });
    }
    const view = await deps.track(typed);
    if (!view) {
      lookups.wrong(source, 'page');
      return show(c, 404, { frame, typed, problem: [frame.words.trackNone(), frame.words.trackNoneHint()] });
    }
    return show(c, 200, { frame, found: { view, deps } });
  });
  return app;
}

/** The page: the form, and above it what was found or what to do. */
function TrackingPage(props: {
  readonly frame: Frame;
  readonly typed?: string;
  readonly problem?: readonly [title: string, hint: string];
  readonly found?: { readonly view: StatusView; readonly deps: WebDeps };
}) {
  const { frame, found, problem } = props;
  const { words } = frame;
  return (
    <Page frame={frame} kind="plain" title={words.trackTitle()}>
      <main class="sheet" id="isi" tabindex={-1}>
        {found && <Found frame={frame} view={found.view} deps={found.deps} />}
        {problem && (
          <div class="problem" role="alert">
            <h1>{problem[0]}</h1>
            <p>{problem[1]}</p>
          </div>
        )}
        <form class="look" method="get" action="/lacak">
          {!found && !problem && <h1>{words.trackTitle()}</h1>}
          {!found && <p>{words.trackLead()}</p>}
          <label for="kode">{words.trackCode()}</label>
          <div class="line">
            <input
              id="kode"
              name="kode"
              type="text"
              required
              maxlength={CODE_MAX}
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              value={props.typed ?? ''}
              aria-describedby="contoh"
            />
            <button type="submit">{words.trackLook()}</button>
          </div>
          <p id="contoh" class="hint">
            {words.trackExample()}
          </p>
          {frame.language !== frame.defaultLanguage && <input type="hidden" name="lang" value={frame.language} />}
        </form>
        <p class="hint">{words.trackPrivate()}</p>
        <p>
          <a href={inLanguage(frame, '/')}>{words.toChat()}</a>
        </p>
      </main>
    </Page>
  );
}

function Found({ frame, view, deps }: { readonly frame: Frame; readonly view: StatusView; readonly deps: WebDeps }) {
  const { words, language } = frame;
  const desk = deps.policy.desks.find(({ id }) => id === view.desk);
  const zone = desk?.zone ?? deps.policy.zone;
  const category = deps.policy.categories.find(({ id }) => id === view.category)?.name[language];
  const clock = clockOf(view, deps.policy);
  const { anonymous } = view;
  const moment = (at: Date): string => (anonymous ? dayOf(at, zone, language) : momentInFull(at, zone, language));
  const datetime = (at: Date): string => (anonymous ? localDate(at, zone) : at.toISOString());
  const deskName = (id: string): string | undefined => deps.policy.desks.find((one) => one.id === id)?.name[language];
  return (
    <article class="found">
      <h1>
        <span class="code">{view.code}</span>
      </h1>
      <p class={`state ${view.status}`}>{statusWords(view.status, frame)}</p>
      {view.secret ? (
        <p>{words.trackSecret()}</p>
      ) : (
        <>
          <dl>
            {category && (
              <div>
                <dt>{words.trackCategory()}</dt>
                <dd>{category}</dd>
              </div>
            )}
            {desk && (
              <div>
                <dt>{words.trackDesk()}</dt>
                <dd>{desk.name[language]}</dd>
              </div>
            )}
            <div>
              <dt>{words.trackSubmitted()}</dt>
              <dd>{moment(view.submittedAt)}</dd>
            </div>
          </dl>
          {clock && <p>{explainClock(clock, deps.policy, language, 'citizen', deps.now(), { byDay: anonymous })}</p>}
          <h2>{words.trackHistory()}</h2>
          <ol class="timeline">
            {view.history
              .filter((entry, at, all) => at === 0 || entry.to !== all[at - 1]?.to || entry.desk !== all[at - 1]?.desk)
              .map((entry) => (
                <li>
                  <strong>{statusWords(entry.to, frame)}</strong>
                  {deskName(entry.desk) && <span>{deskName(entry.desk)}</span>}
                  <time datetime={datetime(entry.at)}>{moment(entry.at)}</time>
                </li>
              ))}
          </ol>
        </>
      )}
    </article>
  );
}

const statusWords = (status: Status, { language }: Frame): string => SENTENCES[language][`status_${status}`]();
