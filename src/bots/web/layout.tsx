import type { Child } from 'hono/jsx';
import type { Language } from '../../core/language/language.ts';
import type { WebWords } from '../../core/language/web.ts';
import { assetPath, SCRIPTS } from './assets.ts';

/** What every page of ours shows around its content. */
export interface Frame {
  readonly language: Language;
  /** The language that pages have when the address names none. */
  readonly defaultLanguage: Language;
  readonly words: WebWords;
  /** Who runs the desk. */
  readonly name: string;
  /** Path of this page without the language, for the link to the other one. */
  readonly path: string;
}

/** An address of ours in the language of the page. */
export const inLanguage = (frame: Pick<Frame, 'language' | 'defaultLanguage'>, path: string): string =>
  frame.language === frame.defaultLanguage ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${frame.language}`;

/** The frame: head, who we are, the emergency line, the content, the footer. */
export function Page(props: {
  readonly frame: Frame;
  readonly kind: 'chat' | 'plain';
  readonly title?: string;
  /** JSON for the page's script; without it no script is loaded. */
  readonly settings?: string;
  readonly children: Child;
}) {
  const { frame, kind } = props;
  const { words } = frame;
  const other = frame.language === 'id' ? 'en' : 'id';
  return (
    <html lang={frame.language}>
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content"
        />
        <title>{props.title ? `${props.title} · ${frame.name}` : words.title({ name: frame.name })}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#0d4a47" />
        {kind === 'plain' && <meta name="robots" content="noindex" />}
        <link rel="icon" href={assetPath('mark.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetPath('chat.css')} />
        {/* All parts at once: on a slow network, asking for one after the other would take as many round trips. */}
        {props.settings && SCRIPTS.map((name) => <link rel="modulepreload" href={assetPath(name)} />)}
        {props.settings && <script type="module" src={assetPath('chat.js')} />}
      </head>
      <body class={kind} {...(props.settings && { 'data-settings': props.settings })}>
        <a class="skip" href={kind === 'chat' ? '#pesan' : '#isi'}>
          {words.skip()}
        </a>
        <header class="brand">
          <a class="home" href={inLanguage(frame, '/')}>
            <img src={assetPath('mark.svg')} alt="" width="44" height="44" />
            <span>
              <small>{words.service()}</small>
              {kind === 'chat' ? <h1>{frame.name}</h1> : <strong>{frame.name}</strong>}
            </span>
          </a>
          <a
            class="language"
            href={`${frame.path}?lang=${other}`}
            lang={other}
            hreflang={other}
            aria-label={words.otherLanguage()}
          >
            <span class="wide">{words.otherLanguage()}</span>
            <span class="narrow" aria-hidden="true">
              {words.otherLanguageCode().toUpperCase()}
            </span>
          </a>
        </header>
        <section class="how" aria-label={words.howTitle()}>
          <h2>{words.howTitle()}</h2>
          <ol>
            <li>{words.how1()}</li>
            <li>{words.how2()}</li>
            <li>{words.how3()}</li>
          </ol>
          <p>{words.anonymous()}</p>
        </section>
        <p class="emergency">
          <strong>{words.emergency()}</strong> <a href="tel:112">{words.emergencyCall()}</a>{' '}
          <span>({words.emergencyFree()})</span>
        </p>
        {props.children}
        <footer class="foot">
          <p>{words.privacy()}</p>
          <nav>
            <a href={inLanguage(frame, '/lacak')}>{words.track()}</a>
            <a href={inLanguage(frame, '/keluar')}>{words.leave()}</a>
          </nav>
        </footer>
      </body>
    </html>
  );
}
